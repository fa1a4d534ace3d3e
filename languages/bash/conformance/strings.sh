# Tests, regular expressions, quoting, arguments, strings and a small state machine.
valid() { [[ $1 =~ ^([a-z0-9._-]+)@([a-z0-9-]+\.)+([a-z]{2,})$ ]]; }
for address in ada@example.org bad@ x.y@mail.school.example @none "two words@a.de"; do
  if valid "$address"; then echo "$address: ${BASH_REMATCH[1]} at ${BASH_REMATCH[3]}"; else echo "$address: no"; fi
done

reverse() { local text=$1 i out=; for ((i = ${#text} - 1; i >= 0; i--)); do out+=${text:i:1}; done; echo "$out"; }
palindrome() { local text=${1,,}; text=${text//[^a-z]/}; [[ $text == "$(reverse "$text")" ]]; }
for phrase in "A man, a plan, a canal: Panama" "Not one" "Never odd or even"; do
  palindrome "$phrase" && echo "yes: $phrase" || echo "no:  $phrase"
done

caesar() {
  local shift=$1 text=$2 alphabet=abcdefghijklmnopqrstuvwxyz
  tr "$alphabet${alphabet^^}" "${alphabet:shift}${alphabet:0:shift}$(tr a-z A-Z <<<"${alphabet:shift}${alphabet:0:shift}")" <<<"$text"
}
secret=$(caesar 13 "Attack at Dawn")
echo "$secret / $(caesar 13 "$secret")"

show() { echo "$# arguments:"; local arg; for arg; do printf '  <%s>\n' "$arg"; done; }
set -- one "two three" '' $'tab\tand\nline' "*"
show "$@"
shift 3
show "$*" $#
IFS=-
set -- a b c
echo "$*"
unset IFS

parse() { # key=value; with "quotes; kept"
  local line=$1 state=key key= value= i c
  for ((i = 0; i < ${#line}; i++)); do
    c=${line:i:1}
    case $state$c in
      key=) state=value ;;
      key*) key+=$c ;;
      'value"') state=quote ;;
      'quote"') state=value ;;
      'value;') echo "$key -> $value"; key= value= state=key ;;
      *) value+=$c ;;
    esac
  done
  [[ -z $key ]] || echo "$key -> $value"
}
parse 'name=Ada;title="Countess; of Lovelace";year=1815'

[[ abc < abd && 10 -lt 9 || -z "" ]] && echo "first"
[[ "file.txt" == *.txt && ! -e file.txt ]] && echo "second"
[ "a" = "a" ] && [ 010 -eq 10 ] && echo "third"
text=ünïcödé
echo "${#text} ${text:1:3} ${text^^}"
printf '%s\n' banana apple cherry | sort -r | tr '\n' ' '
echo
let "x = 5 * 2" "y = x % 4" && echo "$x $y"
: "${undefined:=default}"; echo "$undefined"
readonly fixed=1
(fixed=2) 2>/dev/null || echo "it is fixed"
${nothing} true && echo "nothing happens"
no_such_command_here 2>/dev/null; echo "code $?"
