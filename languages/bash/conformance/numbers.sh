# Arithmetic: whole numbers of the shell, others of bc and awk; printf; and a table.
echo $((7 / 2)) $((-7 / 2)) $((-7 % 3)) $((1 << 10 | 5)) $((~0)) $((5 > 3 && 2 > 4)) $((9223372036854775807 + 1))
i=5
echo $((i++ + ++i)) $i $((i -= 3, i * 2)) $((i == 4 ? 10 : 20))
for ((a = 1, b = 1, n = 0; n < 10; n++, c = a + b, a = b, b = c)); do printf '%d ' "$a"; done
echo
bc <<'EOF'
scale=20
4*a(1)
e(1)
2^128
sqrt(2)
define f(n) { if (n < 2) return 1; return n * f(n - 1); }
f(25)
obase=16; 48879
EOF
bc -l <<<'scale=5; l(10)/l(2)'
printf '%5d|%-5d|%05d|%x|%o|%X\n' 42 42 42 255 8 3735928559
printf '%.3f|%8.2e|%s|%10s|%-10s|%c\n' 3.14159 12345.678 text right left xyz
printf '%b %q %d\n' 'tab\there' 'two words' "'A"
printf '[%s]\n' one 'two three' ''
binary() { local n=$1 bits=; while ((n)); do bits=$((n & 1))$bits; ((n >>= 1)); done; echo "${bits:-0}"; }
for n in 0 5 255 1000; do printf '%4d %10s %s\n' "$n" "$(binary "$n")" "$((2#$(binary "$n")))"; done
awk -v OFS=' | ' '
  BEGIN { srand(1); pi = atan2(0, -1); printf "%.6f %.4f %d\n", pi, exp(1), int(-3.7) }
  { sum[$1] += $2; count[$1]++; if ($2 > most) most = $2 }
  END { n = asorti(sum, keys); for (i = 1; i <= n; i++) print keys[i], sum[keys[i]], sprintf("%.2f", sum[keys[i]] / count[keys[i]]); print "most", most }
' <<'EOF'
north 12.5
south 7
north 3.25
east 19
south 8
EOF
jq -c '[.[] | select(.age > 30) | {name, decade: (.age / 10 | floor)}] | sort_by(.name)' <<<'[{"name":"Zoe","age":41},{"name":"Ben","age":22},{"name":"Ada","age":36}]'
declare -i total=0
for row in {1..4}; do
  for column in {1..6}; do printf '%4d' $((row * column)); ((total += row * column)); done
  echo
done
echo "total $total, half $(bc <<<"scale=1; $total/2")"
[ "$total" -eq 210 ]
