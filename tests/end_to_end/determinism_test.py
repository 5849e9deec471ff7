"""The same saved run gives the same bytes: when it is written again, on one core too, and by the same instant."""

import os

from program import AS_OF, Claims, run, simulated


def main():
    claims = Claims()
    with simulated(nodes=60, accounts=2, regions="us-east-1,eu-west-1", seed=8) as estate:
        store = estate.folder / "runs.db"
        first = {name: estate.folder / f"first.{name}" for name in ("md", "table", "html")}
        ended, report = estate.assess(*(word for name, path in first.items() for word in ("-o", f"{name}={path}")))
        claims.check(ended.status == 0 and report, f"assess ends with {ended.status}: {ended.tail()}")
        written = {"json": (estate.folder / "report.json").read_bytes()}
        written |= {name: path.read_bytes() for name, path in first.items()}

        core = {min(os.sched_getaffinity(0))}
        ways = {
            "again": {},
            "on one core": {"preexec_fn": lambda: os.sched_setaffinity(0, core)},
            "for the same instant": {"arguments": ["--as-of", AS_OF]},
        }
        for way, more in ways.items():
            arguments = more.pop("arguments", [])
            outputs = [word for name in written for word in ("-o", f"{name}={estate.folder / name}")]
            ended = run(["report", "--all", "--store", store, *outputs, *arguments], estate.environment, **more)
            claims.check(ended.status == 0, f"report {way} ends with {ended.status}: {ended.tail()}")
            for name, bytes_before in written.items():
                same = (estate.folder / name).read_bytes() == bytes_before
                claims.check(same, f"report {way}: the bytes of {name} are those that assess wrote")

        later = run(["report", "--store", store, "-o", "json", "--as-of", "2026-12-20T12:00:00Z"], estate.environment)
        claims.check(later.status == 0, f"report of a later instant ends with {later.status}: {later.tail()}")
        claims.check(later.output.encode() != written["json"], "another instant gives another report")
    claims.end()


main()
