% Errors: caught by identifier, raised again, cleaned up after, warnings, checks of arguments, and one that ends the program.
1;

function attempt (name, f)
  try
    value = f ();
    printf ("%s: %s\n", name, disp (value)(1:end-1));
  catch err
    printf ("%s: <%s> %s\n", name, err.identifier, err.message);
  end_try_catch
endfunction

function r = area (varargin)
  p = inputParser;
  p.FunctionName = "area";
  p.addRequired ("width", @(x) isnumeric (x) && x > 0);
  p.addOptional ("height", 1, @isnumeric);
  p.addParameter ("unit", "m", @ischar);
  p.addSwitch ("round");
  p.parse (varargin{:});
  r = p.Results.width * p.Results.height;
  if (p.Results.round), r = round (r); endif
  r = sprintf ("%g %s", r, p.Results.unit);
endfunction

function checked (x)
  validateattributes (x, {"numeric"}, {"positive", "integer"});
  printf ("%d is fine\n", x);
endfunction

function work (how)
  guard = onCleanup (@() printf ("  cleaned up after %s\n", how));
  unwind_protect
    printf ("  working: %s\n", how);
    if (strcmp (how, "badly"))
      error ("work:bad", "it was done %s at %d%%", how, 50);
    endif
  unwind_protect_cleanup
    printf ("  unwound\n");
  end_unwind_protect
endfunction

function varargout = nothing ()
endfunction

function r = depth (n)
  r = 1 + depth (n + 1);
endfunction

function check_sum (parts)
  try
    total = sum (cellfun (@(x) x, parts));
    printf ("total %g\n", total);
  catch inner
    error ("check:sum", "no sum of %d parts, because: %s", numel (parts), inner.message);
  end_try_catch
endfunction

m = magic (3);
attempt ("undefined", @() no_such_thing + 1);
attempt ("function", @() no_such_function (1, 2));
attempt ("index", @() m(4, 1));
attempt ("zero", @() m(0));
attempt ("half", @() m(1.5));
attempt ("product", @() m * [1 2]);
attempt ("sum", @() [1 2 3] + [1 2]);
attempt ("join", @() [1 2; 3]);
attempt ("field", @() struct ("a", 1).b);
attempt ("cell", @() {1, 2} + 1);
attempt ("arguments", @() ones (2)(1, 1, 1, 2));
attempt ("too many", @() area (1, 2, 3, 4, 5));
attempt ("text", @() str2func (5));
attempt ("key", @() containers.Map ()("none"));
attempt ("own", @() error ("mine:first", "value %d of %s", 7, "x"));
attempt ("without", @() error ("just a message"));
attempt ("struct", @() error (struct ("message", "from a struct", "identifier", "a:b")));
attempt ("no value", @() nothing ());
attempt ("number", @() str2double ("12x"));
attempt ("division", @() [1 -1 0] / 0);
attempt ("conversion", @() int8 ([200 -200 2.5]));
attempt ("chol", @() chol ([1 2; 2 1]));
attempt ("json", @() jsondecode ("[1, 2"));
attempt ("fine", @() 6 * 7);
attempt ("area", @() area (2.4, 3));
attempt ("area", @() area (2.4, 3, "unit", "km", "round"));
attempt ("area", @() area (-1));
for how = {"well", "badly"}
  try
    work (how{1});
  catch err
    printf ("caught %s from line %d of %s\n", err.message, err.stack(1).line, err.stack(1).name);
  end_try_catch
endfor
try
  checked (4); checked (2.5);
catch err
  disp (strtok (err.message, ":"));
end_try_catch
try
  check_sum ({1, 2, 3.5}); check_sum ({1, "two", {3}});
catch err
  printf ("%s | %s\n", err.identifier, err.message);
end_try_catch
try
  try
    error ("inner:id", "first");
  catch err
    rethrow (err);
  end_try_catch
catch again
  printf ("%s, the last one is %s\n", again.identifier, lasterr ());
end_try_catch
warning ("off", "quiet:one");
warning ("quiet:one", "nobody hears this");
warning ("loud:one", "this goes to stderr");
[message, id] = lastwarn (); printf ("%s %s\n", message, id);
try
  depth (0);
catch err
  disp (strtok (err.message, ":"));
end_try_catch
[status, message] = unlink ("missing.txt"); printf ("%d %s\n", status, message);
assert (1 + 1 == 2); 
try
  assert ([1 2 3], [1 2 4]);
catch
  disp ("not as expected");
end_try_catch
atexit ("goodbye");
function goodbye (), disp ("at the end"); endfunction
fprintf (stderr, "the next one is not caught\n");
x.value = cellfun (@(f) f (), {@() 1, @() error("fatal:one", "nobody catches this")});
disp ("never");
