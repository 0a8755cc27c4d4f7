"""Judges many subjects in one process, for tests: judge.py VERIFY_PY.

A request is a count and so many byte strings, each with its length before it (4 bytes, big-endian): first the command, then
for `pack` the pack itself, for `flips` the pack and a row of offsets (4 bytes) with the bits to change there (1 byte), for
`key-change` the note and the policy, for `receipt` the receipt and the policy, for `token` the token and certificates, for `mirror` the folder, the policy's path and what is held from before. The answer is
one string: what verify.py would print.
"""

import importlib.util
import struct
import sys

sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location("verify", sys.argv[1])
verify = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verify)


def number():
    data = sys.stdin.buffer.read(4)
    return struct.unpack(">I", data)[0] if data else None


def refusal(data):
    return verify.guarded(lambda: verify.Pack(data, set()))[0]


def judge_flips(pack, flips):
    data, accepted = bytearray(pack), []
    for at, mask in struct.iter_unpack(">IB", flips):
        data[at] ^= mask
        if refusal(bytes(data)) is None:
            accepted.append(at)
        data[at] ^= mask
    return "accepted with another byte at %s" % accepted if accepted else "%d refused" % (len(flips) // 5)


def judge_token(data, certificates):
    token = verify.Token(data, "token")
    chain = token.cms.chain({c.hash: c for c in sorted(certificates, key=lambda c: c.hash)}, token.at)
    return "%d %d %s" % (token.earliest, token.latest, chain[-1].hash)


def judge(command, *given):
    if command == b"flips":
        return judge_flips(*given)
    if command == b"pack":
        why, pack = verify.guarded(lambda: verify.Pack(given[0], set()))
        return "refused: " + why if why is not None else "accepted: " + pack.claim["sentence"]
    if command == b"key-change":
        why, change = verify.guarded(lambda: verify.check_key_change(given[0], verify.Policy(given[1])))
        return "refused: " + why if why is not None else "accepted: log " + change[2].text
    if command == b"receipt":
        why, read = verify.guarded(lambda: verify.read_receipt(given[0], verify.Policy(given[1]), "receipt"))
        return "refused: " + why if why is not None else "accepted: leaf %d" % read[1].i
    if command == b"token":
        why, said = verify.guarded(lambda: judge_token(given[0], [verify.Certificate(c) for c in given[1:]]))
        return "refused: " + why if why is not None else "accepted: " + said
    folder, policy, *held = map(bytes.decode, given)
    why, sentence, notes, limits = verify.check("mirror", folder, policy, since=held)
    return "refused: " + why if why is not None else "\n".join(["accepted: " + sentence, *notes, *limits])


while True:
    count = number()
    if count is None:
        break
    answer = judge(*[sys.stdin.buffer.read(number()) for _ in range(count)]).encode()
    sys.stdout.buffer.write(struct.pack(">I", len(answer)) + answer)
    sys.stdout.buffer.flush()
