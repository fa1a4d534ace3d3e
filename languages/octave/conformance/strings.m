% Text: strings as arrays of bytes, regular expressions, numbers read and written, dates, JSON, Unicode, and files.
1;

function secret = caesar (text, by)
  secret = text;
  upper_ones = isupper (text); lower_ones = islower (text);
  secret(upper_ones) = mod (text(upper_ones) - "A" + by, 26) + "A";
  secret(lower_ones) = mod (text(lower_ones) - "a" + by, 26) + "a";
endfunction

function code = run_lengths (text)
  ends = [find(diff (double (text)) != 0), numel(text)];
  code = sprintf ("%d%s", [num2cell(diff ([0 ends])); cellstr(text(ends)')']{:});
endfunction

function text = roman (n)
  text = "";
  for [value, name] = struct ("M", 1000, "CM", 900, "D", 500, "CD", 400, "C", 100, "XC", 90, "L", 50, "XL", 40, "X", 10, "IX", 9, "V", 5, "IV", 4, "I", 1)
    while (n >= value)
      text = [text name];
      n -= value;
    endwhile
  endfor
endfunction

function d = distance (a, b)
  d = zeros (numel (a) + 1, numel (b) + 1);
  d(:, 1) = 0:numel (a);
  d(1, :) = 0:numel (b);
  for i = 1:numel (a)
    for j = 1:numel (b)
      d(i+1, j+1) = min ([d(i, j+1) + 1, d(i+1, j) + 1, d(i, j) + (a(i) != b(j))]);
    endfor
  endfor
  d = d(end, end);
endfunction

text = "The rain in the north is colder than the rain in the south";
words = strsplit (lower (text), " ");
[unique_words, ~, which] = unique (words);
counts = accumarray (which(:), 1)';
[~, order] = sort (-counts);
for k = order(1:3), printf ("%s %d; ", unique_words{k}, counts(k)); endfor, printf ("of %d\n", numel (words));
printf ("%s | %s | %s\n", caesar ("Hello, World!", 3), caesar (caesar ("Hello, World!", 3), -3), run_lengths ("aaabccdddd"));
printf ("%s ", cellfun (@roman, {4, 9, 1994, 2024}, "UniformOutput", false){:}); printf ("| %d %d\n", distance ("kitten", "sitting"), distance ("", "abc"));
printf ("%s|%5s|%-6s|%05d|%+.2f|%e|%g|%x|%o|%c%c|%%\n", "ab", "cd", "ef", 42, pi, 12345.678, 1e-7, 255, 8, "ok");
printf ("%d %s\n", 1, "a", 2, "b"); printf ("[%s]\n", num2str (pi, 8), num2str ([1 2; 3 4])(2, :), disp (1.5)(1:3), mat2str ([true false]), int2str (2.7));
upper ("abc"), fliplr ("stressed"), strtrim ("  x  "), ["abc"; "xyz"](2, :), double ("A"), char ([72 105]), blanks (2), repmat ("ab", 1, 3)
strrep ("one two one", "one", "1"), strcat ("a ", "b", "c"), [ "a " "b" ], strvcat ("long one", "x"), strjust (["a  "; "bb "], "right")
strfind ("abcabc", "bc"), index ("abcabc", "b", "last"), strncmpi ("HELLO", "help", 3), strcmp ({"a", "b"}, "b"), any (isspace ("a b"))
[token, rest] = strtok ("first second third"), substr = text(5:8), ostrsplit ("a:b;c", ":;"), mat2str (str2num ("[1 2 3] * 2")), str2double ({"2.5e3", "x", "1,000"})
[tokens, names] = regexp ("key = value; other=thing", '(?<key>\w+)\s*=\s*(?<value>\w+)', "tokens", "names"); tokens{2}, names(1).key
regexprep ("2024-05-17", '(\d+)-(\d+)-(\d+)', '$3.$2.$1'), regexp ("a1b22c333", '\d+', "match"), regexp ("one,two", ",", "split"), regexp ("abc", "(?=c)"), regexpi ("ABC", "b", "match"){1}
[first, last] = regexp (text, 'n\w+h'), isempty (regexp ("ada@example.org", '^[^@\s]+@[^@\s]+\.[a-z]+$', "once"))
dec2bin (10), bin2dec ("1010"), dec2hex (255), hex2dec ({"FF", "10"})', dec2base (35, 36), bitshift (1, 10), sprintf ("%d", "AB"), "a" + 1
validatestring ("app", {"apple", "pear"}), untabify ("\ta"), do_string_escapes ('a\tb'), undo_string_escapes ("a\tb"), 'single ''quoted''', "double \"quoted\""
datestr (datenum (2024, 2, 29, 17, 4, 5), "yyyy-mm-dd HH:MM:SS"), weekday (datenum (2024, 2, 29)), datenum (2024, 3, 1) - datenum (2024, 2, 28), datestr (730000, 1), is_leap_year (1900), addtodate (datenum (2024, 1, 31), 1, "month") == datenum (2024, 2, 29), eomday (2023, 2)
data = jsondecode ('{"name": "Zo\u00eb", "list": [1, 2.5, 3], "mixed": [1, "a", null], "deep": {"ok": true}}');
data.list', data.mixed, data.deep.ok, data.name
jsonencode (struct ("a", {1, 2})), jsonencode ({1, "two", [3 4; 5 6], true, []}), jsonencode (struct ("text", "q\"uote", "empty", {{}}))
wide = "Grüße, 東京 🚀";
printf ("%s %d bytes, %d units of UTF-16\n", wide, numel (wide), numel (unicode2native (wide, "UTF-16LE")) / 2);
printf ("%s %d\n", regexprep (wide, 'ü', 'ue'), columns (regexp (wide, '\p{Lu}', "match"))); unicode_idx (wide)(end), typecast (single (1), "uint32")
file = fopen ("notes.txt", "w"); fprintf (file, "%d %s\n", 1, "one", 2, "two", 3, "three"); fclose (file);
file = fopen ("notes.txt"); first_line = fgetl (file), rest = textscan (file, "%d %s"); fclose (file); rest{1}', rest{2}{2}
file = fopen ("notes.txt", "a+"); fputs (file, "4 four"); frewind (file); count = 0; while (ischar (l = fgets (file))), count++; endwhile, fclose (file); count, fileread ("notes.txt")(end-3:end)
dlmwrite ("table.csv", [1 2; 3 4.5]); csvread ("table.csv"), x = 7; y = {"kept"}; save ("-text", "state.txt", "x", "y"); clear x y; load ("state.txt"); x, y
file = fopen ("data.bin", "w"); fwrite (file, [258 3], "uint16", 0, "ieee-be"); fclose (file); file = fopen ("data.bin"); fread (file)', fclose (file); exist ("data.bin", "file"), delete ("data.bin"); exist ("data.bin", "file")
[~, name, ext] = fileparts ("/a/b.tar.gz"), fullfile ("a", "b", "c.m"), [file, why] = fopen ("none.txt")
