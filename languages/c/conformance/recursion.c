// Recursion: towers, permutations, queens, Ackermann, mutual, flood fill, a maze, a sudoku, edit distance.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static long moves;
static void hanoi(int disks, char from, char to, char spare)
{
    if (disks == 0)
        return;
    hanoi(disks - 1, from, spare, to);
    if (++moves <= 3)
        printf("%c to %c, ", from, to);
    hanoi(disks - 1, spare, to, from);
}

static int permute(char *text, int from, int length)
{
    if (from == length)
        return printf("%s ", text), 1;
    int count = 0;
    for (int i = from; i < length; i++) {
        char swap = text[from];
        text[from] = text[i], text[i] = swap;
        count += permute(text, from + 1, length);
        swap = text[from];
        text[from] = text[i], text[i] = swap;
    }
    return count;
}

static int queens(int n, unsigned columns, unsigned left, unsigned right, int row)
{
    if (row == n)
        return 1;
    int count = 0;
    for (unsigned free = ~(columns | left | right) & ((1u << n) - 1); free; free &= free - 1) {
        unsigned bit = free & -free;
        count += queens(n, columns | bit, (left | bit) << 1, (right | bit) >> 1, row + 1);
    }
    return count;
}

static unsigned ackermann(unsigned m, unsigned n)
{
    return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
}

static int odd(int n);
static int even(int n) { return n == 0 ? 1 : odd(n - 1); }
static int odd(int n) { return n == 0 ? 0 : even(n - 1); }

static int fill(char map[][16], int row, int column)
{
    if (row < 0 || row > 5 || column < 0 || column > 14 || map[row][column] != '.')
        return 0;
    map[row][column] = '~';
    return 1 + fill(map, row + 1, column) + fill(map, row - 1, column) + fill(map, row, column + 1) +
           fill(map, row, column - 1);
}

static int fits(int grid[9][9], int row, int column, int digit)
{
    for (int i = 0; i < 9; i++)
        if (grid[row][i] == digit || grid[i][column] == digit ||
            grid[row / 3 * 3 + i / 3][column / 3 * 3 + i % 3] == digit)
            return 0;
    return 1;
}
static int solve(int grid[9][9], int at)
{
    while (at < 81 && grid[at / 9][at % 9])
        at++;
    if (at == 81)
        return 1;
    for (int digit = 1; digit <= 9; digit++)
        if (fits(grid, at / 9, at % 9, digit)) {
            grid[at / 9][at % 9] = digit;
            if (solve(grid, at + 1))
                return 1;
            grid[at / 9][at % 9] = 0;
        }
    return 0;
}

static int distance(const char *a, const char *b, int known[][32], int i, int j)
{
    if (i == 0 || j == 0)
        return i + j;
    if (known[i][j])
        return known[i][j] - 1;
    int best = distance(a, b, known, i - 1, j - 1) + (a[i - 1] != b[j - 1]);
    int other = distance(a, b, known, i - 1, j) + 1;
    best = other < best ? other : best;
    other = distance(a, b, known, i, j - 1) + 1;
    best = other < best ? other : best;
    known[i][j] = best + 1;
    return best;
}

int main(void)
{
    hanoi(16, 'A', 'C', 'B');
    printf("%ld moves\n", moves);
    char letters[] = "abcd";
    printf("%d permutations\n", permute(letters, 0, 4));
    for (int n = 4; n <= 10; n++)
        printf("%d ", queens(n, 0, 0, 0, 0));
    printf("\nackermann %u, even %d, odd %d\n", ackermann(2, 300), even(30000), odd(30001));
    char map[6][16] = { "...#.....#....", ".#.#.###.#.##.", ".#...#...#..#.", ".#####.#####.#", "....#..#......", "###.#.##.####." };
    for (int row = 0; row < 6; row++)
        for (int column = 0; column < 14; column++) {
            int size = fill(map, row, column);
            if (size)
                printf("pool of %d at %d,%d; ", size, row, column);
        }
    putchar('\n');
    int grid[9][9];
    const char *puzzle = "530070000600195000098000060800060003400803001700020006060000280000419005000080079";
    for (int i = 0; i < 81; i++)
        grid[i / 9][i % 9] = puzzle[i] - '0';
    printf("solved %d:\n", solve(grid, 0));
    for (int row = 0; row < 9; row++)
        for (int column = 0; column < 9; column++)
            printf("%d%c", grid[row][column], column < 8 ? ' ' : '\n');
    int known[32][32] = { 0 };
    printf("distance %d\n", distance("intention", "execution", known, 9, 9));
    return 0;
}
