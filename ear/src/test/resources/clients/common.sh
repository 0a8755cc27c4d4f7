# What the scripts of all clients share. Each is run in a folder with file.bin, part.bin, longer.bin and tree/, with PORT, LOGIN, KEY, HOST_KEY, BIG, FOLDER and LISTED set,
# and one case as its argument. A case a client cannot do ends with 77 and says why.
set -euo pipefail

unsupported() {
  echo "unsupported: $*"
  exit 77
}

ssh_options=(-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o IdentitiesOnly=yes -o IdentityAgent=none -o LogLevel=ERROR)
