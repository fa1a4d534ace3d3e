# Functions, local variables, recursion, arrays by name, return values, traps.
hanoi() {
  local -i n=$1
  ((n == 0)) && return
  hanoi $((n - 1)) "$2" "$4" "$3"
  moves+=("$2$3")
  hanoi $((n - 1)) "$4" "$3" "$2"
}

moves=()
hanoi 4 A C B
echo "${#moves[@]} moves: ${moves[*]:0:7} ..."

gcd() { if (($2 == 0)); then echo "$1"; else gcd "$2" $(($1 % $2)); fi; }
echo "$(gcd 1071 462) $(gcd 17 5)"

sort_in_place() {
  local -n array=$1
  local i j swap
  for ((i = 1; i < ${#array[@]}; i++)); do
    for ((j = i; j > 0 && array[j - 1] > array[j]; j--)); do
      swap=${array[j]} array[j]=${array[j - 1]} array[j - 1]=$swap
    done
  done
}
numbers=(9 -2 33 4 0 17 4)
sort_in_place numbers
echo "${numbers[@]}"

is_prime() {
  local n=$1 d
  ((n > 1)) || return 1
  for ((d = 2; d * d <= n; d++)); do ((n % d)) || return 1; done
}
for n in {1..40}; do is_prime "$n" && printf '%d ' "$n"; done
echo

outer() {
  local hidden=outer
  inner
  echo "after: $hidden"
}
inner() { echo "inner sees $hidden"; hidden=changed; }
outer
echo "outside: ${hidden-unset}"

counter() {
  local -i start=${1:?a start is needed} step=${2-1}
  REPLY=$((start + step))
}
counter 5 && echo "$REPLY" && counter 5 10 && echo "$REPLY"

check() {
  case $1 in
    [0-9]*) echo "$1: number" ;;
    *.tar.gz | *.zip) echo "$1: archive" ;;
    ?) echo "$1: one letter" ;;
    "") echo "nothing" ;;
    *) echo "$1: other" ;;
  esac
}
for word in 42 a.zip b.tar.gz x "" hello; do check "$word"; done

trap 'echo "bye with $?"' EXIT
( trap 'echo "subshell ends"' EXIT; exit 4 ) || echo "it ended with $?"
(set -e; false; echo never) ; echo "then $?"
exit 7
