% A table is read from stdin, checked, grouped and described; a histogram is drawn; what was wrong makes the exit code.
1;

function [record, problem] = parse (line)
  problem = "";
  record = [];
  fields = strtrim (strsplit (line, ","));
  if (numel (fields) != 4)
    problem = sprintf ("%d fields instead of 4", numel (fields));
    return;
  endif
  numbers = str2double (fields(3:4));
  if (any (isnan (numbers)))
    problem = sprintf ("no number: %s", strjoin (fields(2 + find (isnan (numbers))), " and "));
  elseif (! any (strcmp (fields{2}, {"north", "south", "east"})))
    problem = sprintf ("no region: \"%s\"", fields{2});
  elseif (numbers(1) < 0)
    problem = "an age below zero";
  else
    record = struct ("name", fields{1}, "region", fields{2}, "age", numbers(1), "score", numbers(2));
  endif
endfunction

function describe (name, x)
  q = quantile (x(:), [0.25 0.5 0.75], 1, 7);
  printf ("%-6s n=%d mean=%.3f sd=%.3f min=%g q=[%g %g %g] max=%g skew=%.3f\n", name, numel (x), mean (x), std (x), min (x), q, max (x), skewness (x));
endfunction

function histogram (x, edges)
  counts = histc (x, edges)(1:end-1);
  for k = 1:numel (counts)
    printf ("%5.1f - %5.1f | %s %d\n", edges(k), edges(k+1), repmat ("#", 1, counts(k)), counts(k));
  endfor
endfunction

records = struct ("name", {}, "region", {}, "age", {}, "score", {});
wrong = 0;
number = 0;
while (ischar (line = fgetl (stdin)))
  number++;
  line = regexprep (strtrim (line), '\s*#.*$', "");
  if (isempty (line))
    continue;
  endif
  [record, problem] = parse (line);
  if (isempty (problem))
    records(end+1) = record;
  else
    wrong++;
    printf ("line %d: %s\n", number, problem);
  endif
endwhile

age = [records.age];
score = [records.score];
printf ("%d good lines of %d\n", numel (records), number);
describe ("age", age);
describe ("score", score);
histogram (score, 0:20:100);

[regions, ~, group] = unique ({records.region});
means = accumarray (group(:), score(:), [], @mean);
oldest = accumarray (group(:), (1:numel (age))', [], @(k) k(find (age(k) == max (age(k)), 1)));
for k = 1:numel (regions)
  printf ("%-6s %d, mean score %6.2f, the oldest is %s\n", regions{k}, nnz (group == k), means(k), records(oldest(k)).name);
endfor

line = polyfit (age, score, 1);
r = corr (age', score');
printf ("score = %.4f * age + %.4f, r = %.4f, r^2 = %.4f\n", line, r, r ^ 2);
residuals = score - polyval (line, age);
[~, worst] = max (abs (residuals));
printf ("farthest from it: %s by %.2f, their sum is zero: %d\n", records(worst).name, residuals(worst), abs (sum (residuals)) < 1e-9);

% By region and then by score, what is equal in the order of the lines.
[~, order] = sortrows ([group(:), -score(:)]);
printf ("%s ", records(order).name);
printf ("\n");
printf ("%g ", ranks (score));
printf ("\n");

moving = conv (score, ones (1, 3) / 3, "valid");
printf ("%.2f ", moving);
printf ("\n");
z = zscore (score);
printf ("%.3f %.3f %d\n", z(1), max (z), abs (mean (z)) < 1e-12);
younger_and_older = full (sparse (group(:), 1 + (age(:) >= 40), 1))
if (wrong > 0)
  fprintf (stderr, "%d lines are wrong\n", wrong);
  exit (wrong);
endif
