<?php

const N = 150000;

const SOLAR_MASS = 4 * M_PI * M_PI;
const DAYS_PER_YEAR = 365.24;

class Body
{
    public function __construct(
        public float $x,
        public float $y,
        public float $z,
        public float $vx,
        public float $vy,
        public float $vz,
        public float $mass,
    ) {
        $this->vx *= DAYS_PER_YEAR;
        $this->vy *= DAYS_PER_YEAR;
        $this->vz *= DAYS_PER_YEAR;
        $this->mass *= SOLAR_MASS;
    }
}

function solar_system(): array
{
    return [
        new Body(0, 0, 0, 0, 0, 0, 1),
        new Body(4.84143144246472090, -1.16032004402742839, -0.103622044471123109,
            0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023, 0.000954791938424326609),
        new Body(8.34336671824457987, 4.12479856412430479, -0.403523417114321381,
            -0.00276742510726411021, 0.00499852801234917238, 0.0000230417297573763929, 0.000285885980666130812),
        new Body(12.8943695621391310, -15.1111514016986312, -0.223307578892655734,
            0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556, 0.0000436624404335156298),
        new Body(15.3796971148509165, -25.9193146099879641, 0.179258772950371181,
            0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870, 0.0000515138902046611451),
    ];
}

function offset_momentum(array $bodies): void
{
    $px = $py = $pz = 0.0;
    foreach ($bodies as $body) {
        $px += $body->vx * $body->mass;
        $py += $body->vy * $body->mass;
        $pz += $body->vz * $body->mass;
    }
    $sun = $bodies[0];
    $sun->vx = -$px / SOLAR_MASS;
    $sun->vy = -$py / SOLAR_MASS;
    $sun->vz = -$pz / SOLAR_MASS;
}

function energy(array $bodies): float
{
    $total = 0.0;
    foreach ($bodies as $i => $a) {
        $total += 0.5 * $a->mass * ($a->vx * $a->vx + $a->vy * $a->vy + $a->vz * $a->vz);
        for ($j = $i + 1; $j < count($bodies); $j++) {
            $b = $bodies[$j];
            $dx = $a->x - $b->x;
            $dy = $a->y - $b->y;
            $dz = $a->z - $b->z;
            $total -= $a->mass * $b->mass / sqrt($dx * $dx + $dy * $dy + $dz * $dz);
        }
    }
    return $total;
}

function advance(array $bodies, float $dt): void
{
    $count = count($bodies);
    for ($i = 0; $i < $count; $i++) {
        $a = $bodies[$i];
        for ($j = $i + 1; $j < $count; $j++) {
            $b = $bodies[$j];
            $dx = $a->x - $b->x;
            $dy = $a->y - $b->y;
            $dz = $a->z - $b->z;
            $squared = $dx * $dx + $dy * $dy + $dz * $dz;
            $magnitude = $dt / ($squared * sqrt($squared));
            $a->vx -= $dx * $b->mass * $magnitude;
            $a->vy -= $dy * $b->mass * $magnitude;
            $a->vz -= $dz * $b->mass * $magnitude;
            $b->vx += $dx * $a->mass * $magnitude;
            $b->vy += $dy * $a->mass * $magnitude;
            $b->vz += $dz * $a->mass * $magnitude;
        }
    }
    foreach ($bodies as $body) {
        $body->x += $dt * $body->vx;
        $body->y += $dt * $body->vy;
        $body->z += $dt * $body->vz;
    }
}

$bodies = solar_system();
offset_momentum($bodies);
printf("%.9f\n", energy($bodies));
for ($step = 0; $step < N; $step++) {
    advance($bodies, 0.01);
}
printf("%.9f\n", energy($bodies));
