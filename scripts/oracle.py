#!/usr/bin/env python3
"""Run programs under Balloon and under CPython, and show where they first differ.

    oracle.py [-b BALLOON] [-p PYTHON] [-j JOBS] [-t SECONDS] [-o] [-v] PATH...

A PATH is a program or a folder of programs. Standard output, standard error and exit status are compared; addresses
(0x7f...) are equal to each other. -o looks at the output and the status only, -v names the programs that agree too.
-w writes CPython's output to NAME.out beside each program that agrees. Exit status: 1 if anything differs.

It starts processes, so it is a program for CPython: a tool for whoever works on Balloon, not part of the build.
"""
import argparse
import concurrent.futures
import os
import re
import subprocess
import sys

ADDRESS = re.compile(rb"0x[0-9a-f]{6,}")


def programs(paths):
    for path in paths:
        if not os.path.isdir(path):
            yield path
            continue
        for folder, _, names in sorted(os.walk(path)):
            for name in sorted(names):
                if name.endswith(".py"):
                    yield os.path.join(folder, name)


def run(command, path, seconds):
    """(stdout, stderr, status); the status is "late" for a program that did not end."""
    folder, name = os.path.split(os.path.abspath(path))
    environment = dict(os.environ, PYTHONHASHSEED="0")
    try:
        done = subprocess.run(command + [name], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=seconds)
    except subprocess.TimeoutExpired as late:
        return late.stdout or b"", late.stderr or b"", "late"
    return done.stdout, done.stderr, done.returncode


def first_difference(name, ours, theirs):
    """What to print about two streams that should be equal, or None."""
    ours, theirs = (ADDRESS.sub(b"0x...", s).decode("utf-8", "backslashreplace").split("\n") for s in (ours, theirs))
    for number, (a, b) in enumerate(zip(ours, theirs), 1):
        if a != b:
            return f"  {name}, line {number}\n    python : {b[:300]}\n    balloon: {a[:300]}"
    if len(ours) != len(theirs):
        shorter, more, who = (ours, theirs, "python") if len(ours) < len(theirs) else (theirs, ours, "balloon")
        return f"  {name}: {who} goes on at line {len(shorter)} with\n    {' '.join(more[len(shorter) - 1:])[:300]}"
    return None


def compare(path, options):
    ours = run(options.balloon.split(), path, options.seconds)
    theirs = run(options.python.split(), path, options.seconds)
    found = []
    if ours[2] != theirs[2]:
        found.append(f"  status: python {theirs[2]}, balloon {ours[2]}")
    for name, a, b in zip(("stdout", "stderr"), ours, theirs):
        if not (name == "stderr" and options.output_only):
            found.append(first_difference(name, a, b))
    found = [text for text in found if text]
    if not found and options.write:
        with open(path[:-3] + ".out", "wb") as out:
            out.write(theirs[0])
    return found


def main():
    parser = argparse.ArgumentParser(description="Compare Balloon with CPython.")
    parser.add_argument("-b", dest="balloon", default="build/balloon", help="the command that runs Balloon")
    parser.add_argument("-p", dest="python", default=sys.executable, help="the command that runs CPython")
    parser.add_argument("-j", dest="jobs", type=int, default=2, help="programs at a time")
    parser.add_argument("-t", dest="seconds", type=float, default=60, help="time each may take")
    parser.add_argument("-o", dest="output_only", action="store_true", help="do not compare standard error")
    parser.add_argument("-v", dest="verbose", action="store_true", help="name programs that agree")
    parser.add_argument("-w", dest="write", action="store_true", help="write NAME.out for programs that agree")
    parser.add_argument("path", nargs="+")
    options = parser.parse_args()
    if os.sep in options.balloon:
        options.balloon = os.path.abspath(options.balloon.split()[0]) + options.balloon[len(options.balloon.split()[0]):]
    agree = differ = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        paths = list(programs(options.path))
        for path, found in zip(paths, pool.map(lambda p: compare(p, options), paths)):
            agree, differ = agree + (not found), differ + bool(found)
            if found:
                print(path, *found, sep="\n")
            elif options.verbose:
                print("ok", path)
    print(f"{agree} agree, {differ} differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
