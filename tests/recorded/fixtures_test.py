"""The project's own reply bodies decode to the JSON beside them, and never to less when they are broken.

fixtures/<service>.<Operation>.<what>.json|xml has its expectation in ….expected.json;
fixtures/unreadable.<service>.<Operation>.<what> must be refused. They are written by hand, one for each protocol and
form; recorded_test.py says the same of replies that AWS sent, where those are at hand.
"""

import json
import os
import pathlib
import subprocess
import sys

LOCAL_FAILURE = 5
FIXTURES = pathlib.Path(__file__).parent / "fixtures"


def decode(operation_id, body):
    done = subprocess.run(
        [os.environ["PATCHTRIAGE_PROGRAM"], "decode", operation_id, "-"], input=body, capture_output=True, timeout=120
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def refused(name, operation_id, body):
    status, printed, told = decode(operation_id, body)
    if status == LOCAL_FAILURE and not printed and operation_id in told:
        return []
    return [f"{name}: exit status {status}, prints {printed[:200]!r}, says {told[:200]!r}"]


def decoded(path):
    service, operation, what, _ = path.name.split(".")
    operation_id = f"{service}:{operation}"
    expected = json.loads((FIXTURES / f"{service}.{operation}.{what}.expected.json").read_text())
    body = path.read_bytes().rstrip()
    status, printed, told = decode(operation_id, body)
    problems = []
    if status != 0 or json.loads(printed) != expected:
        problems.append(f"{path.name}: exit status {status}, prints {printed}{told}")
    for length in {0, 1, len(body) // 4, len(body) // 2, len(body) * 3 // 4, len(body) - 1}:
        problems += refused(f"{path.name} cut at byte {length} of {len(body)}", operation_id, body[:length])
    return problems


def main():
    problems = []
    bodies = 0
    for path in sorted(FIXTURES.iterdir()):
        if path.name.endswith(".expected.json"):
            continue
        bodies += 1
        if path.name.startswith("unreadable."):
            _, service, operation, _ = path.name.split(".")
            problems += refused(path.name, f"{service}:{operation}", path.read_bytes())
        else:
            problems += decoded(path)
    print(f"{bodies} bodies decoded, {len(problems)} problems")
    print("\n".join(problems))
    return 1 if problems or not bodies else 0


sys.exit(main())
