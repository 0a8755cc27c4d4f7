. "$(dirname "$0")/common.sh"
batch() { printf '%s\n' "$@" | sftp -q -b - -P "$PORT" -i "$KEY" "${ssh_options[@]}" "$LOGIN@localhost"; }
case $1 in
  upload) batch "put file.bin $FOLDER/up" ;;
  overwrite) batch "put file.bin $FOLDER/over" "put part.bin $FOLDER/over" ;;
  rename-over) batch "put file.bin $FOLDER/a" "put part.bin $FOLDER/b" "rename $FOLDER/b $FOLDER/a" ;;
  recursive) batch "put -r tree $FOLDER/" ;;
  mtime) batch "put -p file.bin $FOLDER/dated" ;;
  listing) batch "ls -1 $LISTED" | grep -vc '^sftp> ' ;;
  killed) batch "put $BIG $FOLDER/torn" ;;
  resume) batch "reput longer.bin $FOLDER/torn" ;;
  deletion) batch "rm $FOLDER/up" ;;
esac
