. "$(dirname "$0")/common.sh"
NODE_PATH=$NODE_MODULES exec node "$(dirname "$0")/ssh2_sftp_client.js" "$1"
