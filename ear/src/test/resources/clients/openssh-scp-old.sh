SCP_MODE=-O
. "$(dirname "$0")/openssh-scp.sh"
