. "$(dirname "$0")/common.sh"
run() { curl -sS --insecure -u "$LOGIN:" --key "$KEY" --pubkey "$KEY.pub" "$@"; }
url=sftp://localhost:$PORT
case $1 in
  upload) run -T file.bin "$url/$FOLDER/up" ;;
  overwrite) run -T file.bin "$url/$FOLDER/over" && run -T part.bin "$url/$FOLDER/over" ;;
  rename-over)
    run -T file.bin "$url/$FOLDER/a" && run -T part.bin "$url/$FOLDER/b"
    if run -Q "rename /$FOLDER/b /$FOLDER/a" "$url/$FOLDER/" >/dev/null; then exit 1; fi
    unsupported "this curl knows no rename that replaces; the server refuses the other" ;;
  recursive) unsupported "curl sends one file" ;;
  mtime) unsupported "curl does not send the time" ;;
  listing) run -l "$url/$LISTED/" | grep -vc '^\.\.\?$' ;;
  killed) run -T "$BIG" "$url/$FOLDER/torn" ;;
  resume) run -C - -T longer.bin "$url/$FOLDER/torn" ;;
  deletion) run -Q "rm /$FOLDER/up" "$url/$FOLDER/" >/dev/null ;;
esac
