"""Tests of verify.py: python3 -m unittest discover -s evidence/src/test/python"""

import ast
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "main", "python"))
import verify  # noqa: E402


def naive_root(hashes):
    if len(hashes) < 2:
        return hashes[0] if hashes else verify.EMPTY_ROOT
    k = 1 << (len(hashes) - 1).bit_length() - 1
    return verify.node_hash(naive_root(hashes[:k]), naive_root(hashes[k:]))


def naive_range(hashes, start, end, at=0):
    """Hashes left and right of [start, end), as RangeProof orders them."""
    n = len(hashes)
    if n == 0 or (at >= start and at + n <= end):
        return []
    if (at + n <= start or at >= end) and n & (n - 1) == 0:
        return [naive_root(hashes)]
    k = 1 << (n - 1).bit_length() - 1
    return naive_range(hashes[:k], start, end, at) + naive_range(hashes[k:], start, end, at + k)


def naive_consistency(m, hashes, whole=True):
    n = len(hashes)
    if m == n:
        return [] if whole else [naive_root(hashes)]
    k = 1 << (n - 1).bit_length() - 1
    if m <= k:
        return naive_consistency(m, hashes[:k], whole) + [naive_root(hashes[k:])]
    return naive_consistency(m - k, hashes[k:], False) + [naive_root(hashes[:k])]


class Signatures(unittest.TestCase):
    def test_ed25519_accepts_a_vector_of_rfc_8032_and_no_changed_byte(self):
        key = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
        sig = bytes.fromhex(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        )
        self.assertTrue(verify.ed25519(key, b"\x72", sig))
        for i in range(64):
            self.assertFalse(verify.ed25519(key, b"\x72", sig[:i] + bytes([sig[i] ^ 1]) + sig[i + 1 :]))
        s = int.from_bytes(sig[32:], "little") + verify.L25519
        self.assertFalse(verify.ed25519(key, b"\x72", sig[:32] + s.to_bytes(32, "little")))

    def test_the_curves_have_their_generators_and_orders(self):
        for c in (verify.P256, verify.P384, verify.P521):
            self.assertEqual(0, (c.g[1] ** 2 - c.g[0] ** 3 + 3 * c.g[0] - c.b) % c.p)
            self.assertIsNone(c.mul(c.n, c.g))

    @unittest.skipUnless(shutil.which("ssh-keygen"), "ssh-keygen is not installed")
    def test_sshsig_of_every_kind_of_key_is_accepted_and_of_another_text_refused(self):
        for kind, bits in (("ed25519", "256"), ("rsa", "3072"), ("ecdsa", "256"), ("ecdsa", "384"), ("ecdsa", "521")):
            with self.subTest(kind=kind, bits=bits), tempfile.TemporaryDirectory() as d:
                key, text = os.path.join(d, "k"), os.path.join(d, "t")
                subprocess.run(["ssh-keygen", "-q", "-t", kind, "-b", bits, "-N", "", "-f", key], check=True)
                with open(text, "wb") as f:
                    f.write(b"text\n")
                subprocess.run(["ssh-keygen", "-q", "-Y", "sign", "-n", "n", "-f", key, text], check=True, capture_output=True)
                sig, pub = verify.load(text + ".sig"), verify.load(key + ".pub")
                verify.check_sshsig(sig, pub, b"text\n", b"n", "sig")
                with self.assertRaises(verify.Refused):
                    verify.check_sshsig(sig, pub, b"other\n", b"n", "sig")


class Trees(unittest.TestCase):
    def test_every_consistency_and_range_up_to_24_agrees_with_a_naive_tree(self):
        hashes = [verify.leaf_hash(bytes([i])) for i in range(24)]
        for n in range(1, 25):
            root = naive_root(hashes[:n])
            self.assertEqual(root, verify.root_at(verify.levels_of(hashes[:n]), n))
            self.assertEqual(naive_root(hashes[: n // 2]), verify.root_at(verify.levels_of(hashes[:n]), n // 2))
            for m in range(1, n + 1):
                proof = naive_consistency(m, hashes[:n])
                verify.check_consistency(m, n, naive_root(hashes[:m]), root, proof)
                with self.assertRaises(verify.Refused):
                    verify.check_consistency(m, n, naive_root(hashes[:m]), root, proof + [root])
                for start in range(m):
                    proof = naive_range(hashes[:n], start, m)
                    verify.check_range(start, m, n, hashes[start:m], proof, root)
                    with self.assertRaises(verify.Refused):
                        verify.check_range(start, m, n, hashes[start:m], proof, bytes(32))


class Program(unittest.TestCase):
    def test_it_needs_the_standard_library_only_and_starts_nothing(self):
        with open(verify.__file__, encoding="utf-8") as f:
            tree = ast.parse(f.read())
        names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        self.assertFalse([n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)])
        self.assertLessEqual(names, set(sys.stdlib_module_names))
        self.assertFalse(names & {"subprocess", "socket", "http", "urllib", "ctypes", "importlib", "multiprocessing"})
        used = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
        used |= {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}
        self.assertFalse(used & {"system", "popen", "spawn", "execv", "fork", "eval", "exec", "__import__"})


class Bytes(unittest.TestCase):
    def test_der_that_is_not_the_shortest_is_refused(self):
        for text in ("0281010 1", "3080", "020200 01", "0200", "010101", "0101ff00", "3005"):
            with self.subTest(text), self.assertRaises(verify.Refused):
                e = verify.der(bytes.fromhex(text.replace(" ", "")), "x")
                e.integer() if e.tag == 2 else e.boolean()

    def test_json_that_is_not_canonical_is_refused(self):
        for text in ('{"a": 1}', '{"b":1,"a":1}', '{"a":1,"a":1}', '{"a":null}', '{"a":1.0}', '{"a":-1}', '{"a":"\\u0041"}', "[]"):
            with self.subTest(text), self.assertRaises(verify.Refused):
                verify.read_json(text.encode(), "x")


if __name__ == "__main__":
    unittest.main()
