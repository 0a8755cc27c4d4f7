#!/usr/bin/python3
"""How long the SFTP server takes to refuse a login it knows and one it does not, in turns, by password and by key.

    benchmarks/sign-in-time.py PORT KNOWN-LOGIN [TRIES]

Run it from an address that TALLYSTICK_NEVER_BANNED names (the loopback is), or it gets itself banned. Needs python3-paramiko.
"""
import statistics
import sys
import time

import paramiko


def refused(port, attempt):
    transport = paramiko.Transport(("127.0.0.1", port))
    try:
        transport.start_client(timeout=30)
        began = time.perf_counter()
        try:
            attempt(transport)
        except paramiko.AuthenticationException:
            return time.perf_counter() - began
        raise SystemExit("it was let in")
    finally:
        transport.close()


def main():
    port, known = int(sys.argv[1]), sys.argv[2]
    tries = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    key = paramiko.ECDSAKey.generate()
    unknown = "x" * len(known)
    ways = {
        "password": lambda login: lambda transport: transport.auth_password(login, "not the password, whatever it is"),
        "key": lambda login: lambda transport: transport.auth_publickey(login, key),
    }
    for way, attempt in ways.items():
        times = {known: [], unknown: []}
        for _ in range(tries):
            for login, took in times.items():
                took.append(refused(port, attempt(login)) * 1000)
        for login, took in times.items():
            quarters = statistics.quantiles(took, n=4)
            print("%-8s %-8s median %6.2f ms, quartiles %6.2f to %6.2f ms, of %d" % (way, "known" if login == known else "unknown", quarters[1], quarters[0], quarters[2], tries))


main()
