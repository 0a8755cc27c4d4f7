. "$(dirname "$0")/common.sh"
copy() { scp -q ${SCP_MODE:-} -P "$PORT" -i "$KEY" "${ssh_options[@]}" "$@"; }
case $1 in
  upload) copy file.bin "$LOGIN@localhost:$FOLDER/up" ;;
  overwrite) copy file.bin "$LOGIN@localhost:$FOLDER/over" && copy part.bin "$LOGIN@localhost:$FOLDER/over" ;;
  recursive) copy -r tree "$LOGIN@localhost:$FOLDER/" ;;
  mtime) copy -p file.bin "$LOGIN@localhost:$FOLDER/dated" ;;
  killed) copy "$BIG" "$LOGIN@localhost:$FOLDER/torn" ;;
  resume) unsupported "scp always begins anew" ;;
  *) unsupported "scp only copies" ;;
esac
