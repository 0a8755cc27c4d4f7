. "$(dirname "$0")/common.sh"
unmount() { fusermount -u mnt 2>/dev/null || fusermount -u -z mnt; }
if [ "$1" = clean-up ]; then
  # What was killed while it mounted may have got there all the same.
  for _ in 1 2 3; do
    while grep -q " $PWD/mnt " /proc/mounts; do fusermount -u -z mnt || break; done
    sleep 0.05
  done
  exit 0
fi
mkdir -p mnt
# In the foreground, so that it dies with this script's process group.
sshfs -f -p "$PORT" -o "IdentityFile=$KEY,StrictHostKeyChecking=no,UserKnownHostsFile=/dev/null,IdentitiesOnly=yes" "$LOGIN@localhost:/" mnt &
mounted=$!
for _ in $(seq 100); do mountpoint -q mnt && break; sleep 0.05; done
at=mnt/$FOLDER
case $1 in
  upload) cp file.bin "$at/up" ;;
  overwrite) cp file.bin "$at/over" && cp part.bin "$at/over" ;;
  rename-over) cp file.bin "$at/a" && cp part.bin "$at/b" && mv -f "$at/b" "$at/a" ;;
  recursive) cp -r tree "$at/" ;;
  mtime) cp -p file.bin "$at/dated" ;;
  listing) ls -1 "mnt/$LISTED" | wc -l ;;
  killed) cp "$BIG" "$at/torn" ;;
  resume)
    have=$(stat -c %s "$at/torn")
    tail -c +$((have + 1)) longer.bin >>"$at/torn" ;;
  deletion) rm "$at/up" ;;
esac
unmount
wait $mounted || true
