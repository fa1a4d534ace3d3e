use strict;
use warnings;

use constant N => 50000;

use constant PI => 3.141592653589793;
use constant SOLAR_MASS => 4 * PI * PI;
use constant DAYS_PER_YEAR => 365.24;

sub body {
    my ($x, $y, $z, $vx, $vy, $vz, $mass) = @_;
    return {
        x => $x, y => $y, z => $z,
        vx => $vx * DAYS_PER_YEAR, vy => $vy * DAYS_PER_YEAR, vz => $vz * DAYS_PER_YEAR,
        mass => $mass * SOLAR_MASS,
    };
}

sub solar_system {
    return (
        body(0, 0, 0, 0, 0, 0, 1),
        body(4.84143144246472090, -1.16032004402742839, -0.103622044471123109,
            0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023, 0.000954791938424326609),
        body(8.34336671824457987, 4.12479856412430479, -0.403523417114321381,
            -0.00276742510726411021, 0.00499852801234917238, 0.0000230417297573763929, 0.000285885980666130812),
        body(12.8943695621391310, -15.1111514016986312, -0.223307578892655734,
            0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556, 0.0000436624404335156298),
        body(15.3796971148509165, -25.9193146099879641, 0.179258772950371181,
            0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870, 0.0000515138902046611451),
    );
}

sub offset_momentum {
    my @bodies = @_;
    my ($px, $py, $pz) = (0, 0, 0);
    for my $body (@bodies) {
        $px += $body->{vx} * $body->{mass};
        $py += $body->{vy} * $body->{mass};
        $pz += $body->{vz} * $body->{mass};
    }
    my $sun = $bodies[0];
    $sun->{vx} = -$px / SOLAR_MASS;
    $sun->{vy} = -$py / SOLAR_MASS;
    $sun->{vz} = -$pz / SOLAR_MASS;
}

sub energy {
    my @bodies = @_;
    my $total = 0;
    for my $body (@bodies) {
        $total += 0.5 * $body->{mass} * ($body->{vx} ** 2 + $body->{vy} ** 2 + $body->{vz} ** 2);
    }
    for my $i (0 .. $#bodies) {
        for my $j ($i + 1 .. $#bodies) {
            my ($a, $b) = @bodies[$i, $j];
            my $distance = sqrt(($a->{x} - $b->{x}) ** 2 + ($a->{y} - $b->{y}) ** 2 + ($a->{z} - $b->{z}) ** 2);
            $total -= $a->{mass} * $b->{mass} / $distance;
        }
    }
    return $total;
}

sub advance {
    my ($bodies, $dt) = @_;
    for my $i (0 .. $#$bodies) {
        my $a = $bodies->[$i];
        for my $j ($i + 1 .. $#$bodies) {
            my $b = $bodies->[$j];
            my $dx = $a->{x} - $b->{x};
            my $dy = $a->{y} - $b->{y};
            my $dz = $a->{z} - $b->{z};
            my $squared = $dx * $dx + $dy * $dy + $dz * $dz;
            my $magnitude = $dt / ($squared * sqrt($squared));
            $a->{vx} -= $dx * $b->{mass} * $magnitude;
            $a->{vy} -= $dy * $b->{mass} * $magnitude;
            $a->{vz} -= $dz * $b->{mass} * $magnitude;
            $b->{vx} += $dx * $a->{mass} * $magnitude;
            $b->{vy} += $dy * $a->{mass} * $magnitude;
            $b->{vz} += $dz * $a->{mass} * $magnitude;
        }
    }
    for my $body (@$bodies) {
        $body->{x} += $dt * $body->{vx};
        $body->{y} += $dt * $body->{vy};
        $body->{z} += $dt * $body->{vz};
    }
}

my @bodies = solar_system();
offset_momentum(@bodies);
printf "%.9f\n", energy(@bodies);
advance(\@bodies, 0.01) for 1 .. N;
printf "%.9f\n", energy(@bodies);
