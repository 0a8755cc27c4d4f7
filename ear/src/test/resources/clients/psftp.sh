. "$(dirname "$0")/common.sh"
ppk=$(basename "$KEY").ppk
[ -f "$ppk" ] || puttygen "$KEY" -o "$ppk"
batch() { printf '%s\n' "$@" >batch.psftp && psftp -batch -P "$PORT" -i "$ppk" -hostkey "$HOST_KEY" -b batch.psftp "$LOGIN@localhost"; }
case $1 in
  upload) batch "put file.bin $FOLDER/up" ;;
  overwrite) batch "put file.bin $FOLDER/over" "put part.bin $FOLDER/over" ;;
  rename-over)
    batch "put file.bin $FOLDER/a" "put part.bin $FOLDER/b"
    if batch "mv $FOLDER/b $FOLDER/a"; then exit 1; fi
    unsupported "psftp knows no rename that replaces; the server refuses the other" ;;
  recursive) batch "put -r tree $FOLDER/tree" ;;
  mtime) unsupported "psftp does not send the time" ;;
  listing) batch "ls $LISTED" | grep -c '^d' ;;
  killed) batch "put $BIG $FOLDER/torn" ;;
  resume) batch "reput longer.bin $FOLDER/torn" ;;
  deletion) batch "rm $FOLDER/up" ;;
esac
