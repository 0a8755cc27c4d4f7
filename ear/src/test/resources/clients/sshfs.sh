. "$(dirname "$0")/common.sh"
mkdir -p mnt
unmount() { fusermount -u mnt 2>/dev/null || fusermount -u -z mnt; }
if [ "$1" = clean-up ]; then unmount || true; exit 0; fi
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
