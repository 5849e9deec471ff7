"""Replies that are cut off, malformed, web pages, errors with status 200, and connections that are reset.

The report is the undisturbed one, or says what could not be read; it is never another conclusion.

One organisation and some mixtures of faults; with PATCHTRIAGE_FAULTS=long, as `script/check faults` sets it, every kind at
several rates over several larger organisations.
"""

import itertools
import os

from program import Claims, cause_of, instances_of, side_by_side, simulated

IS_LONG = os.environ.get("PATCHTRIAGE_FAULTS") == "long"
WORLD = {"nodes": 60, "accounts": 2, "regions": "us-east-1"}
SEEDS = [21]
FAULTS = [
    "malformed=0.05,truncate=0.05,html500=0.05,error200=0.03,reset=0.03",
    "malformed=0.3",
    "truncate=0.3",
    "html500=0.3",
    "error200=0.3",
    "reset=0.3",
    "expire=0.02,slow=0.05",
    "malformed=0.9",
]
if IS_LONG:
    WORLD = {"nodes": 200, "accounts": 3, "regions": "us-east-1,eu-west-1"}
    SEEDS = [31, 32, 33, 34]
    KINDS = ["malformed", "truncate", "html500", "error200", "reset", "expire"]
    FAULTS += [f"{kind}={rate}" for kind, rate in itertools.product(KINDS, (0.01, 0.1, 0.6))]


def assessed(world):
    seed, faults = world
    with simulated(*(["--faults", faults] if faults else []), **WORLD, seed=seed) as estate:
        return estate.assess()


def hold_to_undisturbed(claims, faults, before, after):
    holes = [row for row in after["coverage"] if row["status"] not in ("complete", "skipped")]
    claims.check(after["run"]["complete"] == (not holes), f"{faults}: complete says what the coverage says")
    earlier, later = instances_of(before), instances_of(after)
    claims.check(later.keys() <= earlier.keys(), f"{faults}: only instances that exist are listed")
    if later.keys() != earlier.keys():
        claims.check(holes, f"{faults}: instances are missing, and so is the reason")
    moved = 0
    for key in sorted(earlier.keys() & later.keys()):
        was, now, what = earlier[key], later[key], f"{faults} {key}"
        if cause_of(was) != cause_of(now):
            moved += 1
            claims.check(cause_of(now).startswith("inconclusive/"), f"{what}: {cause_of(now)} was {cause_of(was)}")
            claims.check(holes, f"{what}: {cause_of(now)} was {cause_of(was)}, and everything was read")
        status, exposure = now["compliance"]["status"], now["context"]["exposure"]["level"]
        claims.check(status in (was["compliance"]["status"], "unknown"), f"{what}: {status} was another")
        claims.check(exposure in (was["context"]["exposure"]["level"], "unknown"), f"{what}: {exposure} was another")
        if was["manageability"]["state"] != "unmanaged":
            claims.check(now["manageability"]["state"] != "unmanaged", f"{what}: not unmanaged where a read failed")
    claims.figure(f"{faults}: {len(holes)} holes, {moved} of {len(later)} instances turn inconclusive, "
                  f"{len(earlier) - len(later)} can't be listed, {after['calls']['retried']} calls retried")


def main():
    claims = Claims()
    worlds = list(itertools.product(SEEDS, ["", *FAULTS]))
    reports = dict(zip(worlds, side_by_side(assessed, worlds)))
    for seed in SEEDS:
        ended, before = reports[seed, ""]
        claims.check(ended.status == 0 and before["run"]["complete"], f"undisturbed: {ended.status} {ended.tail()}")
        for faults in FAULTS:
            ended, after = reports[seed, faults]
            what = f"seed {seed}, {faults}"
            claims.check(not ended.crashed(), f"{what}: crashed: {ended.tail()}")
            claims.check(ended.status in (0, 4), f"{what}: ends with {ended.status}: {ended.tail()}")
            if after is None:
                claims.check(ended.status == 4 and ended.errors.strip(), f"{what}: no report, and {ended.status}")
                claims.figure(f"{what}: no report: {ended.tail()[:200]}")
            else:
                hold_to_undisturbed(claims, what, before, after)
    claims.end()


main()
