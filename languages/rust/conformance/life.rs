//! Conway's life, a maze and an n-queens count: loops, slices, recursion, macros, modules.
mod grid {
    pub struct Grid {
        pub width: usize,
        pub cells: Vec<bool>,
    }

    impl Grid {
        pub fn from_text(text: &str, width: usize, height: usize) -> Self {
            let mut cells = vec![false; width * height];
            for (y, line) in text.lines().enumerate() {
                for (x, c) in line.chars().enumerate().filter(|(_, c)| *c == '#') {
                    debug_assert_eq!(c, '#');
                    cells[(y + 1) * width + x + 1] = true;
                }
            }
            Self { width, cells }
        }

        pub fn step(&mut self) {
            let height = self.cells.len() / self.width;
            let neighbours = |at: usize| {
                let (x, y) = (at % self.width, at / self.width);
                let around = [height - 1, 0, 1].into_iter().flat_map(|dy| [self.width - 1, 0, 1].map(|dx| (dx, dy)));
                around
                    .filter(|around| *around != (0, 0))
                    .filter(|(dx, dy)| self.cells[(y + dy) % height * self.width + (x + dx) % self.width])
                    .count()
            };
            let next = (0..self.cells.len()).map(|at| matches!((self.cells[at], neighbours(at)), (_, 3) | (true, 2)));
            self.cells = next.collect();
        }
    }

    impl std::fmt::Display for Grid {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            for row in self.cells.chunks(self.width) {
                writeln!(f, "{}", row.iter().map(|alive| if *alive { '#' } else { '.' }).collect::<String>())?;
            }
            Ok(())
        }
    }
}

use grid::Grid;

struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}

fn maze(width: usize, height: usize, random: &mut Random) -> Vec<Vec<char>> {
    let mut walls = vec![vec!['#'; 2 * width + 1]; 2 * height + 1];
    fn dig(walls: &mut [Vec<char>], x: usize, y: usize, random: &mut Random) {
        walls[y][x] = ' ';
        let mut ways = [(0i32, -2i32), (0, 2), (-2, 0), (2, 0)];
        for i in (1..ways.len()).rev() {
            ways.swap(i, random.below(i as u64 + 1) as usize);
        }
        for (dx, dy) in ways {
            let (nx, ny) = ((x as i32 + dx) as usize, (y as i32 + dy) as usize);
            if walls.get(ny).and_then(|row| row.get(nx)) == Some(&'#') {
                walls[(y as i32 + dy / 2) as usize][(x as i32 + dx / 2) as usize] = ' ';
                dig(walls, nx, ny, random);
            }
        }
    }
    dig(&mut walls, 1, 1, random);
    walls
}

fn queens(n: u32, row: u32, columns: u32, left: u32, right: u32) -> u64 {
    if row == n {
        return 1;
    }
    let free = !(columns | left | right) & ((1 << n) - 1);
    (0..n)
        .map(|column| 1 << column)
        .filter(|bit| free & bit != 0)
        .map(|bit| queens(n, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1))
        .sum()
}

macro_rules! table {
    ($($name:ident = $value:expr),+ $(,)?) => {{
        let mut table = Vec::new();
        $(table.push((stringify!($name), ($value).to_string()));)+
        table
    }};
}

fn main() {
    let mut glider = Grid::from_text(".#.\n..#\n###", 10, 7);
    for _ in 0..12 {
        glider.step();
    }
    print!("{glider}");
    println!("alive: {}", glider.cells.iter().filter(|alive| **alive).count());
    let walls = maze(9, 4, &mut Random(2024));
    let open = walls.iter().flatten().filter(|c| **c == ' ').count();
    println!("{open} {}", walls.len() * walls[0].len());
    for (name, value) in table![one = queens(1, 0, 0, 0, 0), six = queens(6, 0, 0, 0, 0), nine = queens(9, 0, 0, 0, 0)] {
        println!("{name:>5}: {value}");
    }
    let answer = 'outer: loop {
        for a in 1.. {
            for b in a..1000 {
                let c = 1000u32.wrapping_sub(a + b);
                if a * a + b * b == c * c {
                    break 'outer (a, b, c);
                }
            }
        }
    };
    println!("{answer:?}");
    std::process::exit(if open == 71 { 0 } else { 5 });
}
