"""Whole simulated organisations, assessed over the wire, against the truth that the simulator wrote.

Three seeds; pages of 7 and of 50 rows; a ListComplianceItems that takes one id and one that takes forty.
"""

import collections
import json
import os
import pathlib

import jsonschema

from program import Claims, cause_of, instances_of, side_by_side, simulated

# Seed, rows of a page, ids that ListComplianceItems takes: every pair of the last two occurs.
WORLDS = [(1, 7, 1), (2, 50, 40), (3, 7, 40), (3, 50, 1)]

# Planted causes that must be found wherever they are planted. Any other is told as a figure.
MUST_FIND = {
    "ssm-reachability/instance-stopped", "ssm-reachability/role-missing", "ssm-reachability/role-denied",
    "ssm-reachability/imds-unreachable", "ssm-reachability/endpoint-unreachable", "ssm-reachability/dns-failure",
    "ssm-reachability/node-offline", "agent/not-running", "agent/outdated", "targeting/no-coverage",
    "targeting/scan-only", "targeting/no-match", "targeting/window-skipped", "targeting/max-errors-stopped",
    "baseline/available-not-approved", "baseline/rejected-installed", "baseline/conflicting-scans",
    "baseline/override-access", "baseline/unsupported-os", "pending-reboot/reboot-required",
    "none/awaiting-window", "none/compliant-now", "inconclusive/insufficient-access", "inconclusive/stale-data",
    "inconclusive/unknown",
    # The ten causes that the corpus of command outputs holds most often.
    "os-patch/dependency-conflict", "os-patch/package-manager-lock", "os-patch/windows-update-network",
    "os-patch/subscription", "os-patch/repo-unreachable", "os-patch/repo-metadata", "os-patch/python-missing",
    "os-patch/disk-full", "os-patch/gpg", "os-patch/out-of-memory",
}


def read_schema():
    shared = os.environ.get("PATCHTRIAGE_SHARED") or pathlib.Path(os.environ["PATCHTRIAGE_SOURCE"]).parent / "shared"
    path = pathlib.Path(shared) / "contract" / "report.schema.json"
    if not path.exists():
        print("SKIPPED: no contract/report.schema.json in PATCHTRIAGE_SHARED or beside the project")
        raise SystemExit(77)
    return jsonschema.Draft202012Validator(json.loads(path.read_text()))


def assessed(world):
    seed, page_rows, ids = world[:3]
    with simulated(
        "--page-max", page_rows, "--compliance-ids", ids, *world[3:], nodes=160, accounts=4,
        regions="us-east-1,eu-west-1", seed=seed,
    ) as estate:
        ended, report = estate.assess()
        return ended, report, estate.truth()


def hold_to_truth(claims, world, report, truth, found):
    instances = instances_of(report)
    claims.check(instances.keys() == truth.keys(), f"{world}: exactly the instances that exist are listed")
    for key in sorted(instances.keys() & truth.keys()):
        instance, true = instances[key], truth[key]
        status, exposure = instance["compliance"]["status"], instance["context"]["exposure"]["level"]
        claims.check(status == true["status"], f"{world} {key}: status {status}, true is {true['status']}")
        claims.check(exposure == true["exposure"], f"{world} {key}: exposure {exposure}, true is {true['exposure']}")
        if not true["causes"]:
            continue
        planted, cause = true["causes"][0], cause_of(instance)
        found[planted].append(cause == planted)
        if planted in MUST_FIND:
            claims.check(cause == planted, f"{world} {key}: {cause}, planted is {planted}")
        elif cause != planted:
            claims.figure(f"{world} {key}: {cause}, planted is {planted}")


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
    schema = read_schema()
    claims = Claims()
    changing = (4, 50, 40, "--change-between-reads", "0.5")
    found = collections.defaultdict(list)
    worlds = [*WORLDS, changing]
    for world, (ended, report, truth) in zip(worlds, side_by_side(assessed, worlds)):
        claims.check(ended.status == 0, f"{world}: ends with {ended.status}: {ended.tail()}")
        if not claims.check(report is not None, f"{world}: there is a report"):
            continue
        for error in schema.iter_errors(report):
            claims.check(False, f"{world}: by the schema {list(error.absolute_path)}: {error.message[:200]}")
        claims.check(report["run"]["complete"], f"{world}: the run is complete")
        if world is changing:
            hold_to_change(claims, world, report, truth)
        else:
            hold_to_truth(claims, world, report, truth, found)
    right = sum(sum(each) for each in found.values())
    claims.figure(f"{right} of {sum(map(len, found.values()))} planted causes found, {len(found)} kinds planted")
    for slug in sorted(MUST_FIND - found.keys()):
        claims.figure(f"not planted by any of the seeds: {slug}")
    claims.end()


main()
