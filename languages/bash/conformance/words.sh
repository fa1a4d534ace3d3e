#!/bin/bash
# Associative arrays, pipes, here documents, parameter expansion.
set -euo pipefail

declare -A counts=()
longest=
while read -r -a words; do
  for word in "${words[@]}"; do
    word=${word,,}
    word=${word//[^a-z]/}
    [[ -n $word ]] || continue
    counts[$word]=$((${counts[$word]:-0} + 1))
    if ((${#word} > ${#longest})); then longest=$word; fi
  done
done

for word in "${!counts[@]}"; do
  printf '%d %s\n' "${counts[$word]}" "$word"
done | sort -k1,1nr -k2 | head -n 6

echo "longest: $longest (${#longest})"
echo "capital: ${longest^} ${longest^^}"

path=/srv/data/reports/2024-03.final.csv
echo "${path##*/} ${path%/*} ${path%%.*} ${path#/*/} ${path/data/archive}"
echo "${path:5:4} ${path: -3} ${missing:-none} ${path:+set}"

cat <<EOF
  sum: $((3 ** 4 + 0x1f + 8#17)) ${#counts[@]}
  quoted: "$(printf '%q' "a b'c")"
EOF
cat <<'EOF' | tr a-z A-Z | sed 's/^/| /'
as it is: $HOME $(date)
EOF
IFS=: read -r user _ uid rest <<<"ada:x:1001:100:Ada"
echo "$user $uid $rest"
mapfile -t lines < <(seq 3 | rev)
echo "${lines[*]} / ${#lines[@]} / ${lines[-1]}"
