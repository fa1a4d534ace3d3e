#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>

constexpr int N = 3000000;

constexpr double SOLAR_MASS = 4 * std::numbers::pi * std::numbers::pi;
constexpr double DAYS_PER_YEAR = 365.24;

struct Vector {
    double x, y, z;

    Vector operator-(const Vector &other) const { return {x - other.x, y - other.y, z - other.z}; }
    Vector operator*(double factor) const { return {x * factor, y * factor, z * factor}; }

    Vector &operator+=(const Vector &other) {
        x += other.x;
        y += other.y;
        z += other.z;
        return *this;
    }

    Vector &operator-=(const Vector &other) {
        x -= other.x;
        y -= other.y;
        z -= other.z;
        return *this;
    }

    double squared() const { return x * x + y * y + z * z; }
};

struct Body {
    Vector position, velocity;
    double mass;

    Body(Vector position, Vector velocity, double mass)
        : position(position), velocity(velocity * DAYS_PER_YEAR), mass(mass * SOLAR_MASS) {}
};

class SolarSystem {
    std::array<Body, 5> bodies = {
        Body({0, 0, 0}, {0, 0, 0}, 1),
        Body({4.84143144246472090, -1.16032004402742839, -0.103622044471123109},
             {0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023}, 0.000954791938424326609),
        Body({8.34336671824457987, 4.12479856412430479, -0.403523417114321381},
             {-0.00276742510726411021, 0.00499852801234917238, 0.0000230417297573763929}, 0.000285885980666130812),
        Body({12.8943695621391310, -15.1111514016986312, -0.223307578892655734},
             {0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556}, 0.0000436624404335156298),
        Body({15.3796971148509165, -25.9193146099879641, 0.179258772950371181},
             {0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870}, 0.0000515138902046611451),
    };

public:
    SolarSystem() {
        Vector momentum{0, 0, 0};
        for (const Body &body : bodies) momentum += body.velocity * body.mass;
        bodies[0].velocity -= momentum * (1 / SOLAR_MASS);
    }

    double energy() const {
        double total = 0;
        for (auto a = bodies.begin(); a != bodies.end(); ++a) {
            total += 0.5 * a->mass * a->velocity.squared();
            for (auto b = a + 1; b != bodies.end(); ++b) {
                total -= a->mass * b->mass / std::sqrt((a->position - b->position).squared());
            }
        }
        return total;
    }

    void advance(double dt) {
        for (auto a = bodies.begin(); a != bodies.end(); ++a) {
            for (auto b = a + 1; b != bodies.end(); ++b) {
                Vector difference = a->position - b->position;
                double squared = difference.squared();
                double magnitude = dt / (squared * std::sqrt(squared));
                a->velocity -= difference * (b->mass * magnitude);
                b->velocity += difference * (a->mass * magnitude);
            }
        }
        for (Body &body : bodies) body.position += body.velocity * dt;
    }
};

int main() {
    SolarSystem system;
    std::printf("%.9f\n", system.energy());
    for (int step = 0; step < N; step++) system.advance(0.01);
    std::printf("%.9f\n", system.energy());
}
