N = 50_000

SOLAR_MASS = 4 * Math::PI * Math::PI
DAYS_PER_YEAR = 365.24

class Body
  attr_accessor :x, :y, :z, :vx, :vy, :vz
  attr_reader :mass

  def initialize(x, y, z, vx, vy, vz, mass)
    @x, @y, @z = x, y, z
    @vx = vx * DAYS_PER_YEAR
    @vy = vy * DAYS_PER_YEAR
    @vz = vz * DAYS_PER_YEAR
    @mass = mass * SOLAR_MASS
  end

  def kinetic_energy
    0.5 * @mass * (@vx * @vx + @vy * @vy + @vz * @vz)
  end

  def push(dx, dy, dz, factor)
    @vx += dx * factor
    @vy += dy * factor
    @vz += dz * factor
  end

  def move(dt)
    @x += dt * @vx
    @y += dt * @vy
    @z += dt * @vz
  end
end

def solar_system
  [
    Body.new(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
    Body.new(4.84143144246472090, -1.16032004402742839, -0.103622044471123109,
             0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023, 0.000954791938424326609),
    Body.new(8.34336671824457987, 4.12479856412430479, -0.403523417114321381,
             -0.00276742510726411021, 0.00499852801234917238, 0.0000230417297573763929, 0.000285885980666130812),
    Body.new(12.8943695621391310, -15.1111514016986312, -0.223307578892655734,
             0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556, 0.0000436624404335156298),
    Body.new(15.3796971148509165, -25.9193146099879641, 0.179258772950371181,
             0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870, 0.0000515138902046611451)
  ]
end

def offset_momentum(bodies)
  sun = bodies.first
  sun.vx = -bodies.sum { |body| body.vx * body.mass } / SOLAR_MASS
  sun.vy = -bodies.sum { |body| body.vy * body.mass } / SOLAR_MASS
  sun.vz = -bodies.sum { |body| body.vz * body.mass } / SOLAR_MASS
end

def energy(bodies)
  potential = bodies.combination(2).sum do |a, b|
    dx = a.x - b.x
    dy = a.y - b.y
    dz = a.z - b.z
    a.mass * b.mass / Math.sqrt(dx * dx + dy * dy + dz * dz)
  end
  bodies.sum(&:kinetic_energy) - potential
end

def advance(bodies, pairs, dt)
  pairs.each do |a, b|
    dx = a.x - b.x
    dy = a.y - b.y
    dz = a.z - b.z
    squared = dx * dx + dy * dy + dz * dz
    magnitude = dt / (squared * Math.sqrt(squared))
    a.push(dx, dy, dz, -b.mass * magnitude)
    b.push(dx, dy, dz, a.mass * magnitude)
  end
  bodies.each { |body| body.move(dt) }
end

bodies = solar_system
pairs = bodies.combination(2).to_a
offset_momentum(bodies)
puts format("%.9f", energy(bodies))
N.times { advance(bodies, pairs, 0.01) }
puts format("%.9f", energy(bodies))
