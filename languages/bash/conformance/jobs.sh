# Jobs in the background, wait, pipes by name, signals, coprocesses.
work() { local sum=0 i; for ((i = 1; i <= $1; i++)); do ((sum += i)); done; echo "$1 $sum" >"result-$1"; exit $(($1 % 7)); }
pids=()
for n in 100 200 300; do
  work $n &
  pids+=($!)
done
codes=()
for pid in "${pids[@]}"; do
  wait "$pid"
  codes+=($?)
done
echo "codes: ${codes[*]}"
cat result-*

mkfifo pipe
(for i in 1 2 3; do echo "message $i"; done >pipe) &
while read -r line; do echo "got: $line"; done <pipe
wait

coproc DOUBLE { while read -r n; do echo $((n * 2)); done; }
for n in 4 21 8; do
  echo $n >&"${DOUBLE[1]}"
  read -r doubled <&"${DOUBLE[0]}"
  printf '%s ' "$doubled"
done
echo
eval "exec ${DOUBLE[1]}>&-"
wait "$DOUBLE_PID"

trap 'echo "asked to end"; got=1' TERM
got=0
(sleep 0.1; kill -TERM $$) &
while ((got == 0)); do sleep 0.05; done
wait

sleep 100 &
sleeper=$!
kill -KILL $sleeper
wait $sleeper 2>/dev/null
echo "sleeper: $?"
timeout 0.1 sleep 5; echo "timeout: $?"
false | true | false; echo "pipe: ${PIPESTATUS[*]}"
(exit 3) | cat; echo "${PIPESTATUS[0]}"
seq 1 5 | xargs -P 2 -I{} sh -c 'echo $(({} * {}))' | sort -n | tr '\n' ' '
echo
rm pipe result-*
