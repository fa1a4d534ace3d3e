% Algorithms over arrays: life, a walk through a maze, shortest ways, differential equations, a random walk with a seed, and big numbers in digits.
1;

function board = life (board, steps)
  for k = 1:steps
    around = zeros (size (board));
    for dx = -1:1
      for dy = -1:1
        if (dx || dy)
          around += circshift (board, [dx dy]);
        endif
      endfor
    endfor
    board = (around == 3) | (board & around == 2);
  endfor
endfunction

function [steps, way] = solve (maze)
  from = find (maze == "S");
  goal = find (maze == "E");
  before = zeros (size (maze));
  before(from) = from;
  queue = from;
  while (! isempty (queue) && ! before(goal))
    at = queue(1);
    queue(1) = [];
    for next = at + [-1, 1, -rows(maze), rows(maze)]
      if (maze(next) != "#" && ! before(next))
        before(next) = at;
        queue(end+1) = next;
      endif
    endfor
  endwhile
  way = goal;
  while (way(1) != from)
    way = [before(way(1)), way];
  endwhile
  steps = numel (way) - 1;
endfunction

function d = floyd (d)
  for k = 1:rows (d)
    d = min (d, d(:, k) + d(k, :));
  endfor
endfunction

function [t, y] = runge_kutta (f, from, to, y, steps)
  h = (to - from) / steps;
  t = from;
  for k = 1:steps
    k1 = f (t, y);
    k2 = f (t + h / 2, y + h / 2 * k1);
    k3 = f (t + h / 2, y + h / 2 * k2);
    k4 = f (t + h, y + h * k3);
    y += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    t += h;
  endfor
endfunction

% Digits, the lowest first.
function digits = times (digits, n)
  digits *= n;
  k = 1;
  while (k <= numel (digits))
    carry = floor (digits(k) / 10);
    digits(k) -= 10 * carry;
    if (carry)
      if (k == numel (digits)), digits(k+1) = 0; endif
      digits(k+1) += carry;
    endif
    k++;
  endwhile
endfunction

function [best, taken] = knapsack (weights, values, room)
  table = zeros (numel (weights) + 1, room + 1);
  for i = 1:numel (weights)
    with = -Inf (1, room + 1);
    with(weights(i)+1:end) = table(i, 1:end-weights(i)) + values(i);
    table(i+1, :) = max (table(i, :), with);
  endfor
  best = table(end, end);
  taken = [];
  for i = numel (weights):-1:1
    if (table(i+1, room+1) != table(i, room+1))
      taken = [i, taken];
      room -= weights(i);
    endif
  endfor
endfunction

board = zeros (8);
board(sub2ind (size (board), [1 2 3 3 3], [2 3 1 2 3])) = 1;
puts ([repmat(" ", 8, 0), char(life (board, 9) * ("#" - ".") + "."), repmat("\n", 8, 1)]'(:)');
maze = ["##########"; "#S..#....#"; "#.#.#.##.#"; "#.#...#..#"; "#.#####.##"; "#......E##"; "##########"];
[steps, way] = solve (maze);
maze(way(2:end-1)) = "*";
printf ("%d steps\n%s", steps, [maze, repmat("\n", rows (maze), 1)]');
d = Inf (5); d(1:6:end) = 0;
for e = [1 2 7; 1 3 3; 3 2 1; 2 4 2; 3 4 8; 4 5 4]', d(e(1), e(2)) = e(3); endfor
disp (floyd (d));
[~, y] = runge_kutta (@(t, y) [y(2); -y(1)], 0, pi, [0; 1], 1000); printf ("%.8f %.8f\n", abs (y));
[t, y] = ode45 (@(t, y) -2 * y, [0 1], 1, odeset ("RelTol", 1e-8)); printf ("%d\n", abs (y(end) - exp (-2)) < 1e-6);
rand ("twister", 42); a = rand (1, 3); rand ("twister", 42); b = rand (1, 3); printf ("%d %d\n", isequal (a, b), all (a > 0 & a < 1));
randn ("twister", 7); walk = cumsum (randn (1, 1000)); printf ("%d\n", abs (walk(end)) < 150);
rand ("twister", 1); inside = mean (sum (rand (2, 20000) .^ 2) <= 1) * 4; printf ("%d\n", abs (inside - pi) < 0.05);
digits = 1; for n = 2:30, digits = times (digits, n); endfor
printf ("%s\n", char (fliplr (digits) + "0"));
[best, taken] = knapsack ([12 2 1 4 1], [4 2 1 10 2], 15); printf ("%d: %s\n", best, mat2str (taken));
% The set of Mandelbrot, all points at once.
[x, y] = meshgrid (linspace (-2.1, 0.6, 46), linspace (-1.1, 1.1, 15));
c = x + 1i * y; z = zeros (size (c)); count = z;
for k = 1:30
  inside = abs (z) <= 2;
  z(inside) = z(inside) .^ 2 + c(inside);
  count += inside;
endfor
shades = " .:-=+*#%@";
picture = shades(min (floor (count / 3) + 1, 10));
printf ("%s\n", cellstr (picture){:});
queens = perms (1:6); good = arrayfun (@(k) numel (unique (queens(k, :) + (1:6))) == 6 && numel (unique (queens(k, :) - (1:6))) == 6, 1:rows (queens));
disp (sortrows (queens(good, :)));
[minimum, value] = fminsearch (@(p) (1 - p(1)) ^ 2 + 100 * (p(2) - p(1) ^ 2) ^ 2, [-1 2], optimset ("TolX", 1e-8, "TolFun", 1e-8)); printf ("%.4f %.4f\n", minimum);
x = fsolve (@(x) [x(1) ^ 2 + x(2) ^ 2 - 4; x(1) - x(2)], [1; 2], optimset ("TolX", 1e-10, "TolFun", 1e-12)); printf ("%.5f %.5f\n", x);
best = glpk ([10; 6; 4], [1 1 1; 10 4 5; 2 2 6], [100; 600; 300], zeros (3, 1), [], "UUU", "CCC", -1); printf ("%.4f ", best); printf ("\n");
