"""A witness (C2SP tlog-witness) that shares no code with us.

witness.py LOG_KEY_FILE
    Prints its policy line and serves on the loopback until it is ended. Knows no log until the file with the log's key is there.
"""

import base64
import hashlib
import http.server
import os
import sys
import time

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

NAME = "witness.elsewhere/w"
KEY = Ed25519PrivateKey.generate()
PUBLIC = bytes([4]) + KEY.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
KEY_ID = hashlib.sha256(NAME.encode() + b"\n" + PUBLIC).digest()[:4]
seen = {"size": 0, "root": None}


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def continues(old, size, proof, old_root, root):
    """RFC 9162, section 2.1.4.2."""
    if old == 0 or old == size:
        return not proof and (old == 0 or old_root == root)
    path = list(proof)
    if old & (old - 1) == 0:
        path.insert(0, old_root)
    first, last = old - 1, size - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    before = after = path.pop(0)
    for each in path:
        if last == 0:
            return False
        if first & 1 or first == last:
            before, after = node(each, before), node(each, after)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            after = node(after, each)
        first, last = first >> 1, last >> 1
    return before == old_root and after == root and last == 0


def log_signed(vkey, text, signatures):
    name, key_id, key = vkey.split("+", 2)
    raw = base64.b64decode(key)
    for line in signatures:
        _, who, blob = line.split(" ")
        blob = base64.b64decode(blob)
        if who == name and blob[:4].hex() == key_id:
            try:
                Ed25519PublicKey.from_public_bytes(raw[1:]).verify(blob[4:], text)
                return True
            except InvalidSignature:
                return False
    return False


def judge(body):
    head, _, note = body.partition(b"\n\n")
    lines = head.decode().split("\n")
    old = int(lines[0].removeprefix("old "))
    proof = [base64.b64decode(line) for line in lines[1:]]
    text, _, signatures = note.partition(b"\n\n")
    text += b"\n"
    origin, size, root = text.decode().split("\n")[:3]
    size, root = int(size), base64.b64decode(root)
    if not os.path.exists(sys.argv[1]):
        return 404, b""
    with open(sys.argv[1]) as file:
        vkey = file.read().strip()
    if origin != vkey.split("+")[0]:
        return 404, b""
    if not log_signed(vkey, text, signatures.decode().strip("\n").split("\n")):
        return 403, b""
    if old > size:
        return 400, b""
    if old != seen["size"]:
        return 409, b"%d\n" % seen["size"]
    if not continues(old, size, proof, seen["root"], root):
        return 422, b""
    seen.update(size=size, root=root)
    now = int(time.time())
    signature = KEY.sign(b"cosignature/v1\ntime %d\n" % now + text)
    blob = base64.b64encode(KEY_ID + now.to_bytes(8, "big") + signature)
    return 200, "\u2014 ".encode() + NAME.encode() + b" " + blob + b"\n"


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        status, answer = judge(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(status)
        self.send_header("Content-Type", "text/x.tlog.size" if status == 409 else "text/plain")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
vkey = "%s+%s+%s" % (NAME, KEY_ID.hex(), base64.b64encode(PUBLIC).decode())
print("witness elsewhere %s http://127.0.0.1:%d" % (vkey, server.server_address[1]), flush=True)
server.serve_forever()
