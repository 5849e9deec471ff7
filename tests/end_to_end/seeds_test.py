"""Whole simulated organisations, assessed over the wire, against the truth that the simulator wrote.

Ten seeds plant every cause that the taxonomy names, alone and in pairs; pages of 7 and of 50 rows; a ListComplianceItems
that takes one id and one that takes forty.
"""

import collections
import json
import os
import pathlib
import re

import jsonschema

from program import Claims, cause_of, instances_of, side_by_side, simulated

# Seed, rows of a page, ids that ListComplianceItems takes: every pair of the last two occurs.
WORLDS = [(seed, *((7, 1), (50, 40), (7, 40), (50, 1))[seed % 4]) for seed in range(1, 11)]
CHANGING = (11, 50, 40, "--change-between-reads", "0.5")

# Every kind of plant once and some of them twice.
NODES = 240

RIGHT_SLUGS = 0.98

# Causes that no organisation has by itself: a denial makes the first (denials_test.py), the others are a node's newer
# record and an output in which nothing failed.
NOT_PLANTED = {"inconclusive/insufficient-access", "none/compliant-now", "none/success"}


def shared(*names):
    """A file of the folder `shared`; the test is skipped where that isn't there."""
    folder = os.environ.get("PATCHTRIAGE_SHARED") or pathlib.Path(os.environ["PATCHTRIAGE_SOURCE"]).parent / "shared"
    path = pathlib.Path(folder).joinpath(*names)
    if not path.exists():
        print(f"SKIPPED: no {'/'.join(names)} in PATCHTRIAGE_SHARED or beside the project")
        raise SystemExit(77)
    return path.read_text()


def slugs_of(taxonomy):
    """Every category/subcategory of the taxonomy's tables."""
    slugs, category = set(), None
    for line in taxonomy.splitlines():
        if line.startswith("#"):
            heading = re.match(r"### ([a-z-]+)(?::|$)", line)
            category = heading[1] if heading else None
        cell = re.match(r"\| ([a-z0-9-]+/[a-z0-9-]+|[a-z0-9][a-z0-9-]*) \|", line)
        if cell and "/" in cell[1]:
            slugs.add(cell[1])
        elif cell and category and cell[1] != "slug":
            slugs.add(f"{category}/{cell[1]}")
    return slugs


def assessed(world):
    seed, page_rows, ids = world[:3]
    with simulated(
        "--page-max", page_rows, "--compliance-ids", ids, *world[3:], nodes=NODES, accounts=4,
        regions="us-east-1,eu-west-1", seed=seed,
    ) as estate:
        ended, report = estate.assess()
        return ended, report, estate.truth()


def named(instance):
    """The slugs that the report names for an instance, the root cause first."""
    more = instance["root_cause"]["contributing"]
    return [cause_of(instance), *(f"{cause['category']}/{cause['subcategory']}" for cause in more)]


class Score:
    """What was planted in all worlds, and what became of it."""

    def __init__(self):
        self.found = collections.defaultdict(list)

    def hold(self, claims, what, instance, true):
        planted, cause = true["causes"][0], cause_of(instance)
        self.found[planted].append(cause == planted)
        claims.check(
            cause.split("/")[0] == planted.split("/")[0], f"{what}: category of {cause}, planted is {planted}"
        )
        if cause != planted:
            claims.figure(f"{what}: {cause}, planted is {planted}: {instance['root_cause']['summary'][:160]}")
        for other in true["causes"][1:]:
            claims.check(other in named(instance), f"{what}: {other} contributes, and only {named(instance)} are named")

    def end(self, claims, taxonomy):
        right, total = sum(map(sum, self.found.values())), sum(map(len, self.found.values()))
        claims.figure(f"{right} of {total} planted causes found, {len(self.found)} kinds planted")
        claims.check(right >= RIGHT_SLUGS * total, f"{right} of {total} slugs are right")
        for slug in sorted(taxonomy - self.found.keys() - NOT_PLANTED):
            claims.check(False, f"{slug} is planted by some seed")
        for slug in sorted(self.found.keys() - taxonomy):
            claims.check(False, f"{slug} is planted and is no slug of the taxonomy")
        for slug, each in sorted(self.found.items()):
            claims.check(any(each), f"{slug} is found at least once where it is planted")


def hold_to_truth(claims, world, report, truth, score):
    instances = instances_of(report)
    claims.check(instances.keys() == truth.keys(), f"{world}: exactly the instances that exist are listed")
    for key in sorted(instances.keys() & truth.keys()):
        instance, true, what = instances[key], truth[key], f"{world} {key}"
        status, exposure = instance["compliance"]["status"], instance["context"]["exposure"]["level"]
        claims.check(status == true["status"], f"{what}: status {status}, true is {true['status']}")
        claims.check(exposure == true["exposure"], f"{what}: exposure {exposure}, true is {true['exposure']}")
        codes = {blocker["code"] for blocker in instance["manageability"]["blockers"] or []}
        for code in true["blockers"]:
            claims.check(code in codes, f"{what}: {code} stands in the way, and only {sorted(codes)} are blockers")
        if true["causes"]:
            score.hold(claims, what, instance, true)


def hold_to_change(claims, world, report, truth):
    """Nodes that were patched between the listing and the re-check: told as changed, not as a finding."""
    instances = instances_of(report)
    changed = {key for key, row in instances.items() if row["compliance"]["verdict"] == "changed"}
    claims.check(changed, f"{world}: some nodes changed between the two reads")
    for key in sorted(changed):
        row = instances[key]
        if row["compliance"]["status"] == "compliant":
            claims.check(cause_of(row) == "none/compliant-now", f"{world} {key}: changed, yet {cause_of(row)}")
        claims.check(len(row["compliance"]["reads"]) > 1, f"{world} {key}: both reads are shown")
    for key in sorted(instances.keys() & truth.keys()):
        status = instances[key]["compliance"]["status"]
        claims.check(status == truth[key]["status"], f"{world} {key}: status {status}, true is {truth[key]['status']}")
    claims.figure(f"{world}: {len(changed)} of {len(instances)} instances changed between the two reads")


def main():
    schema = jsonschema.Draft202012Validator(json.loads(shared("contract", "report.schema.json")))
    taxonomy = slugs_of(shared("corpus", "taxonomy.md"))
    claims, score = Claims(), Score()
    claims.check(len(taxonomy) > 60, f"only {len(taxonomy)} slugs are read from the taxonomy")
    worlds = [*WORLDS, CHANGING]
    for world, (ended, report, truth) in zip(worlds, side_by_side(assessed, worlds)):
        claims.check(ended.status == 0, f"{world}: ends with {ended.status}: {ended.tail()}")
        if not claims.check(report is not None, f"{world}: there is a report"):
            continue
        for error in schema.iter_errors(report):
            claims.check(False, f"{world}: by the schema {list(error.absolute_path)}: {error.message[:200]}")
        claims.check(report["run"]["complete"], f"{world}: the run is complete")
        if world is CHANGING:
            hold_to_change(claims, world, report, truth)
        else:
            hold_to_truth(claims, world, report, truth, score)
    score.end(claims, taxonomy)
    claims.end()


main()
