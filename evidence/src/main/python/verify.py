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


class Refused(Exception):
    """Why something is not accepted; the text is for the reader."""


def demand(condition, why):
    if not condition:
        raise Refused(why)


# ---------------------------------------------------------------- bytes (§1)


def sha256(*parts):
    h = hashlib.sha256()
    for part in parts:
        h.update(part)
    return h.digest()


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


def write_json(value):
    """RFC 8785, limited to objects, arrays, strings and integers from 0 below 2^53 (§1)."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool) or value is None:
        raise Refused("JSON: a boolean or null")
    if isinstance(value, int):
        demand(0 <= value < 2**53, "JSON: integer out of range")
        return str(value)
    if isinstance(value, list):
        return "[" + ",".join(write_json(v) for v in value) + "]"
    demand(isinstance(value, dict), "JSON: a value that is not allowed")
    members = sorted(value, key=lambda k: k.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(write_json(k) + ":" + write_json(value[k]) for k in members) + "}"


def read_json(data, what):
    """Reads canonical JSON: what it would write again must be these bytes."""

    def refuse(_):
        raise Refused(what + ": a fraction in JSON")

    try:
        value = json.loads(data.decode("utf-8"), parse_float=refuse, parse_constant=refuse)
        again = write_json(value).encode("utf-8")
    except (ValueError, RecursionError):
        raise Refused(what + ": not JSON in UTF-8")
    demand(again == data, what + ": JSON is not in canonical form")
    demand(isinstance(value, dict), what + ": not a JSON object")
    return value


def instant(text, what):
    """Milliseconds since 1970 of an instant with exactly three decimals (§1)."""
    demand(
        isinstance(text, str)
        and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z", text),
        what + ": not an instant",
    )
    try:
        at = datetime.datetime(*(int(n) for n in re.split("[-T:.]", text[:19])))
    except ValueError:
        raise Refused(what + ": no such instant")
    return millis(at) + int(text[20:23])


def millis(at):
    since = at - datetime.datetime(1970, 1, 1)
    return (since.days * 86400 + since.seconds) * 1000


PART = r"(?:[A-Za-z0-9\-._~]|%[0-9A-F]{2})+"


def name_bytes(name, what):
    """The raw bytes of a percent-encoded name (§1)."""
    demand(isinstance(name, str) and re.fullmatch(PART, name), what + ": not an encoded name")
    demand(name not in (".", ".."), what + ": not a name")
    for escape in re.findall("%(..)", name):
        demand(not re.fullmatch(r"[A-Za-z0-9\-._~/]", chr(int(escape, 16))), what + ": needless or forbidden escape")
    return re.sub(rb"%(..)", lambda m: bytes([int(m[1], 16)]), name.encode())


def check_path(path, what):
    demand(isinstance(path, str) and path.startswith("/"), what + ": not a path")
    if path != "/":
        for part in path[1:].split("/"):
            name_bytes(part, what)
    return path


def child(path, name):
    return (path if path != "/" else "") + "/" + name


def parent(path):
    return path.rsplit("/", 1)[0] or "/"


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
    both, out = ed_add(ED_BASE, minus_a), (0, 1, 1, 0)
    for bit in reversed(range(253)):  # S·B − h·A, which must be R
        out = ed_add(out, out)
        one = s >> bit & 1, h >> bit & 1
        if any(one):
            out = ed_add(out, both if all(one) else ED_BASE if one[0] else minus_a)
    return not (out[0] - r[0] * out[2]) % P25519 and not (out[1] - r[1] * out[2]) % P25519


# ---------------------------------------------------------------- ECDSA (FIPS 186-5 §6.4.2)


class Curve:
    """A NIST prime curve y² = x³ − 3x + b."""

    def __init__(self, p, b, n, gx, gy):
        self.p, self.b, self.n, self.g = p, b, n, (gx, gy)
        self.size = (p.bit_length() + 7) // 8

    def point(self, data):
        """An uncompressed point (SEC 1 §2.3.4), or None."""
        if len(data) != 1 + 2 * self.size or data[0] != 4:
            return None
        x = int.from_bytes(data[1 : 1 + self.size], "big")
        y = int.from_bytes(data[1 + self.size :], "big")
        if x >= self.p or y >= self.p or (y * y - x**3 + 3 * x - self.b) % self.p:
            return None
        return (x, y)

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
            if k & 1:
                out = self.add(out, u)
            u = self.add(u, u)
            k >>= 1
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
    0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
    0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)
P384 = Curve(
    2**384 - 2**128 - 2**96 + 2**32 - 1,
    0xB3312FA7E23EE7E4988E056BE3F82D19181D9C6EFE8141120314088F5013875AC656398D8A2ED19D2A85C8EDD3EC2AEF,
    0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973,
    0xAA87CA22BE8B05378EB1C71EF320AD746E1D3B628BA79B9859F741E082542A385502F25DBF55296C3A545E3872760AB7,
    0x3617DE4A96262C6F5D9E98BF9292DC29F8F41DBD289A147CE9DA3113B5F0B8C00A60B1CE1D7E819D7A431D7C90EA0E5F,
)
P521 = Curve(
    2**521 - 1,
    0x0051953EB9618E1C9A1F929A21A0B68540EEA2DA725B99B315F3B8B489918EF109E156193951EC7E937B1652C0BD3BB1BF073573DF883D2C34F1EF451FD46B503F00,
    2**521 - 2**264 + 0xFA51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409,
    0x00C6858E06B70404E9CD9E3ECB662395B4429C648139053FB521F828AF606B4D3DBAA14B5E77EFE75928FE1DC127A2FFA8DE3348B3C1856A429BF97E7E31C2E5BD66,
    0x011839296A789A3BC0045C8A5FB42C7D1BD998F54449579B446817AFBD17273E662C97EE72995EF42640C550B9013FAD0761353C7086A272C24088BE94769FD16650,
)

# ---------------------------------------------------------------- RSA (RFC 8017 §8.2.2)

DIGEST_INFO = {
    "sha1": bytes.fromhex("3021300906052b0e03021a05000414"),
    "sha256": bytes.fromhex("3031300d060960864801650304020105000420"),
    "sha384": bytes.fromhex("3041300d060960864801650304020205000430"),
    "sha512": bytes.fromhex("3051300d060960864801650304020305000440"),
}


def rsa(n, e, digest_name, message, signature):
    """RSASSA-PKCS1-v1_5: the padded digest is written again and compared whole."""
    size = (n.bit_length() + 7) // 8
    if not 2048 <= n.bit_length() <= 8192 or e < 3 or not e & 1 or e.bit_length() > 64:
        return False
    if len(signature) != size or int.from_bytes(signature, "big") >= n:
        return False
    tail = DIGEST_INFO[digest_name] + hashlib.new(digest_name, message).digest()
    wanted = b"\0\1" + b"\xff" * (size - len(tail) - 3) + b"\0" + tail
    return pow(int.from_bytes(signature, "big"), e, n).to_bytes(size, "big") == wanted


# ---------------------------------------------------------------- DER (X.690 §8, §10, §11)


class Der:
    """One element: its tag byte, its content, and all its bytes."""

    def __init__(self, tag, content, raw):
        self.tag, self.content, self.raw = tag, content, raw

    def of(self, tag, what):
        demand(self.tag == tag, "%s: DER tag %02x, not %02x" % (what, self.tag, tag))
        return self

    def parts(self, what):
        """The elements of a SEQUENCE, SET or tagged field."""
        demand(self.tag & 0x20, what + ": DER element is primitive")
        out, rest = [], self.content
        while rest:
            element, rest = der_next(rest, what)
            out.append(element)
        return out

    def set_of(self, what):
        """SET OF, ascending (X.690 §11.6) and without duplicates."""
        parts = self.parts(what)
        demand(all(a.raw < b.raw for a, b in zip(parts, parts[1:])), what + ": SET OF not in order")
        return parts

    def integer(self, what):
        self.of(2, what)
        c = self.content
        demand(c, what + ": empty INTEGER")
        demand(len(c) == 1 or not (c[0] == 0 and c[1] < 128 or c[0] == 255 and c[1] > 127), what + ": INTEGER not minimal")
        return int.from_bytes(c, "big", signed=True)

    def boolean(self, what):
        self.of(1, what)
        demand(self.content in (b"\0", b"\xff"), what + ": BOOLEAN not canonical")
        return self.content == b"\xff"

    def oid(self, what):
        self.of(6, what)
        c = self.content
        demand(c and c[-1] < 128, what + ": OID cut short")
        numbers, n, fresh = [], 0, True
        for byte in c:
            demand(not (fresh and byte == 0x80), what + ": OID not minimal")
            n, fresh = n << 7 | byte & 127, byte < 128
            if fresh:
                numbers.append(n)
                n = 0
        first = min(numbers[0] // 40, 2)
        return ".".join(map(str, [first, numbers[0] - 40 * first] + numbers[1:]))

    def bits(self, what):
        """The bytes of a BIT STRING of whole bytes."""
        self.of(3, what)
        demand(self.content[:1] == b"\0", what + ": BIT STRING not of whole bytes")
        return self.content[1:]

    def flags(self, what):
        """A BIT STRING of named bits as a set of their numbers (X.690 §11.2)."""
        self.of(3, what)
        demand(len(self.content) >= 1 and self.content[0] < 8, what + ": BIT STRING")
        unused, data = self.content[0], self.content[1:]
        demand(data or not unused, what + ": BIT STRING")
        demand(not data or data[-1] >> unused & 1 and not data[-1] & (1 << unused) - 1, what + ": BIT STRING not minimal")
        return {8 * i + b for i, byte in enumerate(data) for b in range(8) if byte >> (7 - b) & 1}


def der_next(data, what):
    """Reads one element with a low tag and a definite, shortest length."""
    demand(len(data) >= 2, what + ": DER cut short")
    tag, n, at = data[0], data[1], 2
    demand(tag & 31 != 31, what + ": DER long tag")
    if n >= 128:
        count = n & 127
        demand(1 <= count <= 4 and len(data) >= 2 + count, what + ": DER length")
        n, at = int.from_bytes(data[2 : 2 + count], "big"), 2 + count
        demand(n >= 128 and data[2] != 0, what + ": DER length not minimal")
    demand(len(data) >= at + n, what + ": DER cut short")
    return Der(tag, data[at : at + n], data[: at + n]), data[at + n :]


def der(data, what):
    element, rest = der_next(data, what)
    demand(not rest, what + ": bytes after the end")
    return element


DIGESTS = {
    "1.3.14.3.2.26": "sha1",
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}
RSA_ENCRYPTION = "1.2.840.113549.1.1.1"
RSA_WITH = {"1.2.840.113549.1.1.11": "sha256", "1.2.840.113549.1.1.12": "sha384", "1.2.840.113549.1.1.13": "sha512"}
ECDSA_WITH = {"1.2.840.10045.4.3.2": "sha256", "1.2.840.10045.4.3.3": "sha384", "1.2.840.10045.4.3.4": "sha512"}


def algorithm(element, what, null=True):
    """AlgorithmIdentifier: its OID; parameters absent or (when allowed) NULL."""
    parts = element.of(0x30, what).parts(what)
    demand(1 <= len(parts) <= 2, what + ": AlgorithmIdentifier")
    if len(parts) == 2:
        demand(null and parts[1].raw == b"\x05\0", what + ": algorithm parameters")
    return parts[0].oid(what)


def digest_of(element, what):
    name = DIGESTS.get(algorithm(element, what))
    demand(name in ("sha256", "sha384", "sha512"), what + ": unknown digest algorithm")
    return name


# ---------------------------------------------------------------- X.509 (RFC 5280 §4) and its chain (§7)


def x509_time(element, what):
    text = element.content.decode("ascii", "replace")
    if element.tag == 0x17:
        demand(re.fullmatch(r"[0-9]{12}Z", text), what + ": UTCTime")
        text = ("20" if text[:2] < "50" else "19") + text
    else:
        element.of(0x18, what)
    return general_time(text, what)


def general_time(text, what):
    demand(re.fullmatch(r"[0-9]{14}Z", text), what + ": GeneralizedTime")
    try:
        at = datetime.datetime(*(int(text[a:b]) for a, b in ((0, 4), (4, 6), (6, 8), (8, 10), (10, 12), (12, 14))))
    except ValueError:
        raise Refused(what + ": no such time")
    return millis(at)


class Certificate:
    def __init__(self, data):
        what = "certificate " + hashlib.sha256(data).hexdigest()[:16]
        self.what, self.data, self.hash = what, data, hashlib.sha256(data).hexdigest()
        whole = der(data, what).of(0x30, what).parts(what)
        demand(len(whole) == 3, what + ": not three parts")
        self.tbs, self.algorithm, self.signature = whole[0].raw, whole[1], whole[2].bits(what)
        f = whole[0].of(0x30, what).parts(what)
        demand(len(f) >= 7 and f[0].raw == b"\xa0\x03\x02\x01\x02", what + ": not version 3")
        f[1].integer(what)
        self.serial = f[1].raw
        demand(f[2].raw == whole[1].raw, what + ": two signature algorithms")
        self.issuer, self.subject = f[3].of(0x30, what).raw, f[5].of(0x30, what).raw
        validity = f[4].of(0x30, what).parts(what)
        demand(len(validity) == 2, what + ": validity")
        self.since, self.until = (x509_time(t, what) for t in validity)
        self.read_key(f[6])
        rest = [e for e in f[7:] if e.tag not in (0x81, 0x82)]
        demand(len(rest) <= 1, what + ": unknown fields")
        self.ca, self.usage, self.extended, self.extended_critical = False, None, None, False
        if rest:
            wrapped = rest[0].of(0xA3, what).parts(what)
            demand(len(wrapped) == 1, what + ": extensions")
            self.read_extensions(wrapped[0].of(0x30, what).parts(what))

    def read_key(self, info):
        what = self.what
        parts = info.of(0x30, what).parts(what)
        demand(len(parts) == 2, what + ": public key")
        named = parts[0].of(0x30, what).parts(what)
        kind, data = named[0].oid(what), parts[1].bits(what)
        if kind == RSA_ENCRYPTION:
            algorithm(parts[0], what)
            n, e = (i.integer(what) for i in der(data, what).of(0x30, what).parts(what))
            self.key = ("rsa", n, e)
        else:
            demand(kind == "1.2.840.10045.2.1" and len(named) == 2, what + ": kind of key")
            demand(named[1].oid(what) == "1.2.840.10045.3.1.7", what + ": curve is not P-256")
            self.key = ("ec", P256.point(data), 0)

    def read_extensions(self, extensions):
        what, seen = self.what, set()
        for extension in extensions:
            parts = extension.of(0x30, what).parts(what)
            demand(2 <= len(parts) <= 3, what + ": extension")
            name, critical = parts[0].oid(what), False
            if len(parts) == 3:
                critical = parts[1].boolean(what)
                demand(critical, what + ": a default is written")
            demand(name not in seen, what + ": extension twice")
            seen.add(name)
            value = parts[-1].of(4, what).content
            if name == "2.5.29.19":
                basic = der(value, what).of(0x30, what).parts(what)
                self.ca = bool(basic) and basic[0].tag == 1 and basic[0].boolean(what)
            elif name == "2.5.29.15":
                self.usage = der(value, what).flags(what)
            elif name == "2.5.29.37":
                self.extended = [e.oid(what) for e in der(value, what).of(0x30, what).parts(what)]
                self.extended_critical = critical
            else:
                demand(not critical, what + ": unknown critical extension " + name)

    def verifies(self, named, message, signature, digest=None, encryption_only=False):
        """Whether this key made the signature; `digest` is the one the name must agree with."""
        what = self.what
        if self.key[0] == "rsa":
            name = algorithm(named, what)
            if name == RSA_ENCRYPTION:
                demand(digest, what + ": rsaEncryption names no digest")
                by = digest
            else:
                by = RSA_WITH.get(name)
                demand(not encryption_only, what + ": RSA here is named rsaEncryption only")
            demand(by and by == (digest or by), what + ": signature algorithm")
            return rsa(self.key[1], self.key[2], by, message, signature)
        by = ECDSA_WITH.get(algorithm(named, what, null=False))
        demand(by and by == (digest or by), what + ": signature algorithm")
        parts = der(signature, what).of(0x30, what).parts(what)
        demand(len(parts) == 2, what + ": ECDSA signature")
        r, s = (i.integer(what) for i in parts)
        return P256.verify(self.key[1], hashlib.new(by, message).digest(), r, s)


def chain_of(signer, certificates, at, what):
    """The signer's chain up to one that signs itself; every one valid at `at` (§7)."""
    chain = [signer]
    while True:
        last = chain[-1]
        demand(last.since <= at <= last.until, what + ": a certificate was not valid then")
        if len(chain) > 1:
            demand(last.ca and (last.usage is None or 5 in last.usage), what + ": an issuer may not issue")
        if last.issuer == last.subject and last.verifies(last.algorithm, last.tbs, last.signature):
            return chain
        demand(len(chain) < 5, what + ": chain too long")
        for candidate in certificates.values():
            if candidate.subject == last.issuer and candidate not in chain:
                if candidate.verifies(last.algorithm, last.tbs, last.signature):
                    chain.append(candidate)
                    break
        else:
            raise Refused(what + ": the issuer of a certificate is missing")


