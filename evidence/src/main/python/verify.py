#!/usr/bin/env python3
"""Checks Tallystick evidence: packs, receipts, mirrored logs, proof vectors.

Written from docs/evidence.md alone (the paragraph signs below are its), apart from the Java verifier.
Needs Python 3.9 or later and nothing else; starts no other program and opens no connection.

    verify.py pack FILE [--trust SHA256 ...]
    verify.py receipt FILE --policy FILE
    verify.py mirror FOLDER --policy FILE [--since FILE-OR-FOLDER ...]
    verify.py key-change FILE --policy FILE
    verify.py vectors FILE.jsonl

Exit status: 0 accepted, 1 refused, 2 wrong usage.
"""

import argparse
import base64
import binascii
import datetime
import functools
import hashlib
import json
import os
import re
import struct
import sys
import zlib

ZERO = "0" * 64
HEX = re.compile(r"[0-9a-f]{64}")
MIB = 2**20


class Refused(Exception):
    """Why something is not accepted; the text is for the reader."""


def demand(condition, why):
    if not condition:
        raise Refused(why)


# ---------------------------------------------------------------- bytes (§1)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def unbase64(text, what):
    """Base64 in the standard alphabet, exactly as a writer would write it (§1)."""
    data = text.encode() if isinstance(text, str) else text
    try:
        out = base64.b64decode(data, validate=True)
    except binascii.Error:
        raise Refused(what + ": not base64")
    demand(base64.b64encode(out) == data, what + ": base64 is not canonical")
    return out


def unhex(text, what):
    demand(isinstance(text, str) and HEX.fullmatch(text), what + ": not 64 hex digits")
    return bytes.fromhex(text)


def number(text, what):
    demand(re.fullmatch(r"0|[1-9][0-9]{0,15}", text) and int(text) < 2**53, what + ": not a number")
    return int(text)


