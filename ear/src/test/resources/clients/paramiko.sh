. "$(dirname "$0")/common.sh"
exec /usr/bin/python3 "$(dirname "$0")/paramiko_client.py" "$1"