# ---------------------------------------------------------------- CMS (RFC 5652) and tokens (RFC 3161)

SIGNED_DATA, DATA, TST_INFO = "1.2.840.113549.1.7.2", "1.2.840.113549.1.7.1", "1.2.840.113549.1.9.16.1.4"
CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_TIME = ("1.2.840.113549.1.9.%d" % n for n in (3, 4, 5))
SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_2 = "1.2.840.113549.1.9.16.2.12", "1.2.840.113549.1.9.16.2.47"
ALGORITHM_PROTECTION = "1.2.840.113549.1.9.52"


class Signed:
    """A CMS SignedData in the strict form of §7: a seal (`detached` given) or a token."""

    def __init__(self, data, what, detached=None, outermost=False):
        self.what, self.token = what, detached is None
        parts = der(data, what).of(0x30, what).parts(what)
        demand(len(parts) == 2 and parts[0].oid(what) == SIGNED_DATA, what + ": not signed-data")
        inner = parts[1].of(0xA0, what).parts(what)
        demand(len(inner) == 1, what + ": ContentInfo")
        f = inner[0].of(0x30, what).parts(what)
        demand([e.tag for e in f] == [2, 0x31, 0x30, 0xA0, 0x31], what + ": fields of SignedData")
        demand(f[0].integer(what) == (3 if self.token else 1), what + ": version")
        self.content = self.read_content(f[2], detached)
        self.embedded = [Certificate(e.raw) for e in f[3].parts(what)]
        demand(len({c.hash for c in self.embedded}) == len(self.embedded), what + ": certificate twice")
        signers, digests = f[4].set_of(what), f[1].set_of(what)
        demand(len(signers) == 1 and len(digests) == 1, what + ": not one signer and one digest")
        self.read_signer(signers[0], digests[0], outermost)

    def read_content(self, element, detached):
        what = self.what
        parts = element.parts(what)
        if not self.token:
            demand(len(parts) == 1 and parts[0].oid(what) == DATA, what + ": content of a seal")
            return detached
        demand(len(parts) == 2 and parts[0].oid(what) == TST_INFO, what + ": not a TSTInfo")
        inner = parts[1].of(0xA0, what).parts(what)
        demand(len(inner) == 1, what + ": content")
        return inner[0].of(4, what).content

    def read_signer(self, element, outer_digest, outermost):
        what = self.what
        f = element.of(0x30, what).parts(what)
        demand([e.tag for e in f] == [2, 0x30, 0x30, 0xA0, 0x30, 4], what + ": fields of SignerInfo")
        demand(f[0].integer(what) == 1, what + ": version of the signer")
        digest = digest_of(f[2], what)
        demand(digest_of(outer_digest, what) == digest, what + ": digest is not the signer's")
        found = [c for c in self.embedded if f[1].content == c.issuer + c.serial]
        demand(len(found) == 1, what + ": the signer's certificate is not in it")
        self.signer = found[0]
        signed = Der(0x31, f[3].content, b"\x31" + f[3].raw[1:])
        self.check_attributes(signed, digest, f[2], f[4])
        good = self.signer.verifies(f[4], signed.raw, f[5].content, digest, outermost)
        demand(good, what + ": the signature is wrong")

    def check_attributes(self, signed, digest, digest_named, signature_named):
        what, values = self.what, {}
        for attribute in signed.set_of(what):
            parts = attribute.of(0x30, what).parts(what)
            demand(len(parts) == 2, what + ": attribute")
            name, value = parts[0].oid(what), parts[1].of(0x31, what).parts(what)
            demand(len(value) == 1 and name not in values, what + ": attribute not once")
            values[name] = value[0]
        needed = {CONTENT_TYPE, MESSAGE_DIGEST}
        optional = {SIGNING_TIME, ALGORITHM_PROTECTION, SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_2}
        if not self.token:
            needed, optional = needed | {SIGNING_TIME, SIGNING_CERTIFICATE_2}, set()
        demand(needed <= set(values) <= needed | optional, what + ": signed attributes")
        demand(values[CONTENT_TYPE].oid(what) == (TST_INFO if self.token else DATA), what + ": content-type")
        digested = hashlib.new(digest, self.content).digest()
        demand(values[MESSAGE_DIGEST].of(4, what).content == digested, what + ": message-digest")
        if SIGNING_TIME in values:
            x509_time(values[SIGNING_TIME], what)
        demand({SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_2} & set(values), what + ": no signing-certificate")
        for name in (SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_2):
            if name in values:
                self.check_identifier(values[name], name == SIGNING_CERTIFICATE)
        if ALGORITHM_PROTECTION in values:
            wanted = digest_named.raw + b"\xa1" + signature_named.raw[1:]
            demand(values[ALGORITHM_PROTECTION].content == wanted, what + ": cms-algorithm-protection")

    def check_identifier(self, value, first_version):
        """ESSCertID (RFC 2634 §5.4) or ESSCertIDv2 (RFC 5035 §4)."""
        what = self.what
        parts = value.of(0x30, what).parts(what)
        demand(parts, what + ": signing-certificate")
        identifiers = parts[0].of(0x30, what).parts(what)
        demand(identifiers, what + ": signing-certificate")
        f = identifiers[0].of(0x30, what).parts(what)
        by = "sha1" if first_version else "sha256"
        if not first_version and f and f[0].tag == 0x30:
            by = digest_of(f.pop(0), what)
        demand(f and f[0].of(4, what).content == hashlib.new(by, self.signer.data).digest(), what + ": signing-certificate is another")

    def chain(self, certificates, at):
        """Checks the chain and what the signer may sign; returns the chain."""
        what, signer = self.what, self.signer
        for c in self.embedded:
            demand(c.hash in certificates, what + ": a certificate is not under certificates/")
        demand(not signer.ca, what + ": the signer is an authority")
        demand(signer.usage is None or signer.usage & {0, 1}, what + ": the key is not for signing")
        stamping = ["1.3.6.1.5.5.7.3.8"]
        if self.token:
            demand(signer.extended == stamping and signer.extended_critical, what + ": the key is not for time stamps")
        else:
            demand(signer.extended is None or stamping[0] not in signer.extended, what + ": a time stamp's key")
        chain = chain_of(signer, certificates, at, what)
        demand({c.hash for c in self.embedded} <= {c.hash for c in chain}, what + ": a certificate of no use")
        return chain