def write_json(value, depth=1):
    """RFC 8785, limited to objects, arrays, strings and integers from 0 below 2^53, 32 levels deep (§1)."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int) and not isinstance(value, bool):
        demand(0 <= value < 2**53, "JSON: integer out of range")
        return str(value)
    demand(isinstance(value, (list, dict)) and depth <= 32, "JSON: a value that is not allowed, or too deep")
    if isinstance(value, list):
        return "[" + ",".join(write_json(v, depth + 1) for v in value) + "]"
    members = sorted(value, key=lambda k: k.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(write_json(k) + ":" + write_json(value[k], depth + 1) for k in members) + "}"


def read_json(data, what):
    """Reads canonical JSON: what it would write again must be these bytes."""
    try:
        value = json.loads(data.decode("utf-8"), parse_float=lambda _: None)
        again = write_json(value).encode("utf-8")
    except (ValueError, RecursionError):
        raise Refused(what + ": not JSON in UTF-8")
    demand(again == data, what + ": JSON is not in canonical form")
    demand(isinstance(value, dict), what + ": not a JSON object")
    return value


def moment(digits, what):
    """Milliseconds since 1970 of yyyymmddhhmmss."""
    try:
        since = datetime.datetime(int(digits[:4]), *(int(digits[n : n + 2]) for n in range(4, 14, 2)))
    except ValueError:
        raise Refused(what + ": no such instant")
    return (since - datetime.datetime(1970, 1, 1)) // datetime.timedelta(milliseconds=1)


INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")


def instant(text, what):
    """Milliseconds since 1970 of an instant with exactly three decimals (§1)."""
    demand(isinstance(text, str) and INSTANT.fullmatch(text), what + ": not an instant")
    return moment(re.sub("[-T:]", "", text[:19]), what) + int(text[20:23])


def show(ms):
    return (datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=ms)).isoformat(timespec="milliseconds") + "Z"


NAME = re.compile(r"(?:[A-Za-z0-9\-._~]|%[0-9A-F]{2})+")
NEEDLESS = re.compile(r"%(?:2[DEF]|3[0-9]|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9AE]|00)")


def name_bytes(name, what):
    """The raw bytes of a percent-encoded name (§1)."""
    demand(isinstance(name, str) and NAME.fullmatch(name) and name not in (".", ".."), what + ": not an encoded name")
    demand(not NEEDLESS.search(name), what + ": needless or forbidden escape")
    raw = re.sub(rb"%(..)", lambda m: bytes([int(m[1], 16)]), name.encode())
    demand(len(raw) <= 255, what + ": name too long")
    return raw


def check_path(path, what):
    demand(isinstance(path, str) and path.startswith("/"), what + ": not a path")
    if path != "/":
        demand(sum(1 + len(name_bytes(part, what)) for part in path[1:].split("/")) <= 4096, what + ": path too long")
    return path


def child(path, name):
    return (path if path != "/" else "") + "/" + name


# ---------------------------------------------------------------- Ed25519 (RFC 8032 §5.1)

P25519 = 2**255 - 19
L25519 = 2**252 + 27742317777372353535851937790883648493
D25519 = -121665 * pow(121666, P25519 - 2, P25519) % P25519


def ed_add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P25519
    b = (p[1] + p[0]) * (q[1] + q[0]) % P25519
    c = 2 * p[3] * q[3] * D25519 % P25519
    d = 2 * p[2] * q[2] % P25519
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P25519, g * h % P25519, f * g % P25519, e * h % P25519)


def ed_point(data):
    """RFC 8032 §5.1.3; None unless the encoding is the canonical one of a point."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P25519:
        return None
    x2 = (y * y - 1) * pow(D25519 * y * y + 1, P25519 - 2, P25519) % P25519
    x = pow(x2, (P25519 + 3) // 8, P25519)
    if (x * x - x2) % P25519:
        x = x * pow(2, (P25519 - 1) // 4, P25519) % P25519
    if (x * x - x2) % P25519 or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P25519 - x
    return (x, y, 1, x * y % P25519)


ED_BASE = ed_point((4 * pow(5, P25519 - 2, P25519) % P25519).to_bytes(32, "little"))


@functools.lru_cache(maxsize=512)
def ed25519(key, message, signature):
    """RFC 8032 §5.1.7, with S below L and R and A canonical. One checkpoint stands in many files: answers are kept."""
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r = ed_point(key), ed_point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L25519:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L25519
    minus_a = (P25519 - a[0], a[1], 1, P25519 - a[3])
    adds, out = (None, ED_BASE, minus_a, ed_add(ED_BASE, minus_a)), (0, 1, 1, 0)
    for bit in reversed(range(253)):  # S·B − h·A, which must be R
        out = ed_add(out, out)
        which = (s >> bit & 1) + 2 * (h >> bit & 1)
        out = ed_add(out, adds[which]) if which else out
    return not (out[0] - r[0] * out[2]) % P25519 and not (out[1] - r[1] * out[2]) % P25519


# ---------------------------------------------------------------- ECDSA (FIPS 186-5 §6.4.2)


class Curve:
    """A NIST prime curve y² = x³ − 3x + b."""

    def __init__(self, p, b, n, gx, gy):
        self.p, self.b, self.n, self.g = p, int(b, 16), int(n, 16), (int(gx, 16), int(gy, 16))
        self.size = (p.bit_length() + 7) // 8

    def point(self, data):
        """An uncompressed point (SEC 1 §2.3.4), or None."""
        if len(data) != 1 + 2 * self.size or data[0] != 4:
            return None
        x, y = int.from_bytes(data[1 : 1 + self.size], "big"), int.from_bytes(data[1 + self.size :], "big")
        return None if x >= self.p or y >= self.p or (y * y - x**3 + 3 * x - self.b) % self.p else (x, y)

    def add(self, u, v):
        if u is None or v is None:
            return u or v
        if u[0] == v[0]:
            if (u[1] + v[1]) % self.p == 0:
                return None
            m = 3 * (u[0] * u[0] - 1) * pow(2 * u[1], -1, self.p)
        else:
            m = (v[1] - u[1]) * pow(v[0] - u[0], -1, self.p)
        x = (m * m - u[0] - v[0]) % self.p
        return (x, (m * (u[0] - x) - u[1]) % self.p)

    def mul(self, k, u):
        out = None
        while k:
            out = self.add(out, u) if k & 1 else out
            k, u = k >> 1, self.add(u, u)
        return out

    def verify(self, q, digest, r, s):
        if q is None or not (0 < r < self.n and 0 < s < self.n):
            return False
        e = int.from_bytes(digest, "big") >> max(0, len(digest) * 8 - self.n.bit_length())
        w = pow(s, -1, self.n)
        at = self.add(self.mul(e * w % self.n, self.g), self.mul(r * w % self.n, q))
        return at is not None and at[0] % self.n == r


P256 = Curve(
    2**256 - 2**224 + 2**192 + 2**96 - 1,
    "5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B",
    "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
    "6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296",
    "4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5",
)
P384 = Curve(
    2**384 - 2**128 - 2**96 + 2**32 - 1,
    "B3312FA7E23EE7E4988E056BE3F82D19181D9C6EFE8141120314088F5013875AC656398D8A2ED19D2A85C8EDD3EC2AEF",
    "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973",
    "AA87CA22BE8B05378EB1C71EF320AD746E1D3B628BA79B9859F741E082542A385502F25DBF55296C3A545E3872760AB7",
    "3617DE4A96262C6F5D9E98BF9292DC29F8F41DBD289A147CE9DA3113B5F0B8C00A60B1CE1D7E819D7A431D7C90EA0E5F",
)
P521 = Curve(
    2**521 - 1,
    "51953EB9618E1C9A1F929A21A0B68540EEA2DA725B99B315F3B8B489918EF109E156193951EC7E937B1652C0BD3BB1BF073573DF883D2C34F1EF451FD46B503F00",
    "1" + 65 * "F" + "A51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409",
    "C6858E06B70404E9CD9E3ECB662395B4429C648139053FB521F828AF606B4D3DBAA14B5E77EFE75928FE1DC127A2FFA8DE3348B3C1856A429BF97E7E31C2E5BD66",
    "11839296A789A3BC0045C8A5FB42C7D1BD998F54449579B446817AFBD17273E662C97EE72995EF42640C550B9013FAD0761353C7086A272C24088BE94769FD16650",
)

# ---------------------------------------------------------------- RSA (RFC 8017 §8.2.2)

DIGEST_INFO = {
    "sha256": bytes.fromhex("3031300d060960864801650304020105000420"),
    "sha384": bytes.fromhex("3041300d060960864801650304020205000430"),
    "sha512": bytes.fromhex("3051300d060960864801650304020305000440"),
}


def rsa(n, e, digest_name, message, signature, longest=8192):
    """RSASSA-PKCS1-v1_5: the padded digest is written again and compared whole."""
    size = (n.bit_length() + 7) // 8
    if not 2048 <= n.bit_length() <= longest or e < 3 or not e & 1 or e.bit_length() > 64:
        return False
    if len(signature) != size or int.from_bytes(signature, "big") >= n:
        return False
    tail = DIGEST_INFO[digest_name] + hashlib.new(digest_name, message).digest()
    wanted = b"\0\1" + b"\xff" * (size - len(tail) - 3) + b"\0" + tail
    return pow(int.from_bytes(signature, "big"), e, n).to_bytes(size, "big") == wanted


# ---------------------------------------------------------------- DER (X.690 §8, §10, §11)


class Der:
    """One element: its tag byte, its content, all its bytes, and what it is a part of."""

    def __init__(self, tag, content, raw, what):
        self.tag, self.content, self.raw, self.what = tag, content, raw, what

    def demand(self, condition, why):
        demand(condition, self.what + ": " + why)

    def of(self, tag):
        self.demand(self.tag == tag, "DER tag %02x, not %02x" % (self.tag, tag))
        return self

    def parts(self):
        """The elements of a SEQUENCE, SET or tagged field."""
        self.demand(self.tag & 0x20, "DER element is primitive")
        return der_row(self.content, self.what)

    def seq(self, least, most=None):
        """The elements of a SEQUENCE of that many."""
        parts = self.of(0x30).parts()
        self.demand(least <= len(parts) <= (most or least), "SEQUENCE of %d elements" % len(parts))
        return parts

    def only(self, tag):
        """The one element in a constructed field."""
        parts = self.of(tag).parts()
        self.demand(len(parts) == 1, "%d elements, not one" % len(parts))
        return parts[0]

    def set_of(self):
        """SET OF, ascending (X.690 §11.6) and without duplicates."""
        parts = self.parts()
        self.demand(all(a.raw < b.raw for a, b in zip(parts, parts[1:])), "SET OF not in order")
        return parts

    def integer(self):
        c = self.of(2).content
        self.demand(c, "empty INTEGER")
        self.demand(len(c) == 1 or not (c[0] == 0 and c[1] < 128 or c[0] == 255 and c[1] > 127), "INTEGER not minimal")
        return int.from_bytes(c, "big", signed=True)

    def boolean(self):
        self.demand(self.of(1).content in (b"\0", b"\xff"), "BOOLEAN not canonical")
        return self.content == b"\xff"

    def oid(self):
        return self.of(6).content.hex()

    def bits(self):
        """The bytes of a BIT STRING of whole bytes."""
        self.demand(self.of(3).content[:1] == b"\0", "BIT STRING not of whole bytes")
        return self.content[1:]


def der_row(data, what):
    """Elements one after the other, each with a low tag and a definite, shortest length."""
    out = []
    while data:
        demand(len(data) >= 2 and data[0] & 31 != 31, what + ": DER cut short, or a long tag")
        n, at = data[1], 2
        if n >= 128:
            at += n & 127
            demand(3 <= at <= 6 and len(data) >= at, what + ": DER length")
            n = int.from_bytes(data[2:at], "big")
            demand(n >= 128 and data[2] != 0, what + ": DER length not minimal")
        demand(len(data) >= at + n, what + ": DER cut short")
        out.append(Der(data[0], data[at : at + n], data[: at + n], what))
        data = data[at + n :]
    return out


def der(data, what):
    row = der_row(data, what)
    demand(len(row) == 1, what + ": not one DER element")
    return row[0]


# Object identifiers by their encoded content, in hex.
DIGESTS = {"608648016503040201": "sha256", "608648016503040202": "sha384", "608648016503040203": "sha512"}
RSA_ENCRYPTION, EC_KEY, ON_P256 = "2a864886f70d010101", "2a8648ce3d0201", "2a8648ce3d030107"
RSA_WITH = {"2a864886f70d01010b": "sha256", "2a864886f70d01010c": "sha384", "2a864886f70d01010d": "sha512"}
ECDSA_WITH = {"2a8648ce3d040302": "sha256", "2a8648ce3d040303": "sha384", "2a8648ce3d040304": "sha512"}
BASIC_CONSTRAINTS, KEY_USAGE, EXTENDED_KEY_USAGE = "551d13", "551d0f", "551d25"


def algorithm(element, null=True):
    """AlgorithmIdentifier: its OID; parameters absent or (when allowed) NULL."""
    parts = element.seq(1, 2)
    element.demand(len(parts) == 1 or null and parts[1].raw == b"\x05\0", "algorithm parameters")
    return parts[0].oid()


def digest_of(element):
    name = DIGESTS.get(algorithm(element))
    element.demand(name, "unknown digest algorithm")
    return name


# ---------------------------------------------------------------- X.509 (RFC 5280 §4) and its chain (§7)


def x509_time(element):
    text = element.content.decode("ascii", "replace")
    if element.tag == 0x17:
        element.demand(re.fullmatch("[0-9]{12}Z", text), "UTCTime")
        return moment(("20" if text[:2] < "50" else "19") + text, element.what)
    element.of(0x18).demand(re.fullmatch("[0-9]{14}Z", text), "GeneralizedTime")
    return moment(text, element.what)


class Certificate:
    def __init__(self, data):
        self.data, self.hash = data, hashlib.sha256(data).hexdigest()
        whole = der(data, "certificate " + self.hash[:16])
        tbs, self.algorithm, signature = whole.seq(3)
        self.what, self.demand, self.tbs, self.signature = whole.what, whole.demand, tbs.raw, signature.bits()
        version, serial, signed_by, issuer, validity, subject, key, extensions = tbs.seq(8)
        self.demand(version.raw == b"\xa0\x03\x02\x01\x02", "not version 3")
        serial.integer()
        self.demand(signed_by.raw == self.algorithm.raw, "two signature algorithms")
        self.serial, self.issuer, self.subject = serial.raw, issuer.of(0x30).raw, subject.of(0x30).raw
        self.since, self.until = map(x509_time, validity.seq(2))
        self.read_key(*key.seq(2))
        self.ca, self.usage, self.extended, self.extended_critical = False, None, None, False
        self.read_extensions(extensions.only(0xA3).of(0x30).parts())

    def read_key(self, named, key):
        kind, *parameters = named.of(0x30).parts()
        if kind.oid() == RSA_ENCRYPTION:
            self.demand([p.raw for p in parameters] == [b"\x05\0"], "parameters of an RSA key")
            n, e = der(key.bits(), self.what).seq(2)
            self.key = ("rsa", n.integer(), e.integer())
        else:
            self.demand(kind.oid() == EC_KEY and len(parameters) == 1, "kind of key")
            self.demand(parameters[0].oid() == ON_P256, "curve is not P-256")
            self.key = ("ec", P256.point(key.bits()), 0)

    def read_extensions(self, extensions):
        seen = set()
        for extension in extensions:
            parts = extension.seq(2, 3)
            name, critical = parts[0].oid(), len(parts) == 3 and parts[1].boolean()
            self.demand(name not in seen, "extension twice")
            seen.add(name)
            value = parts[-1].of(4).content
            if name == BASIC_CONSTRAINTS:
                basic = der(value, self.what).of(0x30).parts()
                self.ca = bool(basic) and basic[0].tag == 1 and basic[0].boolean()
            elif name == KEY_USAGE:
                flags = int.from_bytes(der(value, self.what).of(3).content[1:2], "big")
                self.usage = {bit for bit in range(8) if flags >> (7 - bit) & 1}
            elif name == EXTENDED_KEY_USAGE:
                self.extended, self.extended_critical = value, critical
            else:
                self.demand(not critical, "unknown critical extension " + name)

    def verifies(self, named, message, signature, digest=None, encryption_only=False):
        """Whether this key made the signature; `digest` is the one the name must agree with."""
        if self.key[0] == "rsa":
            name = algorithm(named)
            by = digest if name == RSA_ENCRYPTION else RSA_WITH.get(name)
            self.demand(name == RSA_ENCRYPTION or not encryption_only, "RSA here is named rsaEncryption only")
            self.demand(by and by == (digest or by), "signature algorithm")
            return rsa(self.key[1], self.key[2], by, message, signature)
        by = ECDSA_WITH.get(algorithm(named, null=False))
        self.demand(by and by == (digest or by), "signature algorithm")
        r, s = (i.integer() for i in der(signature, self.what).seq(2))
        return P256.verify(self.key[1], hashlib.new(by, message).digest(), r, s)

    def issued_by(self, other):
        try:
            return self.issuer == other.subject and other.verifies(self.algorithm, self.tbs, self.signature)
        except Refused:  # a key of another kind
            return False

    def purposes(self):
        """The extended key usages; None when there is no such extension."""
        return self.extended and [e.oid() for e in der(self.extended, self.what).of(0x30).parts()]


def chain_of(signer, certificates, at, what):
    """The signer's chain up to one that signs itself; every one valid at `at`, in nanoseconds (§7)."""
    chain = [signer]
    while True:
        last = chain[-1]
        demand(last.since * 10**6 <= at <= last.until * 10**6, what + ": a certificate was not valid then")
        may_issue = last.ca and (last.usage is None or 5 in last.usage)
        demand(may_issue or len(chain) == 1, what + ": an issuer may not issue")
        if last.issued_by(last):
            return chain
        demand(len(chain) < 5, what + ": chain too long")
        issuers = (c for c in certificates.values() if c not in chain and last.issued_by(c))
        chain.append(next(issuers, None))
        demand(chain[-1], what + ": the issuer of a certificate is missing")


# ---------------------------------------------------------------- CMS (RFC 5652) and tokens (RFC 3161)

SIGNED_DATA, DATA, TST_INFO = "2a864886f70d010702", "2a864886f70d010701", "2a864886f70d0109100104"
CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_TIME = "2a864886f70d010903", "2a864886f70d010904", "2a864886f70d010905"
SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_2 = "2a864886f70d010910020c", "2a864886f70d010910022f"
ALGORITHM_PROTECTION, TIME_STAMPING = "2a864886f70d010934", "2b06010505070308"


class Signed:
    """A CMS SignedData in the strict form of §7: a seal (`detached` given) or a token."""

    def __init__(self, data, what, detached=None, outermost=False):
        self.what, self.token = what, detached is None
        kind, inner = der(data, what).seq(2)
        self.demand(kind.oid() == SIGNED_DATA, "not signed-data")
        f = inner.only(0xA0).seq(5)
        self.demand([e.tag for e in f] == [2, 0x31, 0x30, 0xA0, 0x31], "fields of SignedData")
        self.demand(f[0].integer() == (3 if self.token else 1), "version")
        kind, *content = f[2].parts()
        self.demand(kind.oid() == (TST_INFO if self.token else DATA) and len(content) == self.token, "content")
        self.content = content[0].only(0xA0).of(4).content if self.token else detached
        self.embedded = [Certificate(e.raw) for e in f[3].parts()]
        self.demand(len({c.hash for c in self.embedded}) == len(self.embedded), "certificate twice")
        digests, signers = f[1].set_of(), f[4].set_of()
        self.demand(len(signers) == len(digests) == 1, "not one signer and one digest")
        self.read_signer(signers[0].seq(6), digest_of(digests[0]), outermost)

    def demand(self, condition, why):
        demand(condition, self.what + ": " + why)

    def read_signer(self, f, outer_digest, outermost):
        self.demand([e.tag for e in f] == [2, 0x30, 0x30, 0xA0, 0x30, 4], "fields of SignerInfo")
        self.demand(f[0].integer() == 1, "version of the signer")
        digest = digest_of(f[2])
        self.demand(digest == outer_digest, "digest is not the signer's")
        found = [c for c in self.embedded if f[1].content == c.issuer + c.serial]
        self.demand(len(found) == 1, "the signer's certificate is not in it")
        self.signer = found[0]
        attributes = Der(0x31, f[3].content, b"\x31" + f[3].raw[1:], self.what)
        self.check_attributes(attributes, digest, f[2], f[4])
        good = self.signer.verifies(f[4], attributes.raw, f[5].content, digest, outermost)
        self.demand(good, "the signature is wrong")

    def check_attributes(self, attributes, digest, digest_named, signature_named):
        values = {}
        for attribute in attributes.set_of():
            name, value = attribute.seq(2)
            self.demand(name.oid() not in values, "attribute twice")
            values[name.oid()] = value.only(0x31)
        needed = {CONTENT_TYPE, MESSAGE_DIGEST}
        optional = {SIGNING_TIME, ALGORITHM_PROTECTION, SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_2}
        if not self.token:
            needed, optional = needed | {SIGNING_TIME, SIGNING_CERTIFICATE_2}, set()
        self.demand(needed <= set(values) <= needed | optional, "signed attributes")
        self.demand(values[CONTENT_TYPE].oid() == (TST_INFO if self.token else DATA), "content-type")
        digested = hashlib.new(digest, self.content).digest()
        self.demand(values[MESSAGE_DIGEST].of(4).content == digested, "message-digest")
        if not self.token:
            x509_time(values[SIGNING_TIME])
        self.demand({SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_2} & set(values), "no signing-certificate")
        for name in {SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_2} & set(values):
            self.check_identifier(values[name], "sha1" if name == SIGNING_CERTIFICATE else "sha256")
        if ALGORITHM_PROTECTION in values:
            wanted = digest_named.raw + b"\xa1" + signature_named.raw[1:]
            self.demand(values[ALGORITHM_PROTECTION].of(0x30).content == wanted, "cms-algorithm-protection")

    def check_identifier(self, value, by):
        """The first ESSCertID (RFC 2634 §5.4) or ESSCertIDv2 (RFC 5035 §4)."""
        f = value.seq(1, 99)[0].seq(1, 99)[0].seq(1, 3)
        if by == "sha256" and f[0].tag == 0x30:
            by = digest_of(f.pop(0))
        named = f[0].of(4).content if f else None
        self.demand(named == hashlib.new(by, self.signer.data).digest(), "signing-certificate is another")

    def chain(self, certificates, at):
        """Checks the chain and what the signer may sign; returns the chain."""
        signer, known = self.signer, {c.hash for c in self.embedded}
        self.demand(known <= set(certificates), "a certificate is not under certificates/")
        self.demand(not signer.ca, "the signer is an authority")
        self.demand(signer.usage is None or signer.usage & {0, 1}, "the key is not for signing")
        stamps = signer.purposes() == [TIME_STAMPING] and signer.extended_critical
        seals = TIME_STAMPING not in (signer.purposes() or [])
        self.demand(stamps if self.token else seals, "the key is for something else")
        chain = chain_of(signer, certificates, at, self.what)
        self.demand(known <= {c.hash for c in chain}, "a certificate of no use")
        return chain


class Token:
    """RFC 3161 §2.4.2, as §7 narrows it. `at` is genTime in ns; `earliest` and `latest` are it ∓ accuracy, in ms."""

    def __init__(self, data, what, outermost=False):
        self.cms = Signed(data, what, outermost=outermost)
        version, policy, imprint, serial, time, *rest = der(self.cms.content, what).seq(5, 10)
        policy.oid()
        serial.integer()
        digest, hashed = imprint.seq(2)
        self.digest, self.imprint = digest_of(digest), hashed.of(4).content
        size = hashlib.new(self.digest).digest_size
        imprint.demand(version.integer() == 1 and len(self.imprint) == size, "version or message imprint")
        match = re.fullmatch(r"([0-9]{14})(?:\.([0-9]{0,8}[1-9]))?Z", time.of(0x18).content.decode("ascii", "replace"))
        time.demand(match, "genTime")
        self.at = moment(match[1], what) * 10**6 + int(((match[2] or "") + 9 * "0")[:9])
        accuracy = 1000 * self.read_rest(rest, time)
        self.earliest, self.latest = (self.at - accuracy) // 10**6, -(-(self.at + accuracy) // 10**6)

    def read_rest(self, rest, whole):
        """accuracy, ordering, nonce, tsa, extensions; the accuracy in microseconds."""
        micros, places = 1000000, [(0x30, 1, 2, 0xA0, 0xA1).index(e.tag) for e in rest]
        whole.demand(all(a < b for a, b in zip(places, places[1:])), "fields of TSTInfo")
        for e in rest:
            if e.tag == 0x30:
                micros = self.read_accuracy(e)
            elif e.tag == 1:
                e.boolean()
            elif e.tag == 2:
                e.integer()
            elif e.tag == 0xA1:
                critical = (p.tag == 1 and p.boolean() for extension in e.parts() for p in extension.seq(2, 3))
                e.demand(not any(critical), "critical extension")
        return micros

    def read_accuracy(self, whole):
        total, units = 0, {2: 1000000, 0x80: 1000, 0x81: 1}
        tags = [e.tag for e in whole.parts()]
        whole.demand(tags == sorted(set(tags)) and set(tags) <= set(units), "accuracy")
        for e in whole.parts():
            n = Der(2, e.content, b"", e.what).integer()
            e.demand(0 <= n < 2**31, "accuracy")
            total += n * units[e.tag]
        return total


# ---------------------------------------------------------------- SSH keys and SSHSIG


def ssh_strings(data, what, count=None):
    out = []
    while data:
        demand(len(data) >= 4, what + ": cut short")
        n = struct.unpack(">I", data[:4])[0]
        demand(len(data) >= 4 + n, what + ": cut short")
        out.append(data[4 : 4 + n])
        data = data[4 + n :]
    demand(count in (None, len(out)), what + ": number of strings")
    return out


def ssh_string(data):
    return struct.pack(">I", len(data)) + data


def mpint(data, what):
    demand(data and data[0] < 128 and not (data[0] == 0 and (len(data) < 2 or data[1] < 128)), what + ": mpint")
    return int.from_bytes(data, "big")


SSH_CURVES = {b"nistp256": (P256, "sha256"), b"nistp384": (P384, "sha384"), b"nistp521": (P521, "sha512")}


def ssh_verify(key_blob, signature_blob, message, what):
    """RFC 8709, RFC 8332, RFC 5656 §3.1.2; returns nothing, refuses what is wrong."""
    kind, *key = ssh_strings(key_blob, what)
    named, value = ssh_strings(signature_blob, what, 2)
    if kind == b"ssh-ed25519" and len(key) == 1:
        good = named == kind and ed25519(key[0], message, value)
    elif kind == b"ssh-rsa" and len(key) == 2:
        by = {b"rsa-sha2-256": "sha256", b"rsa-sha2-512": "sha512"}.get(named)
        good = by and rsa(mpint(key[1], what), mpint(key[0], what), by, message, value, 16384)
    else:
        demand(len(key) == 2 and key[0] in SSH_CURVES and kind == b"ecdsa-sha2-" + key[0], what + ": kind of key")
        curve, by = SSH_CURVES[key[0]]
        r, s = (mpint(n, what) for n in ssh_strings(value, what, 2))
        good = named == kind and curve.verify(curve.point(key[1]), hashlib.new(by, message).digest(), r, s)
    demand(good, what + ": the signature is wrong")


def fingerprint(key):
    return "SHA256:" + base64.b64encode(sha256(key)).decode().rstrip("=")


def check_sshsig(armoured, key_line, message, namespace, what):
    """PROTOCOL.sshsig in the form that OpenSSH writes; returns the fingerprint of the key."""
    lines = armoured.decode("ascii", "replace").split("\n")
    blob = unbase64("".join(lines[1:-2]), what)
    text = base64.b64encode(blob).decode()
    rows = [text[at : at + 70] for at in range(0, len(text), 70)]
    demand(lines == ["-----BEGIN SSH SIGNATURE-----", *rows, "-----END SSH SIGNATURE-----", ""], what + ": armour")
    demand(blob[:10] == b"SSHSIG\0\0\0\1", what + ": not version 1")
    signer, purpose, reserved, digest, signature = ssh_strings(blob[10:], what, 5)
    demand(purpose == namespace and reserved == b"", what + ": namespace")
    demand(digest in (b"sha256", b"sha512"), what + ": digest")
    words = re.fullmatch(rb"([!-~]+) ([!-~]+)(?: [ -~]*)?\n", key_line)
    demand(words, "host-key.pub: not a key")
    key = unbase64(words[2], "host-key.pub")
    demand(ssh_strings(key, "host-key.pub")[:1] == [words[1]], "host-key.pub: of another kind than it says")
    demand(key == signer, what + ": signed by another key than host-key.pub")
    hashed = hashlib.new(digest.decode(), message).digest()
    ssh_verify(key, signature, b"SSHSIG" + b"".join(map(ssh_string, (purpose, reserved, digest, hashed))), what)
    return fingerprint(key)


# ---------------------------------------------------------------- trees (RFC 9162 §2.1)


def leaf_hash(data):
    return sha256(b"\0", data)


def node_hash(left, right):
    return sha256(b"\1", left, right)


EMPTY_ROOT = sha256()


def levels_of(hashes):
    """levels[k][n] is the root over the leaves [n·2^k, (n+1)·2^k)."""
    levels = [hashes]
    while len(levels[-1]) > 1:
        row = levels[-1]
        levels.append([node_hash(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)])
    return levels


def root_at(levels, size):
    """The root of the first `size` leaves: RFC 9162 §2.1.1."""
    out = None
    for level, row in enumerate(levels):
        if size >> level & 1:
            h = row[(size >> level) - 1]
            out = h if out is None else node_hash(h, out)
    return EMPTY_ROOT if out is None else out


def check_inclusion(index, size, root, leaf, proof):
    """RFC 9162 §2.1.3, the shape first."""
    demand(0 <= index < size, "inclusion: index not below size")
    demand(all(len(h) == 32 for h in [root, leaf] + proof), "inclusion: a hash is not 32 bytes")
    inner = (index ^ (size - 1)).bit_length()
    demand(len(proof) == inner + bin(index >> inner).count("1"), "inclusion: wrong number of hashes")
    given = iter(proof)

    def over(i, n):
        """The root of n leaves, in which the leaf is number i."""
        if n == 1:
            return leaf
        k = half(n)
        return node_hash(over(i, k), next(given)) if i < k else swapped(over(i - k, n - k), next(given))

    demand(over(index, size) == root, "inclusion: the root is another")


def half(n):
    """The largest power of two below n."""
    return 1 << (n - 1).bit_length() - 1


def swapped(right, left):
    return node_hash(left, right)


def check_consistency(size1, size2, root1, root2, proof):
    """RFC 9162 §2.1.4, the shape first. It asks for 0 < size1: nothing follows from the empty tree."""
    demand(0 < size1 <= size2, "consistency: sizes")
    demand(all(len(h) == 32 for h in [root1, root2] + proof), "consistency: a hash is not 32 bytes")
    given = iter(proof)

    def take():
        h = next(given, None)
        demand(h, "consistency: hashes missing")
        return h

    def over(m, n, whole):
        """Both roots: of the first m of n leaves, and of all n; `whole` while the m are all the older tree has."""
        if m == n:
            h = root1 if whole else take()
            return h, h
        k = half(n)
        if m <= k:
            old, new = over(m, k, whole)
            return old, node_hash(new, take())
        old, new = over(m - k, n - k, False)
        left = take()
        return node_hash(left, old), node_hash(left, new)

    demand(over(size1, size2, True) == (root1, root2), "consistency: a root is another")
    demand(next(given, None) is None, "consistency: hashes left over")


def check_range(start, end, size, leaves, hashes, root):
    """RangeProof (§2): the tree is gone through from the left; perfect subtrees outside the range are given."""
    demand(0 <= start < end <= size and len(leaves) == end - start, "range: shape")
    given = iter(hashes)

    def over(low, high):
        count = high - low
        if (high <= start or low >= end) and count & (count - 1) == 0:
            h = next(given, None)
            demand(h, "range: hashes missing")
            return h
        if count == 1:
            return leaves[low - start]
        middle = low + half(count)
        return node_hash(over(low, middle), over(middle, high))

    found = over(0, size)
    demand(next(given, None) is None, "range: hashes left over")
    demand(found == root, "range: the root is another")


# ---------------------------------------------------------------- maps (§4)


def subject(origin, kind, name):
    return sha256(("tallystick/subject/v1\n%s\n%s:%s\n" % (origin, kind, name)).encode()).hex()


def check_map(proof, key, root):
    """A map proof against a head's root; returns the value, or None when the key is absent."""
    last = set(proof) - {"key", "siblings"}
    demand(len(proof) - len(last) == 2 and last in (set(), {"value"}, {"other"}), "map proof: members")
    demand(proof["key"] == key and isinstance(proof["siblings"], list), "map proof: key")
    siblings = [unhex(s, "map proof") for s in proof["siblings"]]
    depth, bits, value, h = len(siblings), int(key, 16), proof.get("value"), bytes(32)
    demand(depth <= 256, "map proof: too long")
    if "value" in proof:
        check_value(value)
        h = sha256(b"\2", bytes.fromhex(key), sha256(write_json(value).encode()))
    elif "other" in proof:
        other = proof["other"]
        demand(isinstance(other, dict) and set(other) == {"key", "value"}, "map proof: other")
        k = unhex(other["key"], "map proof")
        demand(other["key"] != key and (int(other["key"], 16) ^ bits) >> (256 - depth) == 0, "map proof: other's place")
        h = sha256(b"\2", k, unhex(other["value"], "map proof"))
    demand(not siblings or siblings[-1] != bytes(32), "map proof: the subtree would have collapsed")
    for level in reversed(range(depth)):
        one = bits >> (255 - level) & 1
        h = sha256(b"\3", siblings[level], h) if one else sha256(b"\3", h, siblings[level])
    demand(h == unhex(root, "head"), "map proof: the root is another")
    return value


def check_value(value):
    demand(isinstance(value, dict) and set(value) == {"chain", "count", "last", "state"}, "map value: members")
    unhex(value["chain"], "map value")
    unhex(value["state"], "map value")
    demand(isinstance(value["count"], int) and value["count"] >= 1 and isinstance(value["last"], int), "map value: numbers")


# ---------------------------------------------------------------- notes and policies (C2SP)


class Vkey:
    """A verifier key name+id+base64 (c2sp.org/signed-note)."""

    def __init__(self, text, kind):
        match = re.fullmatch(r"([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)", text)
        demand(match, "policy: not a vkey")
        data = unbase64(match[3], "vkey")
        demand(len(data) == 33 and data[0] == kind, "policy: kind of key")
        self.text, self.name, self.key = text, match[1], data[1:]
        self.id = sha256(self.name.encode(), b"\n", data)[:4]
        demand(self.id.hex() == match[2], "policy: id of a vkey")
        self.verifies = self.cosigned if kind == 4 else functools.partial(ed25519, self.key)

    def cosigned(self, text, signature):
        """c2sp.org/tlog-cosignature."""
        stamp = int.from_bytes(signature[:8], "big")
        return stamp < 2**63 and ed25519(self.key, b"cosignature/v1\ntime %d\n" % stamp + text, signature[8:])

    def times(self, signatures):
        """When a witness says it saw a checkpoint, in seconds."""
        own = [blob[4:12] for name, blob in signatures if (name, blob[:4]) == (self.name, self.id)]
        return [min(int.from_bytes(at, "big"), 253402300799) for at in own]

    def signed(self, text, signatures, what):
        """Whether it has signed; every line that claims to be this key's must be right."""
        own = [blob[4:] for name, blob in signatures if (name, blob[:4]) == (self.name, self.id)]
        demand(all(self.verifies(text, s) for s in own), "%s: the signature of %s, key %s, is wrong" % (what, self.name, self.id.hex()))
        return bool(own)


def read_note(data, what):
    """c2sp.org/signed-note: the text and [(name, id and signature), ...]."""
    text, mark, lines = data.rpartition(b"\n\n")
    demand(mark and lines.endswith(b"\n") and len(data) <= MIB, what + ": not a signed note")
    demand(not re.search(rb"[\x00-\x09\x0b-\x1f]", data), what + ": a control character")
    matches = [re.fullmatch("— ([^+\\s]+) ([A-Za-z0-9+/=]+)", line) for line in lines[:-1].decode("utf-8").split("\n")]
    demand(all(matches) and len(matches) <= 100, what + ": signature lines")
    signatures = [(m[1], unbase64(m[2], what)) for m in matches]
    demand(all(len(blob) > 4 for _, blob in signatures), what + ": a signature line too short")
    return text + b"\n", signatures


class Policy:
    """c2sp.org/tlog-policy."""

    def __init__(self, data):
        demand(len(data) <= 2**16 and not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", data), "policy: bytes")
        self.logs, self.witnesses, self.groups, self.quorum, self.used = [], {}, {}, None, set()
        for line in data.decode("utf-8", "replace").split("\n"):
            words = re.split("[ \t]+", line.strip(" \t"))
            if words == [""] or words[0].startswith("#"):
                continue
            if words[0] == "log" and 2 <= len(words) <= 3:
                self.logs.append(Vkey(words[1], 1))
            elif words[0] == "witness" and 3 <= len(words) <= 4:
                self.fresh(words[1])
                self.witnesses[words[1]] = Vkey(words[2], 4)
            elif words[0] == "group" and len(words) >= 4:
                self.group(words[1], words[2], words[3:])
            else:
                demand(words[0] == "quorum" and len(words) == 2 and self.quorum is None, "policy: a line that is not understood")
                demand(words[1] == "none" or self.known(words[1]), "policy: unknown quorum")
                self.quorum = words[1]
        demand(self.quorum is not None, "policy: no quorum")
        for keys in ([v.key for v in self.logs], [v.key for v in self.witnesses.values()]):
            demand(len(set(keys)) == len(keys), "policy: a key twice")

    def known(self, name):
        return name in self.witnesses or name in self.groups

    def fresh(self, name):
        demand(name != "none" and not self.known(name), "policy: a name twice")

    def group(self, name, threshold, members):
        self.fresh(name)
        for m in members:
            demand(self.known(m) and m not in self.used, "policy: member of a group")
            self.used.add(m)
        k = {"any": "1", "all": str(len(members))}.get(threshold, threshold)
        demand(re.fullmatch("[1-9][0-9]{0,8}", k) and int(k) <= len(members), "policy: threshold of a group")
        self.groups[name] = (int(k), members)

    def met(self, name, seen):
        if name in self.witnesses:
            return name in seen
        k, members = self.groups[name]
        return sum(self.met(m, seen) for m in members) >= k


class Checkpoint:
    """A signed note with a checkpoint, checked by a policy (§2)."""

    def __init__(self, data, policy, what):
        text, signatures = read_note(data, what)
        body, self.data = text.decode("utf-8").split("\n"), data
        demand(len(body) == 4 and body[0], what + ": not three lines")
        self.origin, self.size, self.root = body[0], number(body[1], what), unbase64(body[2], what)
        demand(len(self.root) == 32, what + ": root")
        self.signers, self.cosigned, seen = set(), [], set()
        for v in policy.logs:
            if v.name == self.origin and v.signed(text, signatures, what):
                self.signers.add(v.text)
        for name, v in policy.witnesses.items():
            if v.signed(text, signatures, what):
                seen.add(name)
                self.cosigned += [(at, name, v.text) for at in v.times(signatures)]
        demand(self.signers, what + ": signed by no log of the policy")
        demand(policy.quorum == "none" or policy.met(policy.quorum, seen), what + ": too few witnesses")


class TlogProof:
    """c2sp.org/tlog-proof@v1: extra, index, hashes, and the checkpoint's bytes."""

    def __init__(self, data, policy, what):
        head, mark, note = data.partition(b"\n\n")
        title, extra, index, *hashes = head.decode("ascii", "replace").split("\n")
        demand(mark and title == "c2sp.org/tlog-proof@v1", what + ": not a tlog-proof")
        demand(extra.startswith("extra ") and index.startswith("index "), what + ": no extra, or no index")
        demand(len(hashes) <= 63, what + ": too many hashes")
        self.extra, self.index = unbase64(extra[6:], what), number(index[6:], what)
        self.hashes = [unbase64(h, what) for h in hashes]
        self.checkpoint = Checkpoint(note, policy, what)

    def include(self, leaf):
        c = self.checkpoint
        check_inclusion(self.index, c.size, c.root, leaf_hash(leaf), self.hashes)


# ---------------------------------------------------------------- leaves and events (§3, §8)

DIGITS, HASH = b"(0|[1-9][0-9]{0,15})", b'"([0-9a-f]{64})"'
AT = b'{"at":"([0-9TZ:.-]{24})",'
LEAF = re.compile(AT + b'"doc":%s,"i":%s,"sub":\\[((?:"[0-9a-f]{64}",?)*)\\],"type":"([a-z.]+)","v":1}' % (HASH, DIGITS))
HEAD = re.compile(AT + b'"i":%s,"map":%s,(?:"prev":%s,)?"subjects":%s,"type":"head","v":1}' % (DIGITS, HASH, DIGITS, DIGITS))


class Leaf:
    """One line of a log, with its event document when there is one. Its canonical form is one pattern."""

    def __init__(self, data, what):
        head, event = HEAD.fullmatch(data), LEAF.fullmatch(data)
        demand((head or event) and len(data) <= 4096, what + ": not in the form of a leaf")
        found = [g.decode() if g is not None else None for g in (head or event).groups()]
        self.data, self.head, self.event, self.words, self.at_text = data, head is not None, None, None, found[0]
        self.at, self.sub = instant(found[0], what), []
        if head:
            self.type, self.map = "head", found[2]
            self.i, self.prev, self.subjects = (None if n is None else number(n, what) for n in (found[1], *found[3:]))
            demand(self.prev is None or self.prev < self.i, what + ": prev")
        else:
            self.doc, self.i, self.type = found[1], number(found[2], what), found[4]
            demand(self.type in TYPES, what + ": unknown type of event " + self.type)
            demand(not found[3].endswith(",") and '""' not in found[3], what + ": sub")
            self.sub = found[3][1:-1].split('","') if found[3] else []
            demand(all(a < b for a, b in zip(self.sub, self.sub[1:])), what + ": sub is not ascending")

    def attach(self, document, origin, what):
        """The event document must be the leaf's, and its subjects what §8 gives."""
        demand(not self.head and len(document) <= MIB // 4, what + ": event document")
        demand(sha256(document).hex() == self.doc, what + ": event document is another")
        e = read_json(document, what)
        demand(e.get("at") == self.at_text and e.get("type") == self.type and e.get("v") == 1, what + ": event document")
        unhex(e.get("salt"), what + ": salt")
        demand(self.sub == subjects_of(e, origin, what), what + ": sub is not what the event gives")
        self.event, self.words = e, document.decode()


IN_DIRECTORY = "upload.held file.received file.placed sidecar.placed file.removed".split()
OF_VERSION = "file.read read.closed file.delivered delivery.attempted delivery.failed".split()
TYPES = set(IN_DIRECTORY + OF_VERSION) | set("""genesis heartbeat server.started server.stopped clock.stepped token
session.opened session.closed auth.failed address.banned config.changed operation.refused upload.opened upload.interrupted
upload.discarded attributes.asked attributes.set exchange.used document.read document.replayed business.created document.linked file.renamed
dir.made dir.removed dir.listed file.acknowledged finding.noted drift.found freeze remote.listed remote.failed remote.unreached manifest.compared resend.requested state.reported
verdict.given hold.set hold.released erased""".split())  # fmt: skip


def subjects_of(e, origin, what):
    """The table of §8."""
    out, kind = set(), e["type"]

    def add(sort, name):
        demand(isinstance(name, str) and re.fullmatch("[!-~]+", name), what + ": a subject's name")
        out.add(subject(origin, sort, name))

    def entry(path):
        demand(check_path(path, what) != "/", what + ": the top has no parent")
        add("dir", path.rsplit("/", 1)[0] or "/")
        add("ent", path)

    for member, sort in (("session", "ses"), ("account", "acct")):
        if member in e:
            add(sort, e[member])
    if kind in IN_DIRECTORY or (kind == "file.acknowledged" and e.get("habit") == "removed"):
        name_bytes(e["file"]["name"], what)
        entry(child(check_path(e.get("path"), what), e["file"]["name"]))
    elif kind in OF_VERSION:
        demand(isinstance(e.get("placed"), int), what + ": placed")
        add("read", str(e["placed"]))
    elif kind == "file.renamed":
        for path in (e.get("from"), e.get("to")):
            entry(path)
            if "file" not in e:
                add("dir", path)
    elif kind == "attributes.set":
        entry(e.get("entry"))
    elif kind in ("dir.made", "dir.removed"):
        add("dir", check_path(e.get("directory"), what))
        if e["directory"] != "/":
            entry(e["directory"])
    elif kind == "dir.listed":
        add("list", check_path(e.get("path"), what))
    return sorted(out)


def read_receipt(data, policy, what):
    """§6: the proof, and its leaf with the event document if it has one."""
    proof = TlogProof(data, policy, what)
    extra = read_json(proof.extra, what)
    demand(set(extra) in ({"leaf"}, {"leaf", "event"}) and all(isinstance(v, str) for v in extra.values()), what + ": extra")
    leaf = Leaf(extra["leaf"].encode(), what)
    demand(leaf.i == proof.index, what + ": the leaf is of another number")
    proof.include(leaf.data)
    if "event" in extra:
        leaf.attach(extra["event"].encode(), proof.checkpoint.origin, what)
    return proof, leaf


CERTIFICATE = b"-cert-v01@openssh.com"


def certified_key(blob, what):
    """PROTOCOL.certkeys: the plain key inside a certificate, and what its algorithms end with; any other key as it is."""
    rest, head = blob, []
    for _ in range(4):
        demand(len(rest) >= 4 and len(rest) >= 4 + struct.unpack(">I", rest[:4])[0], what + ": cut short")
        n = struct.unpack(">I", rest[:4])[0]
        head.append(rest[4 : 4 + n])
        rest = rest[4 + n :]
        if not head[0].endswith(CERTIFICATE):
            return blob, b""
        if len(head) == 3 and head[0] == b"ssh-ed25519" + CERTIFICATE:
            break
    return b"".join(map(ssh_string, [head[0][: -len(CERTIFICATE)], *head[2:]])), CERTIFICATE


def session_signature(e, what):
    """§9: RFC 4252 §7. Says by whom the session was opened."""
    if "signature" not in e:
        return "session opened without a key's signature"
    key, sig, login, session = (e.get(member) for member in ("key", "signature", "login", "sshSession"))
    demand(all(isinstance(v, str) for v in (key, sig, login, session)), what + ": members of a signature")
    demand(re.fullmatch("(?:[0-9a-f]{2})+", session), what + ": sshSession")
    key, sig = unbase64(key, what), unbase64(sig, what)
    named = ssh_strings(sig, what, 2)[0]
    words = b"".join(map(ssh_string, (login.encode(), b"ssh-connection", b"publickey")))
    plain, ending = certified_key(key, what)
    asked = b"".join(map(ssh_string, (named + ending, key)))
    ssh_verify(plain, sig, ssh_string(bytes.fromhex(session)) + b"\x32" + words + b"\1" + asked, what)
    return "session opened by the holder of the key " + fingerprint(plain)


def check_listing(data, path, count, what):
    """§3: a listing of this path with this many entries, ascending by raw name bytes."""
    demand(data.endswith(b"\n"), what + ": no line end")
    lines = data.decode("ascii", "replace")[:-1].split("\n")
    demand(len(lines) >= 4 and lines[:2] == ["tallystick/listing/v1", path], what + ": not a listing of " + path)
    demand(re.fullmatch("salt [0-9a-f]{64}", lines[2]), what + ": salt")
    demand(number(lines[3], what) == count == len(lines) - 4, what + ": number of entries")
    before = b""
    for line in lines[4:]:
        entry = re.fullmatch("([^ /]+)(?:/ - -| (?:0|[1-9][0-9]{0,15}) [0-9a-f]{64}) ([^ ]+)", line)
        demand(entry, what + ": entry")
        raw = name_bytes(entry[1], what)
        instant(entry[2], what)
        demand(before < raw, what + ": entries not ascending")
        before = raw


ORIGIN = re.compile("[A-Za-z0-9._~:/-]{1,200}/tallystick/[A-Za-z0-9._~-]{1,100}")


def check_owner(checkpoint, policy, text, signature, host_key, with_anchor):
    """§10: the host key says whose log it is; returns the anchor log's origin and the key's fingerprint."""
    lines = text.decode("ascii", "replace").split("\n")
    demand(len(lines) == 5 and lines[0] == "tallystick/log-key/v1" and lines[4] == "", "log-key.txt: form")
    demand(lines[1] == checkpoint.origin and ORIGIN.fullmatch(lines[1]), "log-key.txt: another log's")
    keys = {lines[2], lines[3]} if with_anchor else {lines[2]}
    demand(keys <= {v.text for v in policy.logs}, "log-key.txt: key is not in the policy")
    demand(lines[2] in checkpoint.signers, "log-key.txt: checkpoint was signed by another key")
    anchor = checkpoint.origin.rpartition("/")[0] + "/anchor"
    demand(Vkey(lines[3], 1).name == anchor, "log-key.txt: not the anchor log's key")
    return anchor, check_sshsig(signature, host_key, text, b"tallystick-log-key", "log-key.txt.sig")


def check_key_change(data, policy):
    """§2: a log's key names the one that follows it; returns (size, old vkey, new vkey)."""
    what = "key change"
    text, signatures = read_note(data, what)
    title, origin, *keys, since, end = text.decode("utf-8").split("\n")
    demand((title, end, len(keys)) == ("tallystick/key-change/v1", "", 2), what + ": not in its form")
    before, after, since = Vkey(keys[0], 1), Vkey(keys[1], 1), number(since, what)
    demand(before.name == after.name == origin and before.text != after.text, what + ": expected two keys of one log")
    demand(before.text in {v.text for v in policy.logs}, what + ": key %s is none of the policy's" % before.id.hex())
    demand(all([v.signed(text, signatures, what) for v in (before, after)]), what + ": not signed by both keys")
    return since, before, after


# ---------------------------------------------------------------- packs (§7)

MIME = b"application/vnd.etsi.asic-e+zip"
SEALS = ["META-INF/" + n for n in ("ASiCManifest001.xml", "signature001.p7s", "ASiCManifest002.xml", "timestamp001.tst")]
OWNER = ["log-key.txt", "log-key.txt.sig", "host-key.pub"]
REQUIRED = ["mimetype", "claim.json", "policy", "checkpoint", *OWNER, "report.html", "HOW-TO-VERIFY.txt", "verify.py", *SEALS]
H, N = "([0-9a-f]{64})", "(0|[1-9][0-9]{0,15})"
ORDER = [re.compile(p.replace(".", r"\.") % tuple(groups)) for p, *groups in (
    ("mimetype",), ("claim.json",), ("policy",), ("checkpoint",), *((name,) for name in OWNER),
    ("leaves/%s.tlog-proof", N), ("map/%s.%s.json", N, H), ("listings/%s.txt", H), ("content/%s", H), ("range.json",),
    ("range.leaves.gz",), ("events/%s.json", N), ("earlier",), ("consistency.json",),
    ("anchors/%s%s", N, r"(\.tlog-proof|\.consistency\.json)"), ("tokens/%s.tst", H), ("certificates/%s.der", H),
    ("report.html",), ("HOW-TO-VERIFY.txt",), ("verify.py",), *((name,) for name in SEALS),
)]  # fmt: skip


def rank(name):
    """Where an entry stands in the order of §7."""
    for place, pattern in enumerate(ORDER):
        match = pattern.fullmatch(name)
        if match:
            keys = [int(g) if len(g) < 17 and g.isdigit() else g for g in match.groups()]
            return (place, *("" if k == ".tlog-proof" else k for k in keys))
    raise Refused("the pack has an entry it must not have: " + ascii(name))


def read_zip(data):
    """Reads local headers, writes the whole ZIP again, and compares (§7)."""
    demand(len(data) < 2**32, "ZIP: too large")
    entries, at = {}, 0
    while data[at : at + 4] == b"PK\3\4":
        demand(len(data) >= at + 30 and len(entries) < 60000, "ZIP: cut short, or too many entries")
        size, length = struct.unpack("<IH", data[at + 22 : at + 28])
        name, end = data[at + 30 : at + 30 + length], at + 30 + length + size
        demand(end <= len(data) and name not in entries, "ZIP: entry")
        entries[name] = data[at + 30 + length : end]
        at = end
    local, central, at = [], [], 0
    for name, content in entries.items():
        common = b"\0\0\0\0\0\0\x21\0" + struct.pack("<IIIHH", zlib.crc32(content), len(content), len(content), len(name), 0)
        local += [b"PK\3\4\x0a\0" + common + name, content]
        central.append(b"PK\1\2\x0a\0\x0a\0" + common + bytes(10) + struct.pack("<I", at) + name)
        at += 30 + len(name) + len(content)
    tail = b"".join(central)
    end = b"PK\5\6\0\0\0\0" + struct.pack("<HHIIH", len(entries), len(entries), len(tail), at, 0)
    demand(b"".join(local) + tail + end == data, "ZIP: not exactly what its entries give")
    return {name.decode("ascii", "replace"): content for name, content in entries.items()}


def manifest(signature, mime, files):
    """The exact bytes of an ASiC manifest (ETSI EN 319 162-1 §A.4, narrowed by §7)."""
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#"'
           ' xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><asic:SigReference URI="%s" MimeType="%s"/>' % (signature, mime)]  # fmt: skip
    for name, content in files:
        out.append('<asic:DataObjectReference URI="%s"><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
                   "<ds:DigestValue>%s</ds:DigestValue></asic:DataObjectReference>"
                   % (name, base64.b64encode(sha256(content)).decode()))  # fmt: skip
    return ("".join(out) + "</asic:ASiCManifest>").encode()


def gunzip(data):
    """One gzip member with the fixed header of §7."""
    demand(data[:10] == bytes.fromhex("1f8b08000000000000ff"), "range.leaves.gz: header")
    inflater = zlib.decompressobj(-15)
    out = inflater.decompress(data[10:], 64 * MIB + 1)
    demand(inflater.eof and len(out) <= 64 * MIB, "range.leaves.gz: too long or cut short")
    demand(inflater.unused_data == struct.pack("<II", zlib.crc32(out), len(out)), "range.leaves.gz: checksum")
    return out


def read_proof(data, what):
    """{"from":…,"hashes":[…],"to":…}"""
    f = read_json(data, what)
    demand(set(f) == {"from", "hashes", "to"} and isinstance(f["hashes"], list), what + ": members")
    demand(isinstance(f["from"], int) and isinstance(f["to"], int), what + ": numbers")
    return f["from"], f["to"], [unhex(h, what) for h in f["hashes"]]


class Pack:
    """A pack, read and checked; `notes` is what the reader should know."""

    def __init__(self, data, trusted):
        self.notes, self.trusted = [], trusted
        self.files = read_zip(data)
        ranks = [rank(name) for name in self.files]
        demand(all(a < b for a, b in zip(ranks, ranks[1:])), "the pack's entries are not in order")
        for name in REQUIRED:
            demand(name in self.files, "the pack lacks " + name)
        for name, content in self.files.items():
            demand(name.startswith("content/") or len(content) <= 16 * MIB, name + ": too large")
        demand(self.files["mimetype"] == MIME, "mimetype: another")
        self.check_seal()
        self.claim = read_json(self.files["claim.json"], "claim.json")
        self.policy = Policy(self.files["policy"])
        self.checkpoint = Checkpoint(self.files["checkpoint"], self.policy, "checkpoint")
        self.origin = self.checkpoint.origin
        owner = check_owner(self.checkpoint, self.policy, *(self.files[n] for n in OWNER), True)
        self.anchor_origin, host = owner
        self.notes.append("host key: " + host)
        self.read_leaves()
        self.read_range()
        self.read_anchors()
        self.check_claim()
        self.check_use()

    def under(self, folder):
        """(name without folder and ending, content) of the entries in a folder."""
        return [(n[len(folder) :], c) for n, c in self.files.items() if n.startswith(folder)]

    def check_seal(self):
        """The manifests, the seal, its time stamp, all tokens, and every chain."""
        listed = [(n, c) for n, c in self.files.items() if n != "mimetype" and n not in SEALS]
        first, seal, second, stamp = (self.files[n] for n in SEALS)
        demand(first == manifest(SEALS[1], "application/pkcs7-signature", listed), SEALS[0] + ": not what the files give")
        sealed = [(SEALS[0], first), (SEALS[1], seal)]
        good = second == manifest(SEALS[3], "application/vnd.etsi.timestamp-token", sealed)
        demand(good, SEALS[2] + ": not what the files give")
        certificates = {name[:-4]: Certificate(content) for name, content in self.under("certificates/")}
        outer = Token(stamp, SEALS[3], outermost=True)
        demand(hashlib.new(outer.digest, second).digest() == outer.imprint, SEALS[3] + ": over something else")
        chains = [outer.cms.chain(certificates, outer.at)]
        chains.append(Signed(seal, SEALS[1], detached=first).chain(certificates, outer.at))
        self.tokens = {name[:-4]: Token(content, "token " + name[:16]) for name, content in self.under("tokens/")}
        chains += [token.cms.chain(certificates, token.at) for token in self.tokens.values()]
        for name, content in self.under("tokens/") + self.under("certificates/"):
            demand(hashlib.sha256(content).hexdigest() == name[:-4], name + ": hash is another")
        demand({c.hash for chain in chains for c in chain} == set(certificates), "a certificate is in no chain")
        for top in sorted({chain[-1].hash for chain in chains}):
            demand(not self.trusted or top in self.trusted, "authority %s is not one you trust" % top)
            self.notes.append("authority certificate (SHA-256): " + top)
        self.notes.append("sealed at or before " + show(outer.latest))

    def read_leaves(self):
        self.leaves = {}
        for name, content in self.under("leaves/"):
            proof, leaf = read_receipt(content, self.policy, "leaves/" + name)
            demand(proof.checkpoint.data == self.files["checkpoint"], "leaves/%s: another checkpoint" % name)
            demand(name == "%d.tlog-proof" % leaf.i, "leaves/%s: another leaf" % name)
            self.leaves[leaf.i] = leaf
        self.single = dict(self.leaves)

    def read_range(self):
        self.range = []
        demand(("range.json" in self.files) == ("range.leaves.gz" in self.files), "range: one of two files")
        if "range.json" in self.files:
            start, end, hashes = read_proof(self.files["range.json"], "range.json")
            text = gunzip(self.files["range.leaves.gz"])
            demand(text.endswith(b"\n"), "range: no line end")
            lines = text[:-1].split(b"\n")
            top = self.checkpoint
            check_range(start, end, top.size, [leaf_hash(line) for line in lines], hashes, top.root)
            self.range = [Leaf(line, "leaf %d" % i) for i, line in enumerate(lines, start)]
            demand(all(leaf.i == i for i, leaf in enumerate(self.range, start)), "range: a leaf is of another number")
            in_order = all(a.at <= b.at for a, b in zip(self.range, self.range[1:]))
            demand(in_order, "range: a leaf is dated before the one ahead of it")
        whole = {leaf.i: leaf for leaf in self.range}
        demand(not whole.keys() & self.leaves.keys(), "range: one of its leaves is also under leaves/")
        for name, content in self.under("events/"):
            demand(int(name[:-5]) in whole, "events/%s: not of the range" % name)
            whole[int(name[:-5])].attach(content, self.origin, "events/" + name)
        self.leaves.update(whole)

    def read_anchors(self):
        """§5: `later` holds (size, not later than), `earlier` (index, not earlier than)."""
        self.later, self.earlier, used = [], [], set()
        pairs = dict(self.under("anchors/"))
        for name in [n for n in pairs if n.endswith(".tlog-proof")]:
            size, what = int(name[: -len(".tlog-proof")]), "anchors/" + name
            proof = TlogProof(pairs.pop(name), self.policy, what)
            demand(proof.checkpoint.origin == self.anchor_origin, what + ": not of the anchor log")
            proof.include(proof.extra)
            inner = Checkpoint(proof.extra, self.policy, what + ": extra")
            demand((inner.origin, inner.size) == (self.origin, size), what + ": of another checkpoint")
            self.connect(inner, pairs.pop("%d.consistency.json" % size, None), what)
            imprint = ("sha256", sha256(proof.checkpoint.data))
            found = [h for h, t in self.tokens.items() if (t.digest, t.imprint) == imprint]
            demand(found, what + ": its token is missing")
            said = "cosigned at %s by the witness %s, whose key the pack names: %s"
            self.notes += [said % (show(1000 * at), name, vkey) for at, name, vkey in proof.checkpoint.cosigned]
            used.update(found)
            self.later += [(size, self.tokens[h].latest) for h in found]
        demand(not pairs, "anchors: consistency of no anchor")
        for leaf in self.leaves.values():
            if leaf.type == "token" and leaf.event and "token" in leaf.event:
                h = unhex(leaf.event["token"], "leaf %d" % leaf.i).hex()
                if h in self.tokens:
                    used.add(h)
                    self.earlier.append((leaf.i, self.tokens[h].earliest))
        demand(used == set(self.tokens), "a token that no anchor and no leaf names")

    def connect(self, earlier, consistency, what):
        """An earlier checkpoint is a prefix of `checkpoint`."""
        if consistency is None:
            same = (earlier.size, earlier.root) == (self.checkpoint.size, self.checkpoint.root)
            demand(same, what + ": consistency is missing, or another root")
            return
        demand(earlier.size < self.checkpoint.size or what == "earlier", what + ": consistency with itself")
        start, end, hashes = read_proof(consistency, what)
        demand((start, end) == (earlier.size, self.checkpoint.size), what + ": other sizes")
        check_consistency(start, end, earlier.root, self.checkpoint.root, hashes)

    # ---- the five claims

    FILE = {"leaf": int, "path": str, "file": dict, "content": str}
    MEMBERS = {
        "file.received": FILE,
        "file.delivered": FILE,
        "directory.held": {"path": str, "from": str, "to": str, "listing": str, "entries": int, "before": int,
                           "after": int, "form": str, "clock": str},
        "log.unchanged": {"size": int},
        "listed.not.read": {"listed": int, "path": str, "file": dict, "placed": int, "before": int, "after": int,
                            "until": str, "clock": str},
        "sessions": {"from": str, "to": str, "sessions": int, "failures": int, "clock": str},
    }  # fmt: skip

    def check_claim(self):
        c, what = self.claim, "claim.json"
        kind = c.get("claim")
        demand(isinstance(kind, str) and kind in self.MEMBERS, what + ": unknown claim")
        wanted = dict(self.MEMBERS[kind], v=int, claim=str, origin=str, made=str, sentence=str, limits=list)
        if kind == "directory.held" and "day" in c:
            wanted.update(day=str, zone=str)
        demand(set(c) == set(wanted), what + ": members")
        demand(all(isinstance(c[k], t) for k, t in wanted.items()), what + ": kind of a member")
        demand(c["v"] == 1 and c["origin"] == self.origin, what + ": of another log")
        demand(all(isinstance(s, str) for s in c["limits"]), what + ": limits")
        for member, words in (("clock", "own anchored"), ("form", "compact full"), ("content", "included absent")):
            demand(member not in c or c[member] in words.split(), "%s: %s" % (what, member))
        self.made, self.start, self.end, self.until = (instant(c[m], what) if m in c else None for m in ("made", "from", "to", "until"))
        demand(self.start is None or self.start <= self.end, what + ": from is after to")
        if "path" in c:
            check_path(c["path"], what)
        if "file" in c:
            f = c["file"]
            demand(set(f) == {"name", "sha256", "size"} and isinstance(f["size"], int), what + ": file")
            name_bytes(f["name"], what)
            unhex(f["sha256"], what)
        self.needed = set()
        {
            "directory.held": self.held_claim, "log.unchanged": self.unchanged_claim,
            "listed.not.read": self.listed_claim, "sessions": self.sessions_claim,
        }.get(kind, self.file_claim)()  # fmt: skip

    def leaf(self, i, kind=None):
        demand(i in self.leaves, "leaf %d is not in the pack" % i)
        leaf = self.leaves[i]
        demand(kind is None or leaf.type == kind, "leaf %d is not %s" % (i, kind))
        demand(leaf.head or leaf.event, "the event document of leaf %d is missing" % i)
        return leaf

    def need(self, name):
        """The content of a file that the claim needs."""
        demand(name in self.files, name + " is missing")
        self.needed.add(name)
        return self.files[name]

    def value(self, head, key):
        """The value of a subject in the map of a head."""
        name = "map/%d.%s.json" % (head, key)
        return check_map(read_json(self.need(name), name), key, self.leaf(head, "head").map)

    def same_value(self, key):
        """The value that a subject has at both heads of the claim."""
        values = [self.value(self.claim[k], key) for k in ("before", "after")]
        demand(values[0] == values[1], "something happened to the subject between the heads")
        return values[0]

    def file_claim(self):
        c = self.claim
        leaf = self.leaf(c["leaf"], c["claim"])
        demand(leaf.event.get("path") == c["path"] and leaf.event.get("file") == c["file"], "the event is about another file")
        if c["content"] == "included":
            data, f = self.need("content/" + c["file"]["sha256"]), c["file"]
            demand(sha256(data).hex() == f["sha256"] and len(data) == f["size"], "the content is another")
        self.note_time(leaf.i)

    def note_time(self, i):
        later = [t for size, t in self.later if size > i]
        earlier = [t for j, t in self.earlier if j < i]
        if later:
            self.notes.append("leaf %d existed at %s" % (i, show(min(later))))
        if earlier:
            self.notes.append("leaf %d was written after %s" % (i, show(max(earlier))))

    def held_claim(self):
        c = self.claim
        if "day" in c:
            check_day(c["day"], c["zone"], self.start, self.end, self.notes)
        key = subject(self.origin, "dir", c["path"])
        before, after = self.leaf(c["before"], "head"), self.leaf(c["after"], "head")
        value = self.same_value(key)
        unhex(c["listing"], "claim.json: listing")
        demand((value["state"] if value else ZERO) == c["listing"], "the directory held something else")
        if c["listing"] == ZERO:
            demand(c["entries"] == 0, "entries of a directory that was not there")
        else:
            data = self.need("listings/%s.txt" % c["listing"])
            demand(sha256(data).hex() == c["listing"], "the listing's hash is another")
            check_listing(data, c["path"], c["entries"], "listing")
        if c["form"] == "full":
            self.full_range(key, before, after)
            return
        demand(before.i < after.i, "before is not before after")
        if c["clock"] == "own":
            demand(before.at <= self.start and after.at >= self.end, "the heads do not enclose the time")
        else:
            old = any(s > before.i and t <= self.start for s, t in self.later)
            demand(old, "no time stamp says that `before` is old enough")
            self.written_after(after.i, self.end)

    def written_after(self, i, wanted):
        demand(any(j < i and t >= wanted for j, t in self.earlier), "no time stamp says that leaf %d is new enough" % i)

    def cover(self):
        """The range encloses the time; the log is not silent in it, and its clock did not step back."""
        demand(self.range, "the range is missing")
        self.needed |= {"range.json", "range.leaves.gz"}
        first, last = self.range[0], self.range[-1]
        demand(first.at < self.start or first.i == 0 and first.at == self.start, "the range begins too late")
        demand(last.at >= self.end, "the range ends too early")
        for a, b in zip(self.range, self.range[1:]):
            silent = a.at < self.end and b.at > self.start and b.at - a.at > 120000
            demand(not silent, "silence after leaf %d: not provable" % a.i)
        for leaf in self.range:
            demand(leaf.type != "clock.stepped", "the clock stepped at leaf %d: not provable" % leaf.i)
        if self.claim["clock"] == "anchored":
            near = any(s > first.i and t <= self.start + 300000 for s, t in self.later)
            demand(near, "no time stamp near the beginning")
            near = any(first.i <= j <= last.i and t >= self.end - 300000 for j, t in self.earlier)
            demand(near, "no time stamp near the end")

    def full_range(self, key, before, after):
        self.cover()
        demand(self.range[0].i <= before.i <= after.i <= self.range[-1].i, "the heads are not in the range")
        for leaf in self.range:
            if key in leaf.sub:
                demand(not self.start <= leaf.at < self.end, "leaf %d changed the directory then" % leaf.i)
                demand(leaf.i < before.i if leaf.at < self.start else leaf.i > after.i, "the heads are on the wrong side of leaf %d" % leaf.i)

    def unchanged_claim(self):
        old = Checkpoint(self.need("earlier"), self.policy, "earlier")
        demand(old.origin == self.origin and old.size == self.claim["size"], "earlier: another checkpoint")
        self.connect(old, self.need("consistency.json"), "earlier")
        if self.range:
            self.needed |= {"range.json", "range.leaves.gz"}
            whole = (self.range[0].i, self.range[-1].i + 1) == (old.size, self.checkpoint.size)
            demand(whole, "the range is another")

    def listed_claim(self):
        c = self.claim
        placed, listed = self.leaf(c["placed"]), self.leaf(c["listed"], "dir.listed")
        demand(placed.type in ("file.placed", "file.received"), "`placed` put no file there")
        there = placed.event.get("path") == c["path"] and placed.event.get("file") == c["file"]
        demand(there, "`placed` is about another file")
        demand(listed.event.get("path") == c["path"], "another directory was listed")
        demand(c["before"] < c["listed"] < c["after"], "the listing is not between the heads")
        value = self.same_value(subject(self.origin, "ent", child(c["path"], c["file"]["name"])))
        demand(value and value["last"] == c["placed"], "another file stood under the name")
        read = self.value(c["after"], subject(self.origin, "read", str(c["placed"])))
        demand(read is None, "the file was opened for reading")
        if c["clock"] == "own":
            demand(self.leaves[c["after"]].at >= self.until, "head `after` is too early")
        else:
            self.written_after(c["after"], self.until)
        self.note_time(c["listed"])
        self.notes.append("whether the server was running all the time is not part of such a pack")

    def sessions_claim(self):
        self.cover()
        count = {"session.opened": 0, "auth.failed": 0}
        for leaf in self.range:
            if leaf.type in count and self.start <= leaf.at < self.end:
                count[self.leaf(leaf.i).type] += 1
        demand(list(count.values()) == [self.claim["sessions"], self.claim["failures"]], "the numbers are others")

    def check_use(self):
        """What a claim does not need is refused; every signature in a session is checked."""
        named = {self.claim.get(k) for k in ("leaf", "listed", "placed", "before", "after")}
        for i, leaf in self.single.items():
            demand(i in named or leaf.type == "token", "leaf %d is of no use" % i)
        for name in self.files:
            idle = re.match("map/|listings/|content/|range|earlier|consistency", name) and name not in self.needed
            demand(not idle, name + " is of no use")
        for leaf in self.leaves.values():
            if leaf.type == "session.opened" and leaf.event:
                self.notes.append("leaf %d: %s" % (leaf.i, session_signature(leaf.event, "leaf %d" % leaf.i)))


def check_day(day, zone, start, end, notes):
    """§7: the civil day, by the zone's data when this Python has them."""
    demand(re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", day), "claim.json: day")
    demand(re.fullmatch("UTC|[A-Za-z_]+(?:/[A-Za-z0-9_+-]+){1,2}", zone), "claim.json: zone")
    demand(22 * 3600000 <= end - start <= 26 * 3600000, "claim.json: not as long as a day")
    midnight = datetime.datetime.fromisoformat(day)
    try:
        import zoneinfo

        zoneinfo.ZoneInfo("Europe/Paris")
    except Exception:
        notes.append("no data about time zones here: the bounds of the day in %s were checked roughly" % zone)
        return
    here = zoneinfo.ZoneInfo(zone)
    for at, wanted in ((midnight, start), (midnight + datetime.timedelta(days=1), end)):
        utc = at.replace(tzinfo=here).astimezone(datetime.timezone.utc)
        demand(moment(utc.strftime("%Y%m%d%H%M%S").zfill(14), "day") == wanted, "claim.json: not that day in " + zone)


# ---------------------------------------------------------------- mirrors (c2sp.org/tlog-tiles, §11)


class SubjectMap:
    """§4: None is nothing, (key, hash) a lone entry, [hash or None when to be made, left, right] a node."""

    def __init__(self):
        self.top = None

    def put(self, key, value_hash):
        self.top = self.put_at(self.top, key, sha256(b"\2", key, value_hash), 0)

    def put_at(self, node, key, leaf, depth):
        if node is None or isinstance(node, tuple) and node[0] == key:
            return (key, leaf)
        if isinstance(node, tuple):
            node = self.put_at([None, None, None], node[0], node[1], depth)
        side = 1 + (key[depth >> 3] >> (7 - (depth & 7)) & 1)
        node[0], node[side] = None, self.put_at(node[side], key, leaf, depth + 1)
        return node

    def root(self, node):
        if node is None:
            return bytes(32)
        if isinstance(node, list) and node[0] is None:
            node[0] = sha256(b"\3", self.root(node[1]), self.root(node[2]))
        return node[1] if isinstance(node, tuple) else node[0]


class Replay:
    """Makes the subject map again, leaf by leaf, and compares it with what each head says (rules R1 and R3)."""

    def __init__(self):
        self.map, self.values, self.named = SubjectMap(), {}, {}
        self.leaves = self.heads = self.states = self.tokens = 0
        self.last = self.waiting = self.last_head = None
        self.wait = self.silence = (0, 0)

    def add(self, leaf, said):
        n = self.leaves
        demand(leaf.i == n, "leaf %d: says that it is number %d" % (n, leaf.i))
        demand(self.last is None or self.last <= leaf.at, "leaf %d: is dated before the leaf ahead of it" % n)
        if self.last is not None and leaf.at - self.last > self.silence[0]:
            self.silence = (leaf.at - self.last, n - 1)
        if leaf.head:
            self.add_head(leaf, said)
        else:
            demand(not said, "leaf %d: directories are described here, but it is no head" % n)
            self.add_event(leaf)
        self.last, self.leaves = leaf.at, n + 1

    def add_event(self, leaf):
        hashed, doc = leaf_hash(leaf.data), bytes.fromhex(leaf.doc)
        for key in map(bytes.fromhex, leaf.sub):
            chain, count, _ = self.values.get(key, (bytes(32), 0, 0))
            self.values[key] = (sha256(chain, hashed), count + 1, leaf.i)
            self.named[key] = doc
        self.tokens += leaf.type == "token"
        self.waiting = leaf.at if self.waiting is None else self.waiting

    def add_head(self, head, said):
        n = self.leaves
        demand(head.prev == self.last_head, "head %d: does not name the head before it" % n)
        for key, state in said:
            known = key in self.named
            demand(known, "head %d: directory %s is another than before, and no leaf says that anything happened to it" % (n, key.hex()))
            self.named[key] = state
        many = len(self.values)
        demand(head.subjects == many, "head %d: counts %d subjects, the leaves before it name %d" % (n, head.subjects, many))
        for key, state in self.named.items():
            chain, count, last = self.values[key]
            value = '{"chain":"%s","count":%d,"last":%d,"state":"%s"}' % (chain.hex(), count, last, state.hex())
            self.map.put(key, sha256(value.encode()))
        found = self.map.root(self.map.top).hex()
        demand(found == head.map, "head %d: its map is not what the leaves before it give; a subject's events, their number or their order were changed" % n)
        self.named, self.last_head = {}, n
        self.states, self.heads = self.states + len(said), self.heads + 1
        if self.waiting is not None and head.at - self.waiting > self.wait[0]:
            self.wait = (head.at - self.waiting, n)
        self.waiting = None

    def notes(self):
        wait, silence = ("%d.%03d s" % divmod(longest[0], 1000) for longest in (self.wait, self.silence))
        return [
            "%d heads, %d subjects, %d states of directories, %d time stamps on record" % (self.heads, len(self.values), self.states, self.tokens),
            "an event waited at most %s for a head (head %d)" % (wait, self.wait[1]),
            "the longest silence is %s, after leaf %d; more than 120 s is not provable" % (silence, self.silence[1]),
        ]


def tile_path(row, n, width):
    digits = "%03d" % (n % 1000)
    while n >= 1000:
        n //= 1000
        digits = "x%03d/" % (n % 1000) + digits
    return "tile/%s/%s%s" % (row, digits, "" if width == 256 else ".p/%d" % width)


class Mirror:
    """A folder with a log's checkpoint and tiles, replayed; and what its owner `held` from before."""

    LIMITS = [
        "that the archive shows others the same log; only checkpoints that others hold can tell",
        "what the archive never saw or never wrote down",
        "what the events say: the log holds their hashes, the words are in receipts and packs",
    ]

    def __init__(self, folder, policy, held):
        self.folder, self.policy, self.replay, self.is_head = folder, policy, Replay(), []
        top = self.checkpoint = Checkpoint(self.file("checkpoint"), policy, "checkpoint")
        self.notes = [self.owner()]
        hashes = []
        for n in range((top.size + 255) // 256):
            hashes += self.bundle(n, min(256, top.size - 256 * n))
        demand(not self.is_head or self.is_head[-1], "the signed size %d does not end with a head" % top.size)
        self.levels = levels_of(hashes)
        demand(root_at(self.levels, top.size) == top.root, "the leaves do not give the root that the checkpoint signs")
        for level in range(0, len(self.levels), 8):
            self.hash_tiles(level // 8, self.levels[level])
        self.notes += self.replay.notes() + [self.compare(path) for path in held]
        self.sentence = "all %d leaves of %s are as signed, in order, and every head says what the leaves before it give" % (top.size, top.origin)

    def has(self, name):
        return os.path.isfile(os.path.join(self.folder, name))

    def file(self, name):
        demand(self.has(name), name + " is missing")
        return load(os.path.join(self.folder, name))

    def tile(self, row, n, width):
        """(path, width, bytes) of a tile, or of the full one where this width is missing."""
        full = not self.has(tile_path(row, n, width)) and self.has(tile_path(row, n, 256))
        path = tile_path(row, n, 256 if full else width)
        return path, 256 if full else width, self.file(path)

    def owner(self):
        if not self.has("log-key.txt"):
            return "whose key it is was not checked: log-key.txt is not here"
        return "host key: " + check_owner(self.checkpoint, self.policy, *map(self.file, OWNER), False)[1]

    def bundle(self, n, width):
        """Replays up to 256 leaves; returns their hashes."""
        entries, said = self.entries(n, width), self.states(n, width)
        for data in entries:
            i = self.replay.leaves
            leaf = Leaf(data, "leaf %d" % i)
            self.replay.add(leaf, said.get(i, []))
            self.is_head.append(leaf.head)
        return [leaf_hash(data) for data in entries]

    def entries(self, n, width):
        path, there, data = self.tile("entries", n, width)
        out, at = [], 0
        while at < len(data):
            end = at + 2 + int.from_bytes(data[at : at + 2], "big")
            demand(at + 2 <= len(data) and end <= len(data) and len(out) < 256, path + " ends within a leaf, or has too many")
            out.append(data[at + 2 : end])
            at = end
        demand(len(out) == there, "%s has %d leaves, expected %d" % (path, len(out), there))
        return out[:width]

    def states(self, n, width):
        """{head: [(key, state), ...]}"""
        path, there, data = self.tile("states", n, width)
        demand(len(data) % 72 == 0, path + ": its length is no multiple of 72")
        records, out = [data[at : at + 72] for at in range(0, len(data), 72)], {}
        for i in range(1, len(records)):
            demand(records[i - 1][:40] < records[i][:40], "%s: record %d does not come after the one before it" % (path, i))
        for r in records:
            head = int.from_bytes(r[:8], "big")
            demand(256 * n <= head < 256 * n + there, path + " speaks of leaves that are not there")
            if head < 256 * n + width:
                out.setdefault(head, []).append((r[8:40], r[40:]))
        return out

    def hash_tiles(self, level, row):
        for n in range((len(row) + 255) // 256):
            wanted = b"".join(row[256 * n : 256 * n + 256])
            width = len(wanted) // 32
            _, there, found = self.tile(level, n, width)
            same = len(found) == 32 * there and found[: len(wanted)] == wanted
            demand(same, tile_path(level, n, width) + " is not what the leaves give")

    def compare(self, given):
        """What was signed before must be the beginning of this log."""
        now, newest, files, given = self.checkpoint, 0, [given], given.rstrip("/") or "/"
        if os.path.isdir(given):
            files = [os.path.join(d, f) for d, _, names in os.walk(given) for f in names if f == "checkpoint" or f.endswith(".tlog-proof")]
            files = sorted(filter(os.path.isfile, files), key=os.fsencode)
            demand(files, given + ": has no checkpoint and no receipt in it")
        for path in files:
            data = load(path)
            proof = data.startswith(b"c2sp.org/tlog-proof@")
            then = read_receipt(data, self.policy, path)[0].checkpoint if proof else Checkpoint(data, self.policy, path)
            size = then.size
            demand(then.origin == now.origin, "%s: is of another log, %s" % (path, then.origin))
            demand(size <= now.size, "%s: signs %d leaves, the mirror has only %d; leaves at its end were taken away" % (path, size, now.size))
            same = root_at(self.levels, size) == then.root
            demand(same, "%s: signs other first %d leaves than the mirror has; something was changed, taken out, put in or moved since" % (path, size))
            demand(size == 0 or self.is_head[size - 1], "%s: the signed size %d does not end with a head" % (path, size))
            newest = max(newest, size)
        return "%s: what it holds of this log (%d signed states, the newest of %d leaves) is where the log begins" % (given, len(files), newest)


# ---------------------------------------------------------------- commands


def load(path):
    with open(path, "rb") as f:
        return f.read()


def check_vector(v):
    def hashes(*texts):
        good = all(text is None or isinstance(text, str) for text in texts)
        demand(good, "vector: a hash is not base64")
        return [unbase64(text or "", "vector") for text in texts]

    demand(v["proof"] is None or isinstance(v["proof"], list), "vector: proof")
    proof = hashes(*(v["proof"] or []))
    numbers = [v[k] for k in ("leafIdx", "treeSize", "size1", "size2") if k in v]
    demand(all(type(n) is int and 0 <= n <= 1 << 53 for n in numbers), "vector: a number is none up to 2^53")
    if "leafIdx" in v:
        check_inclusion(v["leafIdx"], v["treeSize"], *hashes(v["root"], v["leafHash"]), proof)
        return
    root1, root2 = hashes(v["root1"], v["root2"])
    if v["size1"] == v["size2"] and not proof:
        # Two roots of one size are compared and nothing is hashed: public vectors have other bytes there.
        demand(root1 == root2, "consistency: same size, other root")
    else:
        check_consistency(v["size1"], v["size2"], root1, root2, proof)


def guarded(check):
    """(why it is refused or None, what the check returned). Whatever goes wrong refuses."""
    try:
        return None, check()
    except Refused as refused:
        return str(refused), None
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError, struct.error, zlib.error) as e:
        return "malformed (%s: %s)" % (type(e).__name__, ascii(str(e))[:200]), None


class Unusable(Exception):
    """A file that is not what the command is about."""


def no_integer(text):
    raise ValueError("a number that is no integer: " + text[:40])


def read_vector(line, number):
    try:
        vector = json.loads(line, parse_float=no_integer, parse_constant=no_integer)
    except (ValueError, RecursionError) as e:
        raise Unusable("line %d: no JSON: %s" % (number, ascii(str(e))[1:-1])) from None
    kinds = {"leafIdx", "treeSize", "root", "leafHash", "proof"}, {"size1", "size2", "root1", "root2", "proof"}
    known = isinstance(vector, dict) and any(kind <= vector.keys() for kind in kinds)
    if not known or not isinstance(vector.get("wantErr"), bool):
        raise Unusable("line %d: is neither an inclusion nor a consistency vector" % number)
    return vector


def run_vectors(path):
    try:
        lines = [line for line in re.split("\r\n|\r|\n", load(path).decode("utf-8")) if line.strip()]
    except ValueError:
        raise Unusable(path + ": is not UTF-8") from None
    if not lines:
        raise Unusable(path + ": has no line")
    agree = True
    for count, line in enumerate(lines, 1):
        vector = read_vector(line, count)
        why, _ = guarded(lambda: check_vector(vector))
        same = (why is not None) == vector["wantErr"]
        agree = agree and same
        wanted = "refused" if vector["wantErr"] else "accepted"
        print(("accepted" if why is None else "refused: " + why) + ("" if same else "   DIFFERS: expected " + wanted))
    return 0 if agree else 1


def check(command, path, policy=None, trust=(), since=()):
    """(why it is refused or None, the sentence, what to know, what is not proven)"""
    data, rules = path if command == "mirror" else load(path), load(policy) if policy else b""

    def judge():
        if command == "pack":
            pack = Pack(data, set(trust))
            return pack.claim["sentence"], pack.notes, pack.claim["limits"]
        if command == "mirror":
            mirror = Mirror(path, Policy(rules), since)
            return mirror.sentence, mirror.notes, mirror.LIMITS
        if command == "key-change":
            size, old, new = check_key_change(data, Policy(rules))
            said = "from size %d on, key %s of %s is followed by key %s\nlog %s"
            return said % (size, old.id.hex(), old.name, new.id.hex(), new.text), [], []
        proof, leaf = read_receipt(data, Policy(rules), "receipt")
        notes = ["leaf: " + leaf.data.decode()] + (["event: " + leaf.words] if leaf.words else [])
        if leaf.type == "session.opened" and leaf.event:
            notes.append(session_signature(leaf.event, "receipt"))
        return "leaf %d, %s, of %s" % (leaf.i, leaf.type, proof.checkpoint.origin), notes, []

    why, said = guarded(judge)
    return why, *(said or ("", [], []))


OPTIONS = {
    "pack": "at most --trust, with the 64 lower-case hexadecimal digits of an authority certificate's SHA-256",
    "receipt": "--policy FILE and no other option",
    "mirror": "--policy FILE, and at most --since",
    "key-change": "--policy FILE and no other option",
    "vectors": "no option",
}


def arguments(words):
    parser = argparse.ArgumentParser(prog="verify.py", usage=__doc__)
    parser.add_argument("command", choices=["pack", "receipt", "mirror", "key-change", "vectors"])
    parser.add_argument("path")
    parser.add_argument("--policy")
    for name in ("--trust", "--since"):
        parser.add_argument(name, action="append", default=[])
    given = parser.parse_args(words)
    fits = (given.policy is None) == (given.command in ("pack", "vectors")) and all(map(HEX.fullmatch, given.trust))
    if not fits or given.trust and given.command != "pack" or given.since and given.command != "mirror":
        parser.error("%s: expected %s" % (given.command, OPTIONS[given.command]))
    return given


def main(words):
    given = arguments(words)
    sys.stdout.reconfigure(errors="backslashreplace")
    try:
        if given.command == "vectors":
            return run_vectors(given.path)
        why, sentence, notes, limits = check(**vars(given))
    except OSError as e:
        print("cannot read: %s" % e, file=sys.stderr)
        return 2
    except Unusable as e:
        print("vectors: %s" % e, file=sys.stderr)
        return 2
    print("accepted: " + sentence if why is None else "refused: " + why)
    for line in ["note: " + n for n in notes] + ["not proven: " + n for n in limits]:
        print(line)
    return 0 if why is None else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
