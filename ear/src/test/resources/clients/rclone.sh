. "$(dirname "$0")/common.sh"
run() { rclone --config '' --retries 1 --low-level-retries 1 "$@"; }
remote=":sftp,host=localhost,port=$PORT,user=$LOGIN,key_file=$KEY:"
case $1 in
  upload) run copyto file.bin "$remote$FOLDER/up" ;;
  overwrite) run copyto file.bin "$remote$FOLDER/over" && run copyto part.bin "$remote$FOLDER/over" ;;
  rename-over) run copyto file.bin "$remote$FOLDER/a" && run copyto part.bin "$remote$FOLDER/b" && run moveto "$remote$FOLDER/b" "$remote$FOLDER/a" ;;
  recursive) run copy tree "$remote$FOLDER/tree" && run check tree "$remote$FOLDER/tree" ;;
  mtime) run copyto file.bin "$remote$FOLDER/dated" ;;
  listing) run lsf "$remote$LISTED" | wc -l ;;
  killed) run copyto "$BIG" "$remote$FOLDER/torn" ;;
  resume) unsupported "rclone always begins anew" ;;
  deletion) run deletefile "$remote$FOLDER/up" ;;
esac