class Token:
    """RFC 3161 §2.4.2, as §7 narrows it. `earliest` and `latest` are genTime ∓ accuracy, in ms."""

    def __init__(self, data, what, outermost=False):
        self.cms = Signed(data, what, outermost=outermost)
        f = der(self.cms.content, what).of(0x30, what).parts(what)
        demand(len(f) >= 5 and f[0].integer(what) == 1, what + ": TSTInfo")
        f[1].oid(what)
        imprint = f[2].of(0x30, what).parts(what)
        demand(len(imprint) == 2, what + ": message imprint")
        self.digest = digest_of(imprint[0], what)
        self.imprint = imprint[1].of(4, what).content
        demand(len(self.imprint) == hashlib.new(self.digest).digest_size, what + ": message imprint")
        f[3].integer(what)
        low, high = self.read_time(f[4].of(0x18, what).content.decode("ascii", "replace"), what)
        micros = self.read_rest(f[5:], what)
        self.at = low
        self.earliest = low - -(-micros // 1000)
        self.latest = high + -(-micros // 1000)

    def read_time(self, text, what):
        match = re.fullmatch(r"([0-9]{14})(?:\.([0-9]*[1-9]))?Z", text)
        demand(match, what + ": genTime")
        base, fraction = general_time(match[1] + "Z", what), match[2] or ""
        low = base + int((fraction + "000")[:3])
        return low, low + (1 if len(fraction) > 3 else 0)

    def read_rest(self, rest, what):
        """accuracy, ordering, nonce, tsa, extensions; the accuracy in microseconds."""
        micros, order = 1000000, [0x30, 1, 2, 0xA0, 0xA1]
        places = [order.index(e.tag) if e.tag in order else -1 for e in rest]
        demand(-1 not in places and all(a < b for a, b in zip(places, places[1:])), what + ": fields of TSTInfo")
        for e in rest:
            if e.tag == 0x30:
                micros = self.read_accuracy(e.parts(what), what)
            elif e.tag == 1:
                demand(e.boolean(what), what + ": a default is written")
            elif e.tag == 2:
                e.integer(what)
            elif e.tag == 0xA1:
                for extension in e.parts(what):
                    demand(not any(p.tag == 1 for p in extension.parts(what)), what + ": critical extension")
        return micros

    def read_accuracy(self, parts, what):
        tags, total = [e.tag for e in parts], 0
        demand(tags == sorted(set(tags)) and set(tags) <= {2, 0x80, 0x81}, what + ": accuracy")
        for e in parts:
            n = Der(2, e.content, b"").integer(what)
            demand(n >= 0 if e.tag == 2 else 1 <= n <= 999, what + ": accuracy")
            total += n * {2: 1000000, 0x80: 1000, 0x81: 1}[e.tag]
        return total


# ---------------------------------------------------------------- SSH keys and SSHSIG


def ssh_strings(data, what):
    out = []
    while data:
        demand(len(data) >= 4, what + ": cut short")
        n = struct.unpack(">I", data[:4])[0]
        demand(len(data) >= 4 + n, what + ": cut short")
        out.append(data[4 : 4 + n])
        data = data[4 + n :]
    return out


def ssh_string(data):
    return struct.pack(">I", len(data)) + data


def mpint(data, what):
    demand(data and data[0] < 128 and not (data[0] == 0 and (len(data) < 2 or data[1] < 128)), what + ": mpint")
    return int.from_bytes(data, "big")


SSH_CURVES = {b"nistp256": (P256, "sha256"), b"nistp384": (P384, "sha384"), b"nistp521": (P521, "sha512")}


def ssh_verify(key_blob, signature_blob, message, what):
    """RFC 8709, RFC 8332, RFC 5656 §3.1.2; returns nothing, refuses what is wrong."""
    key, sig = ssh_strings(key_blob, what), ssh_strings(signature_blob, what)
    demand(len(sig) == 2 and key, what + ": signature")
    named, value = sig
    if key[0] == b"ssh-ed25519" and len(key) == 2:
        good = named == key[0] and ed25519(key[1], message, value)
    elif key[0] == b"ssh-rsa" and len(key) == 3:
        by = {b"rsa-sha2-256": "sha256", b"rsa-sha2-512": "sha512"}.get(named)
        good = by and rsa(mpint(key[2], what), mpint(key[1], what), by, message, value)
    elif len(key) == 3 and key[1] in SSH_CURVES and key[0] == b"ecdsa-sha2-" + key[1]:
        curve, by = SSH_CURVES[key[1]]
        pair = ssh_strings(value, what)
        demand(len(pair) == 2, what + ": ECDSA signature")
        r, s = (mpint(n, what) for n in pair)
        good = named == key[0] and curve.verify(curve.point(key[2]), hashlib.new(by, message).digest(), r, s)
    else:
        raise Refused(what + ": kind of key")
    demand(good, what + ": the signature is wrong")


def check_sshsig(armoured, key_line, message, namespace, what):
    """PROTOCOL.sshsig; returns the fingerprint of the key."""
    lines = armoured.decode("ascii", "replace").split("\n")
    demand(lines[0] == "-----BEGIN SSH SIGNATURE-----" and lines[-2:] == ["-----END SSH SIGNATURE-----", ""], what + ": armour")
    blob = unbase64("".join(lines[1:-2]), what)
    demand(blob[:10] == b"SSHSIG\0\0\0\1", what + ": not version 1")
    f = ssh_strings(blob[10:], what)
    demand(len(f) == 5 and f[1] == namespace and f[2] == b"", what + ": namespace")
    demand(f[3] in (b"sha256", b"sha512"), what + ": digest")
    words = key_line.decode("ascii", "replace").rstrip("\n").split(" ")
    demand(len(words) >= 2, "host-key.pub: not a key")
    key = unbase64(words[1], "host-key.pub")
    demand(ssh_strings(key, "host-key.pub")[:1] == [words[0].encode()], "host-key.pub: not a key")
    demand(key == f[0], what + ": signed by another key than host-key.pub")
    over = b"SSHSIG" + b"".join(map(ssh_string, (f[1], f[2], f[3], hashlib.new(f[3].decode(), message).digest())))
    ssh_verify(key, f[4], over, what)
    return "SHA256:" + base64.b64encode(sha256(key)).decode().rstrip("=")


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
    """RFC 9162 §2.1.3.2, the shape first."""
    demand(0 <= index < size, "inclusion: index not below size")
    demand(all(len(h) == 32 for h in [root, leaf] + proof), "inclusion: a hash is not 32 bytes")
    inner = (index ^ (size - 1)).bit_length()
    demand(len(proof) == inner + bin(index >> inner).count("1"), "inclusion: wrong number of hashes")
    h, fn, sn = leaf, index, size - 1
    for p in proof:
        if fn & 1 or fn == sn:
            h = node_hash(p, h)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            h = node_hash(h, p)
        fn, sn = fn >> 1, sn >> 1
    demand(h == root, "inclusion: the root is another")


def check_consistency(size1, size2, root1, root2, proof):
    """RFC 9162 §2.1.4.2, the shape first. Every tree is consistent with the empty one."""
    demand(0 <= size1 <= size2, "consistency: sizes")
    demand(all(len(h) == 32 for h in [root1, root2] + proof), "consistency: a hash is not 32 bytes")
    if size1 == size2 or size1 == 0:
        demand(not proof, "consistency: hashes left over")
        demand(size1 != size2 or root1 == root2, "consistency: same size, other root")
        demand(size1 or root1 == EMPTY_ROOT, "consistency: not the root of the empty tree")
        return
    path = ([root1] if size1 & (size1 - 1) == 0 else []) + proof
    demand(path, "consistency: no hashes")
    fn, sn = size1 - 1, size2 - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        demand(sn, "consistency: hashes left over")
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    demand(sn == 0, "consistency: hashes missing")
    demand(fr == root1, "consistency: the earlier root is another")
    demand(sr == root2, "consistency: the later root is another")


def check_range(start, end, size, leaves, hashes, root):
    """RangeProof (§2): perfect subtrees left of the range, and aligned ones right of it."""
    demand(0 <= start < end <= size and len(leaves) == end - start, "range: shape")
    blocks, at = [], 0
    for bit in reversed(range(start.bit_length())):
        if start >> bit & 1:
            blocks.append(bit)
    right, at = [], end
    while at < size:
        bit = (at & -at).bit_length() - 1
        while at + (1 << bit) > size:
            bit -= 1
        right.append(bit)
        at += 1 << bit
    demand(len(hashes) == len(blocks) + len(right), "range: wrong number of hashes")
    given = list(zip(blocks, hashes)) + [(0, h) for h in leaves] + list(zip(right, hashes[len(blocks) :]))
    stack = []
    for level, h in given:
        while stack and stack[-1][0] == level and stack[-1][1] >> level & 1 == 0 and aligned(stack, level):
            h, level = node_hash(stack.pop()[2], h), level + 1
        stack.append((level, sum(1 << s[0] for s in stack), h))
    out = stack.pop()[2]
    while stack:
        out = node_hash(stack.pop()[2], out)
    demand(out == root, "range: the root is another")


def aligned(stack, level):
    """Whether the subtree on top of the stack is a left half."""
    return stack[-1][1] % (2 << level) == 0


# ---------------------------------------------------------------- maps (§4)


def subject(origin, kind, name):
    text = "tallystick/subject/v1\n%s\n%s:%s\n" % (origin, kind, name)
    return sha256(text.encode()).hex()


def check_map(proof, key, root):
    """A map proof against a head's root; returns the value, or None when the key is absent."""
    demand(set(proof) in ({"key", "siblings"}, {"key", "siblings", "value"}, {"key", "siblings", "other"}), "map proof: members")
    demand(proof["key"] == key and isinstance(proof["siblings"], list), "map proof: key")
    siblings = [unhex(s, "map proof") for s in proof["siblings"]]
    depth, bits = len(siblings), int(key, 16)
    demand(depth <= 256, "map proof: too long")
    value = proof.get("value")
    if value is not None:
        check_value(value)
        h = sha256(b"\2", bytes.fromhex(key), sha256(write_json(value).encode()))
    elif "other" in proof:
        other = proof["other"]
        demand(isinstance(other, dict) and set(other) == {"key", "value"}, "map proof: other")
        k = unhex(other["key"], "map proof")
        demand(other["key"] != key and (int(other["key"], 16) ^ bits) >> (256 - depth) == 0, "map proof: other's place")
        h = sha256(b"\2", k, unhex(other["value"], "map proof"))
    else:
        h = bytes(32)
    if siblings:
        demand(siblings[-1] != bytes(32), "map proof: the subtree would have collapsed")
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
        self.text, self.name, self.kind, self.key = text, match[1], kind, data[1:]
        self.id = sha256(self.name.encode(), b"\n", data)[:4]
        demand(self.id.hex() == match[2], "policy: id of a vkey")


class Policy:
    """c2sp.org/tlog-policy."""

    def __init__(self, data):
        demand(data.endswith(b"\n") and not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", data), "policy: bytes")
        self.logs, self.witnesses, self.groups, self.quorum = [], {}, {}, None
        used = set()
        for line in data.decode("utf-8", "surrogateescape").split("\n"):
            words = re.split("[ \t]+", line.strip(" \t"))
            if words == [""] or words[0].startswith("#"):
                continue
            if words[0] == "log" and 2 <= len(words) <= 3:
                self.logs.append(Vkey(words[1], 1))
            elif words[0] == "witness" and 3 <= len(words) <= 4:
                self.fresh(words[1])
                self.witnesses[words[1]] = Vkey(words[2], 4)
            elif words[0] == "group" and len(words) >= 4:
                self.group(words, used)
            elif words[0] == "quorum" and len(words) == 2 and self.quorum is None:
                demand(words[1] == "none" or self.known(words[1]), "policy: unknown quorum")
                self.quorum = words[1]
            else:
                raise Refused("policy: a line that is not understood")
        demand(self.quorum is not None, "policy: no quorum")
        for keys in ([v.key for v in self.logs], [v.key for v in self.witnesses.values()]):
            demand(len(set(keys)) == len(keys), "policy: a key twice")

    def known(self, name):
        return name in self.witnesses or name in self.groups

    def fresh(self, name):
        demand(name != "none" and not self.known(name), "policy: a name twice")

    def group(self, words, used):
        members = words[3:]
        self.fresh(words[1])
        for m in members:
            demand(self.known(m) and m not in used, "policy: member of a group")
            used.add(m)
        k = {"any": 1, "all": len(members)}.get(words[2])
        k = number(words[2], "policy") if k is None else k
        demand(1 <= k <= len(members), "policy: threshold of a group")
        self.groups[words[1]] = (k, members)

    def met(self, name, seen):
        if name in self.witnesses:
            return name in seen
        k, members = self.groups[name]
        return sum(self.met(m, seen) for m in members) >= k


class Checkpoint:
    """A signed note with a checkpoint, checked by a policy (§2)."""

    def __init__(self, data, policy, what):
        text, mark, lines = data.rpartition(b"\n\n")
        demand(mark and lines.endswith(b"\n"), what + ": not a signed note")
        self.data, text = data, text + b"\n"
        try:
            body = text.decode("utf-8").split("\n")
        except UnicodeDecodeError:
            raise Refused(what + ": not UTF-8")
        demand(len(body) == 4 and body[0], what + ": not three lines")
        self.origin, self.size = body[0], number(body[1], what)
        self.root = unbase64(body[2], what)
        demand(len(self.root) == 32, what + ": root")
        self.signers, seen = set(), set()
        for line in lines[:-1].split(b"\n"):
            self.read_line(line, text, policy, seen, what)
        demand(self.signers, what + ": signed by no log of the policy")
        demand(policy.quorum == "none" or policy.met(policy.quorum, seen), what + ": too few witnesses")

    def read_line(self, line, text, policy, seen, what):
        match = re.fullmatch("— ([^+\\s]+) ([A-Za-z0-9+/=]+)", line.decode("utf-8", "replace"))
        demand(match, what + ": signature line")
        blob = unbase64(match[2], what)
        demand(len(blob) > 4, what + ": signature line")
        for v in policy.logs:
            if (v.name, v.id) == (match[1], blob[:4]):
                demand(v.name == self.origin, what + ": signed by another log's key")
                demand(ed25519(v.key, text, blob[4:]), what + ": the log's signature is wrong")
                self.signers.add(v.text)
        for name, v in policy.witnesses.items():
            if (v.name, v.id) == (match[1], blob[:4]):
                demand(len(blob) == 76, what + ": cosignature")
                stamp = struct.unpack(">Q", blob[4:12])[0]
                message = b"cosignature/v1\ntime %d\n" % stamp + text
                demand(stamp < 2**63 and ed25519(v.key, message, blob[12:]), what + ": a cosignature is wrong")
                seen.add(name)


class TlogProof:
    """c2sp.org/tlog-proof@v1: extra, index, hashes, and the checkpoint's bytes."""

    def __init__(self, data, policy, what):
        head, mark, note = data.partition(b"\n\n")
        lines = head.decode("ascii", "replace").split("\n")
        demand(mark and lines.pop(0) == "c2sp.org/tlog-proof@v1", what + ": not a tlog-proof")
        demand(lines and lines[0].startswith("extra "), what + ": no extra")
        self.extra = unbase64(lines.pop(0)[6:], what)
        demand(lines and lines[0].startswith("index "), what + ": no index")
        self.index = number(lines.pop(0)[6:], what)
        demand(len(lines) <= 63, what + ": too many hashes")
        self.hashes = [unbase64(line, what) for line in lines]
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
        demand(len(data) <= 4096, what + ": leaf too long")
        head, event = HEAD.fullmatch(data), LEAF.fullmatch(data)
        demand(head or event, what + ": not in the form of a leaf")
        found = [g.decode() if g is not None else None for g in (head or event).groups()]
        self.data, self.head, self.event, self.at_text = data, head is not None, None, found[0]
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
        demand(not self.head and len(document) <= 256 * 1024, what + ": event document")
        demand(sha256(document).hex() == self.doc, what + ": event document is another")
        e = read_json(document, what)
        demand(e.get("at") == self.at_text and e.get("type") == self.type and e.get("v") == 1, what + ": event document")
        unhex(e.get("salt"), what + ": salt")
        demand(self.sub == subjects_of(e, origin, what), what + ": sub is not what the event gives")
        self.event = e


IN_DIRECTORY = "upload.held file.received file.placed file.removed file.acknowledged".split()
OF_VERSION = "file.read read.closed file.delivered".split()
TYPES = set(IN_DIRECTORY + OF_VERSION) | set("""genesis heartbeat server.started server.stopped clock.stepped token
session.opened session.closed auth.failed address.banned config.changed operation.refused upload.opened upload.interrupted
upload.discarded attributes.asked attributes.set exchange.used document.read business.created document.linked file.renamed
dir.made dir.removed dir.listed drift.found freeze remote.listed manifest.compared resend.requested state.reported
verdict.given hold.set hold.released erased""".split())  # fmt: skip


def subjects_of(e, origin, what):
    """The table of §8."""
    out, kind = set(), e["type"]

    def add(sort, name):
        demand(isinstance(name, str) and re.fullmatch("[!-~]+", name), what + ": a subject's name")
        out.add(subject(origin, sort, name))

    def entry(path):
        demand(check_path(path, what) != "/", what + ": the top has no parent")
        add("dir", parent(path))
        add("ent", path)

    if "session" in e:
        add("ses", e["session"])
    if "account" in e:
        add("acct", e["account"])
    if kind in IN_DIRECTORY:
        entry(child(check_path(e.get("path"), what), read_file(e, what)["name"]))
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


def read_file(e, what):
    f = e.get("file")
    demand(isinstance(f, dict) and set(f) == {"name", "sha256", "size"}, what + ": file")
    name_bytes(f["name"], what)
    unhex(f["sha256"], what)
    demand(isinstance(f["size"], int), what + ": size")
    return f


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


def session_signature(e, what):
    """§9: RFC 4252 §7. Returns whether there is a signature."""
    if "signature" not in e:
        return False
    for member in ("key", "signature", "login", "sshSession"):
        demand(isinstance(e.get(member), str), what + ": " + member)
    key, sig = unbase64(e["key"], what), unbase64(e["signature"], what)
    demand(re.fullmatch("(?:[0-9a-f]{2})+", e["sshSession"]), what + ": sshSession")
    named = ssh_strings(sig, what)[0]
    message = ssh_string(bytes.fromhex(e["sshSession"])) + b"\x32"
    message += b"".join(map(ssh_string, (e["login"].encode(), b"ssh-connection", b"publickey"))) + b"\1"
    ssh_verify(key, sig, message + ssh_string(named) + ssh_string(key), what)
    return True


def check_listing(data, path, count, what):
    """§3: a listing of this path with this many entries, ascending by raw name bytes."""
    demand(data.endswith(b"\n"), what + ": no line end")
    lines = data.decode("ascii", "replace")[:-1].split("\n")
    demand(len(lines) >= 4 and lines[:2] == ["tallystick/listing/v1", path], what + ": not a listing of " + path)
    demand(lines[2].startswith("salt "), what + ": salt")
    unhex(lines[2][5:], what)
    demand(number(lines[3], what) == count == len(lines) - 4, what + ": number of entries")
    before = None
    for line in lines[4:]:
        f = line.split(" ")
        demand(len(f) == 4, what + ": entry")
        raw = name_bytes(f[0][:-1] if f[0].endswith("/") else f[0], what)
        if f[0].endswith("/"):
            demand(f[1:3] == ["-", "-"], what + ": directory entry")
        else:
            number(f[1], what)
            unhex(f[2], what)
        instant(f[3], what)
        demand(before is None or before < raw, what + ": entries not ascending")
        before = raw


def check_owner(checkpoint, policy, text, signature, host_key, with_anchor):
    """§10: the host key says whose log it is; returns the anchor log's origin and the key's fingerprint."""
    lines = text.decode("ascii", "replace").split("\n")
    demand(len(lines) == 5 and lines[0] == "tallystick/log-key/v1" and lines[4] == "", "log-key.txt: form")
    demand(lines[1] == checkpoint.origin, "log-key.txt: another log's")
    keys = {lines[2], lines[3]} if with_anchor else {lines[2]}
    demand(keys <= {v.text for v in policy.logs}, "log-key.txt: key is not in the policy")
    demand(lines[2] in checkpoint.signers, "log-key.txt: checkpoint was signed by another key")
    anchor = checkpoint.origin.rpartition("/")[0] + "/anchor"
    demand(Vkey(lines[3], 1).name == anchor, "log-key.txt: not the anchor log's key")
    return anchor, check_sshsig(signature, host_key, text, b"tallystick-log-key", "log-key.txt.sig")


def check_key_change(data, policy):
    """§2: a log's key names the one that follows it; returns (size, old vkey, new vkey)."""
    text, mark, lines = data.rpartition(b"\n\n")
    demand(mark and lines.endswith(b"\n"), "key change: not a signed note")
    text += b"\n"
    body = text.decode("utf-8", "replace").split("\n")
    demand(len(body) == 6 and body[0] == "tallystick/key-change/v1" and not body[5], "key change: not in its form")
    before, after, since = Vkey(body[2], 1), Vkey(body[3], 1), number(body[4], "key change")
    demand(before.name == after.name == body[1] and before.text != after.text, "key change: expected two keys of one log")
    demand(before.text in {v.text for v in policy.logs}, "key change: key %s is none of the policy's" % before.id.hex())
    missing = {before.text: before, after.text: after}
    for line in lines[:-1].split(b"\n"):
        match = re.fullmatch("— ([^+\\s]+) ([A-Za-z0-9+/=]+)", line.decode("utf-8", "replace"))
        demand(match, "key change: signature line")
        blob = unbase64(match[2], "key change")
        for v in (before, after):
            if (v.name, v.id) == (match[1], blob[:4]):
                demand(ed25519(v.key, text, blob[4:]), "key change: the signature of key %s is wrong" % v.id.hex())
                missing.pop(v.text, None)
    demand(not missing, "key change: not signed by both keys")
    return since, before, after


# ---------------------------------------------------------------- packs (§7)

MIME = b"application/vnd.etsi.asic-e+zip"
H, N = "([0-9a-f]{64})", "(0|[1-9][0-9]{0,15})"
ENTRIES = [
    ("mimetype", 1), ("claim.json", 1), ("policy", 1), ("checkpoint", 1), ("log-key.txt", 1), ("log-key.txt.sig", 1),
    ("host-key.pub", 1), ("leaves/%s.tlog-proof" % N, 0), ("map/%s.%s.json" % (N, H), 0), ("listings/%s.txt" % H, 0),
    ("content/%s" % H, 0), ("range.json", 0), ("range.leaves.gz", 0), ("events/%s.json" % N, 0), ("earlier", 0),
    ("consistency.json", 0), ("anchors/%s(.tlog-proof|.consistency.json)" % N, 0), ("tokens/%s.tst" % H, 0),
    ("certificates/%s.der" % H, 1), ("report.html", 1), ("HOW-TO-VERIFY.txt", 1), ("verify.py", 1),
    ("META-INF/ASiCManifest001.xml", 1), ("META-INF/signature001.p7s", 1), ("META-INF/ASiCManifest002.xml", 1),
    ("META-INF/timestamp001.tst", 1),
]  # fmt: skip
PATTERNS = [re.compile(p.replace(".", "\\.") if "(" not in p else re.sub(r"\.(?=[a-z(])", r"\\.", p)) for p, _ in ENTRIES]


def rank(name):
    """Where an entry stands in the order of §7."""
    for place, pattern in enumerate(PATTERNS):
        match = pattern.fullmatch(name)
        if match:
            keys = [int(g) if re.fullmatch(N, g) and len(g) < 64 else g for g in match.groups()]
            if len(keys) == 2 and keys[1] in (".tlog-proof", ".consistency.json"):
                keys[1] = 0 if keys[1] == ".tlog-proof" else 1
            return (place, *keys)
    raise Refused("the pack has an entry it must not have: " + ascii(name))


def read_zip(data):
    """Reads local headers, writes the whole ZIP again, and compares (§7)."""
    demand(len(data) < 2**32, "ZIP: too large")
    entries, at = {}, 0
    while data[at : at + 4] == b"PK\3\4":
        demand(len(data) >= at + 30, "ZIP: cut short")
        size, length = struct.unpack("<I", data[at + 22 : at + 26])[0], struct.unpack("<H", data[at + 26 : at + 28])[0]
        name, end = data[at + 30 : at + 30 + length], at + 30 + length + size
        demand(end <= len(data) and name not in entries and len(entries) < 60000, "ZIP: entry")
        entries[name] = data[at + 30 + length : end]
        at = end
    local, central = [], []
    at = 0
    for name, content in entries.items():
        common = b"\0\0\0\0\0\0\x21\0" + struct.pack("<IIIHH", zlib.crc32(content), len(content), len(content), len(name), 0)
        local.append(b"PK\3\4\x0a\0" + common + name)
        central.append(b"PK\1\2\x0a\0\x0a\0" + common + bytes(10) + struct.pack("<I", at) + name)
        local.append(content)
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
    out = inflater.decompress(data[10:], 64 * 2**20 + 1)
    demand(inflater.eof and len(out) <= 64 * 2**20, "range.leaves.gz: too long or cut short")
    demand(inflater.unused_data == struct.pack("<II", zlib.crc32(out), len(out)), "range.leaves.gz: checksum")
    return out


class Pack:
    """A pack, read and checked; `notes` is what the reader should know."""

    def __init__(self, data, trusted):
        self.notes, self.trusted = [], trusted
        self.files = read_zip(data)
        ranks = [rank(name) for name in self.files]
        demand(all(a < b for a, b in zip(ranks, ranks[1:])), "the pack's entries are not in order")
        present = {r[0] for r in ranks}
        for place, (name, needed) in enumerate(ENTRIES):
            demand(not needed or place in present, "the pack lacks " + name)
        for name, content in self.files.items():
            demand(name.startswith("content/") or len(content) <= 16 * 2**20, name + ": too large")
        demand(self.files["mimetype"] == MIME, "mimetype: another")
        self.check_seal()
        self.claim = read_json(self.files["claim.json"], "claim.json")
        self.policy = Policy(self.files["policy"])
        self.checkpoint = Checkpoint(self.files["checkpoint"], self.policy, "checkpoint")
        self.origin = self.checkpoint.origin
        self.check_owner()
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
        listed = [(n, c) for n, c in self.files.items() if n != "mimetype" and not n.startswith("META-INF/")]
        names = ["META-INF/" + n for n in ("ASiCManifest001.xml", "signature001.p7s", "ASiCManifest002.xml", "timestamp001.tst")]
        first, seal, second, stamp = (self.files[n] for n in names)
        demand(first == manifest(names[1], "application/pkcs7-signature", listed), names[0] + ": not what the files give")
        demand(second == manifest(names[3], "application/vnd.etsi.timestamp-token", [(names[0], first), (names[1], seal)]),
               names[2] + ": not what the files give")  # fmt: skip
        certificates = {}
        for name, content in self.under("certificates/"):
            demand(hashlib.sha256(content).hexdigest() == name[:-4], name + ": hash is another")
            certificates[name[:-4]] = Certificate(content)
        outer = Token(stamp, names[3], outermost=True)
        demand(hashlib.new(outer.digest, second).digest() == outer.imprint, names[3] + ": over something else")
        chains = [outer.cms.chain(certificates, outer.at)]
        chains.append(Signed(seal, names[1], detached=first).chain(certificates, outer.at))
        self.tokens = {}
        for name, content in self.under("tokens/"):
            demand(hashlib.sha256(content).hexdigest() == name[:-4], name + ": hash is another")
            token = self.tokens[name[:-4]] = Token(content, "token " + name[:16])
            chains.append(token.cms.chain(certificates, token.at))
        used = {c.hash for chain in chains for c in chain}
        demand(used == set(certificates), "a certificate is in no chain")
        for top in sorted({chain[-1].hash for chain in chains}):
            demand(not self.trusted or top in self.trusted, "authority %s is not one you trust" % top)
            self.notes.append("authority certificate (SHA-256): " + top)
        self.notes.append("sealed at or before " + show(outer.latest))

    def check_owner(self):
        names = ("log-key.txt", "log-key.txt.sig", "host-key.pub")
        self.anchor_origin, host = check_owner(self.checkpoint, self.policy, *(self.files[n] for n in names), True)
        self.notes.append("host key: " + host)

    def read_leaves(self):
        self.leaves = {}
        for name, content in self.under("leaves/"):
            proof, leaf = read_receipt(content, self.policy, "leaves/" + name)
            demand(proof.checkpoint.data == self.files["checkpoint"], "leaves/%s: another checkpoint" % name)
            demand(name == "%d.tlog-proof" % leaf.i, "leaves/%s: another leaf" % name)
            self.leaves[leaf.i] = leaf

    def read_range(self):
        self.range = []
        demand(("range.json" in self.files) == ("range.leaves.gz" in self.files), "range: one of two files")
        if "range.json" in self.files:
            f = read_proof(self.files["range.json"], "range.json")
            text = gunzip(self.files["range.leaves.gz"])
            demand(text.endswith(b"\n"), "range: no line end")
            lines = text[:-1].split(b"\n")
            hashes = [leaf_hash(line) for line in lines]
            check_range(f["from"], f["to"], self.checkpoint.size, hashes, f["hashes"], self.checkpoint.root)
            for i, line in enumerate(lines, f["from"]):
                leaf = Leaf(line, "leaf %d" % i)
                demand(leaf.i == i, "leaf %d: says it is another" % i)
                demand(i not in self.leaves, "leaf %d: also in the range" % i)
                self.range.append(leaf)
        whole = {leaf.i: leaf for leaf in self.range}
        for name, content in self.under("events/"):
            leaf = whole.get(int(name[:-5]))
            demand(leaf, "events/%s: not of the range" % name)
            leaf.attach(content, self.origin, "events/" + name)
        self.single = dict(self.leaves)
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
            demand(size <= self.checkpoint.size, what + ": newer than the checkpoint")
            self.connect(inner, pairs.pop("%d.consistency.json" % size, None), what)
            imprint = sha256(proof.checkpoint.data)
            found = [h for h, t in self.tokens.items() if t.digest == "sha256" and t.imprint == imprint]
            demand(found, what + ": its token is missing")
            used.update(found)
            self.later += [(size, self.tokens[h].latest) for h in found]
        demand(not pairs, "anchors: consistency of no anchor")
        for leaf in self.leaves.values():
            if leaf.type == "token" and leaf.event:
                h = leaf.event.get("token")
                if h in self.tokens:
                    used.add(h)
                    self.earlier.append((leaf.i, self.tokens[h].earliest))
        demand(used == set(self.tokens), "a token that no anchor and no leaf names")

    def connect(self, earlier, consistency, what):
        """An earlier checkpoint is a prefix of `checkpoint`."""
        if consistency is None:
            demand(earlier.size == self.checkpoint.size, what + ": consistency is missing")
            demand(earlier.root == self.checkpoint.root, what + ": same size, other root")
            return
        demand(earlier.size < self.checkpoint.size or what == "earlier", what + ": consistency with itself")
        f = read_proof(consistency, what)
        demand((f["from"], f["to"]) == (earlier.size, self.checkpoint.size), what + ": other sizes")
        check_consistency(f["from"], f["to"], earlier.root, self.checkpoint.root, f["hashes"])

    # ---- the five claims

    MEMBERS = {
        "file.received": {"leaf": int, "path": str, "file": dict, "content": str},
        "file.delivered": {"leaf": int, "path": str, "file": dict, "content": str},
        "directory.held": {"path": str, "from": str, "to": str, "listing": str, "entries": int, "before": int,
                           "after": int, "form": str, "clock": str},
        "log.unchanged": {"size": int},
        "listed.not.read": {"listed": int, "path": str, "file": dict, "placed": int, "before": int, "after": int,
                            "until": str, "clock": str},
        "sessions": {"from": str, "to": str, "sessions": int, "failures": int, "clock": str},
    }  # fmt: skip

    def check_claim(self):
        c = self.claim
        kind = c.get("claim")
        demand(isinstance(kind, str) and kind in self.MEMBERS, "claim.json: unknown claim")
        wanted = dict(self.MEMBERS[kind], v=int, claim=str, origin=str, made=str, sentence=str, limits=list)
        if "clock" in wanted and c.get("clock") is None:
            raise Refused("claim.json: no clock")
        optional = {"day", "zone"} if kind == "directory.held" and "day" in c else set()
        demand(set(c) == set(wanted) | optional, "claim.json: members")
        demand(all(isinstance(c[k], t) for k, t in wanted.items()), "claim.json: kind of a member")
        demand(c["v"] == 1 and c["origin"] == self.origin, "claim.json: of another log")
        demand(all(isinstance(s, str) for s in c["limits"]), "claim.json: limits")
        demand(c.get("clock", "own") in ("own", "anchored"), "claim.json: clock")
        instant(c["made"], "claim.json: made")
        if "path" in c:
            check_path(c["path"], "claim.json: path")
        if "file" in c:
            read_file(c, "claim.json")
        self.proofs, self.named, self.listing, self.content, self.ranged = {}, set(), None, None, False
        {
            "file.received": self.file_claim, "file.delivered": self.file_claim, "directory.held": self.held_claim,
            "log.unchanged": self.unchanged_claim, "listed.not.read": self.listed_claim, "sessions": self.sessions_claim,
        }[kind]()  # fmt: skip

    def leaf(self, i, kind=None):
        self.named.add(i)
        demand(i in self.leaves, "leaf %d is not in the pack" % i)
        leaf = self.leaves[i]
        demand(kind is None or leaf.type == kind, "leaf %d is not %s" % (i, kind))
        return leaf

    def value(self, head, key):
        """The value of a subject in the map of a head."""
        name = "map/%d.%s.json" % (head, key)
        demand(name in self.files, name + " is missing")
        self.proofs[name] = True
        return check_map(read_json(self.files[name], name), key, self.leaf(head, "head").map)

    def file_claim(self):
        c = self.claim
        leaf = self.leaf(c["leaf"], c["claim"])
        demand(leaf.event, "the event document is missing")
        demand(leaf.event.get("path") == c["path"] and leaf.event.get("file") == c["file"], "the event is about another file")
        demand(c["content"] in ("included", "absent"), "claim.json: content")
        if c["content"] == "included":
            self.content = c["file"]["sha256"]
            data = self.files.get("content/" + self.content)
            demand(data is not None, "the content is missing")
            demand(sha256(data).hex() == self.content and len(data) == c["file"]["size"], "the content is another")
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
        start, end = instant(c["from"], "from"), instant(c["to"], "to")
        demand(start <= end and c["form"] in ("compact", "full"), "claim.json: from, to or form")
        if "day" in c:
            check_day(c["day"], c["zone"], start, end, self.notes)
        key = subject(self.origin, "dir", c["path"])
        before, after = self.leaf(c["before"], "head"), self.leaf(c["after"], "head")
        values = [self.value(i, key) for i in (before.i, after.i)]
        demand(values[0] == values[1], "the directory changed between the heads")
        unhex(c["listing"], "claim.json: listing")
        if c["listing"] == ZERO:
            demand(c["entries"] == 0 and (values[0] is None or values[0]["state"] == ZERO), "there was such a directory")
        else:
            demand(values[0] is not None and values[0]["state"] == c["listing"], "the directory held something else")
            self.listing = c["listing"]
            data = self.files.get("listings/%s.txt" % self.listing)
            demand(data is not None, "the listing is missing")
            demand(sha256(data).hex() == self.listing, "the listing's hash is another")
            check_listing(data, c["path"], c["entries"], "listing")
        if c["form"] == "compact":
            demand(before.i < after.i, "before is not before after")
            self.compact_time(before, after, start, end)
        else:
            self.full_range(key, before, after, start, end)

    def compact_time(self, before, after, start, end):
        if self.claim["clock"] == "own":
            demand(before.at <= start and after.at >= end, "the heads do not enclose the time")
        else:
            demand(any(s > before.i and t <= start for s, t in self.later), "no time stamp says that `before` is old enough")
            demand(any(j < after.i and t >= end for j, t in self.earlier), "no time stamp says that `after` is new enough")

    def cover(self, start, end, need_after):
        """The range encloses the time and its clock never steps back."""
        demand(self.range, "the range is missing")
        self.ranged = True
        demand(all(a.at <= b.at for a, b in zip(self.range, self.range[1:])), "`at` decreases in the range")
        first, last = self.range[0], self.range[-1]
        demand(first.i == 0 or first.at < start, "the range begins too late")
        demand(last.at >= end, "the range ends too early")
        if self.claim["clock"] == "anchored":
            demand(any(s > first.i and t <= start + 300000 for s, t in self.later), "no time stamp near the beginning")
            inside = [t for j, t in self.earlier if first.i <= j <= last.i]
            demand(any(t >= end - 300000 for t in inside), "no time stamp near the end")

    def full_range(self, key, before, after, start, end):
        self.cover(start, end, True)
        first, last = self.range[0].i, self.range[-1].i
        demand(first <= before.i <= after.i <= last, "the heads are not in the range")
        for leaf in self.range:
            if key in leaf.sub:
                demand(not start <= leaf.at < end, "leaf %d changed the directory then" % leaf.i)
                demand(leaf.at >= start or leaf.i < before.i, "head `before` is too early")
                demand(leaf.at < end or leaf.i > after.i, "head `after` is too late")
        for a, b in zip(self.range, self.range[1:]):
            if a.at < max(end, start + 1) and b.at > start:
                demand(b.at - a.at <= 120000, "silence after leaf %d: not provable" % a.i)

    def unchanged_claim(self):
        demand("earlier" in self.files and "consistency.json" in self.files, "the earlier checkpoint is missing")
        old = Checkpoint(self.files["earlier"], self.policy, "earlier")
        demand(old.origin == self.origin and old.size == self.claim["size"], "earlier: another checkpoint")
        self.connect(old, self.files["consistency.json"], "earlier")
        if self.range:
            self.ranged = True
            demand((self.range[0].i, self.range[-1].i + 1) == (old.size, self.checkpoint.size), "the range is another")
            demand(all(a.at <= b.at for a, b in zip(self.range, self.range[1:])), "`at` decreases in the range")

    def listed_claim(self):
        c = self.claim
        placed, listed = self.leaf(c["placed"]), self.leaf(c["listed"], "dir.listed")
        demand(placed.event and listed.event, "an event document is missing")
        demand(placed.type in ("file.placed", "file.received", "file.renamed"), "`placed` put no file there")
        there = placed.event.get("path") == c["path"] and placed.event.get("file") == c["file"]
        entry = child(c["path"], c["file"]["name"])
        if placed.type == "file.renamed":
            there = placed.event.get("to") == entry and placed.event.get("file") == c["file"]
        demand(there, "`placed` is about another file")
        demand(listed.event.get("path") == c["path"], "another directory was listed")
        demand(c["before"] < c["listed"] < c["after"], "the listing is not between the heads")
        key = subject(self.origin, "ent", entry)
        values = [self.value(c[k], key) for k in ("before", "after")]
        demand(values[0] is not None and values[0] == values[1], "the entry changed between the heads")
        demand(values[0]["last"] == c["placed"], "`placed` is not the entry's last event")
        read = self.value(c["after"], subject(self.origin, "read", str(c["placed"])))
        demand(read is None, "the file was opened for reading")
        until = instant(c["until"], "until")
        if c["clock"] == "own":
            demand(self.leaves[c["after"]].at >= until, "head `after` is too early")
        else:
            demand(any(j < c["after"] and t >= until for j, t in self.earlier), "no time stamp says that `after` is new enough")
        self.note_time(c["listed"])

    def sessions_claim(self):
        c = self.claim
        start, end = instant(c["from"], "from"), instant(c["to"], "to")
        demand(start <= end, "claim.json: from is after to")
        self.cover(start, end, False)
        count = {"session.opened": 0, "auth.failed": 0}
        for leaf in self.range:
            if leaf.type in count and start <= leaf.at < end:
                demand(leaf.event, "leaf %d: its event document is missing" % leaf.i)
                count[leaf.type] += 1
        demand(count == {"session.opened": c["sessions"], "auth.failed": c["failures"]}, "the numbers are others")

    def check_use(self):
        """What a claim does not need is refused; every signature in a session is checked."""
        named = {self.claim[k] for k in ("leaf", "listed", "placed", "before", "after") if k in self.claim}
        for i, leaf in self.single.items():
            demand(i in named or leaf.type == "token", "leaf %d is of no use" % i)
        for name in self.files:
            demand(not name.startswith("map/") or name in self.proofs, name + " is of no use")
            demand(not name.startswith("listings/") or name == "listings/%s.txt" % self.listing, name + " is of no use")
            demand(not name.startswith("content/") or name == "content/%s" % self.content, name + " is of no use")
        demand(not self.range or self.ranged, "the range is of no use")
        old = {"earlier", "consistency.json"} & set(self.files)
        demand(not old or self.claim["claim"] == "log.unchanged", "earlier is of no use")
        for leaf in self.leaves.values():
            if leaf.type == "session.opened" and leaf.event:
                signed = session_signature(leaf.event, "leaf %d" % leaf.i)
                self.notes.append("leaf %d: session opened %s" % (leaf.i, "by the holder of the key" if signed else "without a key's signature"))


def read_proof(data, what):
    """{"from":…,"hashes":[…],"to":…}"""
    f = read_json(data, what)
    demand(set(f) == {"from", "hashes", "to"} and isinstance(f["hashes"], list), what + ": members")
    demand(isinstance(f["from"], int) and isinstance(f["to"], int), what + ": numbers")
    return dict(f, hashes=[unhex(h, what) for h in f["hashes"]])


def check_day(day, zone, start, end, notes):
    """§7: the civil day, by the zone's data when this Python has them."""
    demand(isinstance(day, str) and isinstance(zone, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", day), "claim.json: day")
    demand(22 * 3600000 <= end - start <= 26 * 3600000, "claim.json: not as long as a day")
    try:
        from zoneinfo import ZoneInfo

        here = ZoneInfo(zone)
    except Exception:  # no data about time zones, or none about this one
        notes.append("no data about time zone %s here: the day's bounds were checked roughly" % ascii(zone))
        return
    midnight = datetime.datetime.fromisoformat(day)
    for at, wanted in ((midnight, start), (midnight + datetime.timedelta(days=1), end)):
        utc = at.replace(tzinfo=here).astimezone(datetime.timezone.utc).replace(tzinfo=None)
        demand(millis(utc) == wanted, "claim.json: not that day in " + ascii(zone))


def show(ms):
    at = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=ms)
    return at.isoformat(timespec="milliseconds") + "Z"


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
            demand(key in self.named, "head %d: directory %s is another than before, and no leaf says that anything happened to it" % (n, key.hex()))
            self.named[key] = state
        demand(head.subjects == len(self.values), "head %d: counts %d subjects, the leaves before it name %d" % (n, head.subjects, len(self.values)))
        for key, state in self.named.items():
            value = (self.values[key][0].hex(), *self.values[key][1:], state.hex())
            self.map.put(key, sha256(b'{"chain":"%s","count":%d,"last":%d,"state":"%s"}' % tuple(v.encode() if isinstance(v, str) else v for v in value)))
        demand(self.map.root(self.map.top).hex() == head.map, "head %d: its map is not what the leaves before it give; a subject's events, their number or their order were changed" % n)
        self.named, self.last_head = {}, n
        self.states, self.heads = self.states + len(said), self.heads + 1
        if self.waiting is not None and head.at - self.waiting > self.wait[0]:
            self.wait = (head.at - self.waiting, n)
        self.waiting = None

    def notes(self):
        def seconds(longest):
            return (*divmod(longest[0], 1000), longest[1])

        return [
            "%d heads, %d subjects, %d states of directories, %d time stamps on record" % (self.heads, len(self.values), self.states, self.tokens),
            "an event waited at most %d.%03d s for a head (head %d)" % seconds(self.wait),
            "the longest silence is %d.%03d s, after leaf %d; more than 120 s is not provable" % seconds(self.silence),
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
        self.notes += self.replay.notes()
        self.notes += [self.compare(path) for path in held]
        self.sentence = "all %d leaves of %s are as signed, in order, and every head says what the leaves before it give" % (top.size, top.origin)

    def file(self, name):
        demand(os.path.isfile(os.path.join(self.folder, name)), name + " is missing")
        return load(os.path.join(self.folder, name))

    def tile(self, row, n, width):
        """(path, width, bytes) of a tile, or of the full one where this width is missing."""
        path, full = tile_path(row, n, width), tile_path(row, n, 256)
        if not os.path.isfile(os.path.join(self.folder, path)) and os.path.isfile(os.path.join(self.folder, full)):
            path, width = full, 256
        return path, width, self.file(path)

    def owner(self):
        if not os.path.isfile(os.path.join(self.folder, "log-key.txt")):
            return "whose key it is was not checked: log-key.txt is not here"
        files = [self.file(name) for name in ("log-key.txt", "log-key.txt.sig", "host-key.pub")]
        return "host key: " + check_owner(self.checkpoint, self.policy, *files, False)[1]

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
            tile = b"".join(row[256 * n : 256 * n + 256])
            path, there, found = self.tile(level, n, len(tile) // 32)
            same = len(found) == 32 * there and found[: len(tile)] == tile
            demand(same, tile_path(level, n, len(tile) // 32) + " is not what the leaves give")

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
            demand(then.origin == now.origin, "%s: is of another log, %s" % (path, then.origin))
            demand(then.size <= now.size, "%s: signs %d leaves, the mirror has only %d; leaves at its end were taken away" % (path, then.size, now.size))
            same = root_at(self.levels, then.size) == then.root
            demand(same, "%s: signs other first %d leaves than the mirror has; something was changed, taken out, put in or moved since" % (path, then.size))
            demand(then.size == 0 or self.is_head[then.size - 1], "%s: the signed size %d does not end with a head" % (path, then.size))
            newest = max(newest, then.size)
        return "%s: what it holds of this log (%d signed states, the newest of %d leaves) is where the log begins" % (given, len(files), newest)


# ---------------------------------------------------------------- commands


def load(path):
    with open(path, "rb") as f:
        return f.read()


def check_vector(v):
    def hash_(text):
        return unbase64(text or "", "vector")

    proof = [hash_(h) for h in v.get("proof") or []]
    if "leafIdx" in v:
        check_inclusion(v["leafIdx"], v["treeSize"], hash_(v["root"]), hash_(v["leafHash"]), proof)
    else:
        if v["size1"] == v["size2"] > 0 and not proof:
            # Two roots of one size are compared and nothing is hashed: public vectors have other bytes there.
            demand(v["root1"] == v["root2"], "consistency: same size, other root")
        else:
            check_consistency(v["size1"], v["size2"], hash_(v["root1"]), hash_(v["root2"]), proof)


def guarded(check):
    """(why it is refused or None, what the check returned). Whatever goes wrong refuses."""
    try:
        return None, check()
    except Refused as refused:
        return str(refused), None
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError, struct.error, zlib.error) as e:
        return "malformed (%s: %s)" % (type(e).__name__, ascii(str(e))[:200]), None


def run_vectors(path):
    agree = True
    for line in load(path).decode("utf-8").splitlines():
        if line.strip():
            vector = json.loads(line)
            why, _ = guarded(lambda: check_vector(vector))
            same = (why is not None) == bool(vector["wantErr"])
            agree = agree and same
            print(("accepted" if why is None else "refused: " + why) + ("" if same else "  <-- not as wanted"))
    return 0 if agree else 1


OPTIONS = {"pack": ["--trust"], "receipt": ["--policy"], "mirror": ["--policy", "--since"], "key-change": ["--policy"], "vectors": []}


def options(command, words):
    """(the one plain word, {option: values}); None when the usage is wrong."""
    plain, values, words = [], {name: [] for name in OPTIONS.get(command, [])}, list(words)
    while words:
        word = words.pop(0)
        if word in values and words:
            values[word].append(words.pop(0))
        elif word.startswith("--"):
            return None
        else:
            plain.append(word)
    good = len(plain) == 1 and len(values.get("--policy", [1])) == 1 and all(map(HEX.fullmatch, values.get("--trust", [])))
    return (plain[0], values) if good else None


def check(command, path, values):
    """(why it is refused or None, the sentence, what to know, what is not proven)"""
    if command == "pack":
        data = load(path)
        why, pack = guarded(lambda: Pack(data, set(values["--trust"])))
        return why, *((pack.claim["sentence"], pack.notes, pack.claim["limits"]) if pack else ("", [], []))
    policy = load(values["--policy"][0])
    if command == "mirror":
        why, mirror = guarded(lambda: Mirror(path, Policy(policy), values["--since"]))
        return why, *((mirror.sentence, mirror.notes, mirror.LIMITS) if mirror else ("", [], []))
    data = load(path)
    if command == "key-change":
        why, read = guarded(lambda: check_key_change(data, Policy(policy)))
        said = "from size %d on, key %s of %s is followed by key %s\nlog %s"
        return why, said % (read[0], read[1].id.hex(), read[1].name, read[2].id.hex(), read[2].text) if read else "", [], []
    why, read = guarded(lambda: read_receipt(data, Policy(policy), "receipt"))
    return why, "leaf %d, %s, of %s" % (read[1].i, read[1].type, read[0].checkpoint.origin) if read else "", [], []


def main(words):
    command = words[0] if words else ""
    given = options(command, words[1:])
    if command not in OPTIONS or given is None:
        print(__doc__, file=sys.stderr)
        return 2
    sys.stdout.reconfigure(errors="backslashreplace")
    try:
        if command == "vectors":
            return run_vectors(given[0])
        why, sentence, notes, limits = check(command, *given)
    except OSError as e:
        print("cannot read: %s" % e, file=sys.stderr)
        return 2
    print("accepted: " + sentence if why is None else "refused: " + why)
    for line in ["note: " + n for n in notes] + ["not proven: " + n for n in limits]:
        print(line)
    return 0 if why is None else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
