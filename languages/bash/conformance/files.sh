# Files, globs, find, redirections, process substitution, here with what every Debian has.
shopt -s nullglob extglob
mkdir -p tree/{a,b/{c,d},e}
for i in {01..12}; do
  case $((10#$i % 3)) in
    0) dir=tree/a ;;
    1) dir=tree/b/c ;;
    *) dir=tree/e ;;
  esac
  printf 'line %s\n' $(seq "$((10#$i))") >"$dir/file-$i.txt"
done
find tree -type d | sort
for file in tree/*/*.txt tree/b/c/*; do printf '%s:%s ' "${file##*/}" "$(wc -l <"$file")"; done
echo
echo "one digit of ten:" tree/e/file-1?.txt
echo "not those:" tree/a/!(file-0*)
echo "none:" tree/*.jpg
rm tree/e/file-+(0|1)[25].txt
ls tree/e
cat tree/a/*.txt | sort | uniq -c | sort -k1,1nr -k2,2V | awk '{ print $1 "x" $3 }' | paste -sd, -
diff <(seq 5) <(seq 2 6) | grep '^[<>]'
exec 3>log.txt
echo "to the log" >&3
{ echo out; echo err >&2; } 2>&3 1>/dev/null
exec 3>&-
cat -n log.txt | sed 's/\t/ /'
{ ls nowhere 2>&1 >/dev/null || true; } | grep -o 'No such.*'
cp -r tree copy && chmod 640 copy/a/file-03.txt && stat -c '%a %s' copy/a/file-03.txt
tar -cf - -C tree . | tar -tf - | grep -c txt
ln -s tree/a link && readlink link && [ -L link ] && [ -d link ] && echo "a link to a folder"
while read -r size name; do ((size > 60)) && echo "$name is large: $size"; done < <(find tree -name '*.txt' -printf '%s %f\n' | sort)
md5sum <tree/a/file-12.txt | cut -c1-8
rm -r tree copy link log.txt
echo *
