% Functions and data: handles that remember, cells, structs, maps, many results, recursion, sorting, and what applies to all.
1;

function varargout = stats (x, varargin)
  wanted = {"mean", "median", "range"};
  if (nargin > 1)
    wanted = varargin;
  endif
  for k = 1:max (nargout, 1)
    switch (wanted{k})
      case {"mean", "average"}
        varargout{k} = mean (x);
      case "median"
        varargout{k} = median (x);
      case "range"
        varargout{k} = max (x) - min (x);
      otherwise
        error ("stats:unknown", "no statistic '%s'", wanted{k});
    endswitch
  endfor
endfunction

function result = compose (varargin)
  result = @(x) x;
  for f = varargin
    result = @(x) f{1} (result (x));
  endfor
endfunction

function c = counter ()
  persistent n = 0;
  c = ++n;
endfunction

function moves = hanoi (n, from, to, via)
  if (n == 0)
    moves = {};
  else
    moves = [hanoi(n - 1, from, via, to), {[from to]}, hanoi(n - 1, via, to, from)];
  endif
endfunction

function sorted = quick (list, less = @(a, b) a < b)
  if (numel (list) < 2)
    sorted = list;
    return;
  endif
  pivot = list(1);
  rest = list(2:end);
  is_less = arrayfun (@(x) less (x, pivot), rest);
  sorted = [quick(rest(is_less), less), pivot, quick(rest(! is_less), less)];
endfunction

function text = show (value, depth = 0)
  pad = repmat (" ", 1, 2 * depth);
  if (isstruct (value) && isscalar (value))
    text = "";
    for [v, key] = value
      if (isstruct (v))
        text = [text, pad, key, ":\n", show(v, depth + 1)];
      else
        text = [text, pad, key, ": ", show(v), "\n"];
      endif
    endfor
  elseif (iscell (value))
    text = ["{", strjoin(cellfun (@show, value(:)', "UniformOutput", false), ", "), "}"];
  elseif (ischar (value))
    text = ["\"", value, "\""];
  elseif (is_function_handle (value))
    text = func2str (value);
  else
    text = mat2str (value);
  endif
endfunction

[a, b, c] = stats ([1 9 2 4]);
printf ("%g %g %g %g\n", a, b, c, stats ([1 9 2 4], "range"));
[~, where] = max ([3 9 4]);
scale = 3;
triple = @(x) scale * x;
scale = 100;
printf ("%d %d %d\n", where, triple (4), compose (triple, @sqrt, @(x) x - 1) (12));
add = @(x) @(y) x + y;
printf ("%d %s %d\n", add (3) (4), func2str (triple), nargin ("stats"));
counter (); counter (); printf ("%d\n", counter ());
moves = hanoi (3, "A", "C", "B"); printf ("%d: %s\n", numel (moves), strjoin (moves, " "));
disp (quick ([3 1 2 3 0 9 1])); disp (quick ([3 1 2], @(a, b) a > b));

person = struct ("name", "Ada", "born", 1815, "address", struct ("city", "London", "zip", {{"W1", 7}}));
person.tags = {"x", [1 2], {true}};
person.square = @(x) x ^ 2;
printf ("%s", show (person));
people = struct ("name", {"Zoe", "Ann", "Bob", "Cid"}, "age", {30, 25, 30, 25});
[~, order] = sort ([people.age]);
printf ("%s ", people(order).name); printf ("| %s\n", strjoin ({people([people.age] == 30).name}, "+"));
people(2).age += 10; people(3) = [];
people = arrayfun (@(p) setfield (p, "name", upper (p.name)), people)
printf ("%d %s\n", isfield (people, "age"), strjoin (fieldnames (orderfields (rmfield (person, "tags")))', ","));

stock = containers.Map ();
for item = {"pear", "apple", "fig", "apple"}
  key = item{1};
  if (! isKey (stock, key)), stock(key) = 0; endif
  stock(key) += 1;
endfor
printf ("%s=%d ", [keys(stock); values(stock)]{:}); printf ("| %d\n", stock.Count);
numbers = containers.Map ({1, 5, 3}, {"one", "five", "three"}); numbers.remove (5);
printf ("%d %s\n", cell2mat (keys (numbers))(end), numbers(3));

cells = {1, "two"; [3 4 5], {6}};
class (cells{2, 2}), size (cells), cells(:, 1)
cellfun (@numel, cells), cellfun (@(x) [class(x) "!"], cells(1, :), "UniformOutput", false)
arrayfun (@(n) sum (1:n), 1:5), accumarray ([1; 2; 1; 3], [10; 20; 30; 40])'
[values, places] = sort ({"pear", "fig", "apple"}), unique ([3 1 2 3 1]), [tf, index] = ismember ([1 5], [5 6 1])
total = 0; k = 0;
do
  k++;
  if (mod (k, 3) == 0), continue; endif
  total += k;
until (total > 20)
while (true), total -= 7; if (total < 0), break; endif, endwhile
k, total, ifelse = merge (k > 5, "more", "less"), xor (true, false), ! isempty ([]), isrow ("abc")
sieve = true (1, 50); sieve(1) = false;
for n = 2:7, if (sieve(n)), sieve(n*n:n:end) = false; endif, endfor
primes_found = find (sieve), isequal (primes_found, primes (50)), factor (360), nchoosek (5, 2), perms ([1 2 3])(1, :)
fibonacci = @(n) round (((1 + sqrt (5)) / 2) ^ n / sqrt (5)); arrayfun (fibonacci, 1:12)
inputname_free = evalc ("disp (1 + 1)"); printf ("[%s] %d\n", strtrim (inputname_free), eval ("2 * 21"));
feval (@plus, 1, 2), func = str2func ("max"); func ([4 8 2]), cellfun ("isempty", {[], 1, ""})
