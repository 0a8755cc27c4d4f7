. "$(dirname "$0")/common.sh"
run() {
  lftp -c "set sftp:connect-program 'ssh -a -x -p $PORT -i $KEY ${ssh_options[*]}'; set net:max-retries 1; set cmd:fail-exit yes; set xfer:clobber yes; open sftp://$LOGIN:x@localhost; $*"
}
case $1 in
  upload) run "put file.bin -o $FOLDER/up" ;;
  overwrite) run "put file.bin -o $FOLDER/over; put part.bin -o $FOLDER/over" ;;
  rename-over)
    run "put file.bin -o $FOLDER/a; put part.bin -o $FOLDER/b"
    if run "mv $FOLDER/b $FOLDER/a"; then exit 1; fi
    unsupported "lftp knows no rename that replaces; the server refuses the other" ;;
  recursive) run "mirror -R tree $FOLDER/tree" ;;
  mtime) run "put file.bin -o $FOLDER/dated" ;;
  listing) run "cls -1 $LISTED" | wc -l ;;
  killed) run "put $BIG -o $FOLDER/torn" ;;
  resume) run "put -c longer.bin -o $FOLDER/torn" ;;
  deletion) run "rm $FOLDER/up" ;;
esac
