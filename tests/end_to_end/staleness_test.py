"""Older and older records of the same organisation: conclusions become less certain and never different.

One saved run is written again and again with the times of its patch records, heartbeats and inventories set back, and
concluded from again. What the records say stays the same; only how long ago they said it changes.
"""

import datetime
import json
import shutil

from program import Claims, bare_environment, cause_of, instances_of, run, side_by_side, simulated
from saved_records import records_of

WORLD = {"nodes": 240, "accounts": 2, "regions": "us-east-1", "seed": 12}

AGES = [
    datetime.timedelta(**age)
    for age in ({"minutes": 8}, {"minutes": 50}, {"hours": 5}, {"days": 3}, {"days": 8}, {"days": 31}, {"days": 60})
]

# The times in AWS's records, by what is old; a heartbeat is a registered node's.
PARTS = {
    "patch records": {
        "ssm:DescribeInstancePatchStates": ["OperationStartTime", "OperationEndTime"],
        "ssm:ListResourceComplianceSummaries": ["ExecutionTime"],
        "ssm:ListComplianceItems": ["ExecutionTime"],
    },
    "heartbeats": {"ssm:DescribeInstanceInformation": ["LastPingDateTime"]},
    "every third heartbeat": {"ssm:DescribeInstanceInformation": ["LastPingDateTime"]},
    "inventories": {"ssm:GetInventory": ["CaptureTime"]},
}
PARTS["all of them"] = {operation: members for part in list(PARTS.values()) for operation, members in part.items()}

# Silence longer than this is a lost connection, by whatever record: then that is what is wrong with the node.
LOST_AFTER = datetime.timedelta(minutes=65)

CONFIDENCE = {"low": 0, "medium": 1, "high": 2}


def set_back(value, members, age):
    """The record with the named times, wherever they are in it, set back."""
    if isinstance(value, list):
        return [set_back(each, members, age) for each in value]
    if not isinstance(value, dict):
        return value
    changed = {}
    for name, each in value.items():
        if name in members and isinstance(each, str) and each:
            time = datetime.datetime.fromisoformat(each) - age
            changed[name] = time.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        else:
            changed[name] = set_back(each, members, age)
    return changed


def aged(source, target, part, age):
    """A copy of the saved run in which that part is older; tells how many records were changed."""
    shutil.copy(source, target)
    count = 0
    with records_of(target) as listings:
        for operation, members in PARTS[part].items():
            rows = [(listing.rows, at) for listing in listings if listing.operation == operation
                    for at in range(len(listing.rows))]
            for records, at in rows[:: 3 if part.startswith("every third") else 1]:
                records[at] = set_back(records[at], members, age)
                count += 1
    return count


def concluded(folder, store, report):
    ended = run(
        ["report", "--all", "--store", store, "-o", f"json={report}"], bare_environment(folder), timeout=240,
    )
    return ended, json.loads(report.read_text()) if report.exists() else None


def hold_cause(claims, what, before, after, is_lost):
    was, now = cause_of(before), cause_of(after)
    earlier, later = before["root_cause"]["confidence"], after["root_cause"]["confidence"]
    told = f"{what}: {now} ({later}) was {was} ({earlier}): {after['root_cause']['summary'][:160]}"
    if now == was:
        less = CONFIDENCE[later] <= CONFIDENCE[earlier] or now.startswith("inconclusive/")
        return claims.check(less, f"{told}: more certain than before")
    if is_lost and not now.startswith("inconclusive/"):
        names_silence = now.startswith("ssm-reachability/") or now == "agent/not-running"
        return claims.check(names_silence and later != "high", told)
    return claims.check(now.startswith("inconclusive/"), told)


def hold_instance(claims, what, before, after):
    states = before["manageability"]["state"], after["manageability"]["state"]
    claims.check(states[0] == states[1] or states == ("managed", "lost"), f"{what}: {states[1]}, was {states[0]}")
    hold_cause(claims, what, before, after, is_lost=states == ("managed", "lost"))
    status, earlier = after["compliance"]["status"], before["compliance"]["status"]
    claims.check(status in (earlier, "unknown"), f"{what}: {status}, was {earlier}")
    verdict, earlier = after["compliance"]["verdict"], before["compliance"]["verdict"]
    claims.check(verdict != "active" or earlier == "active", f"{what}: {verdict}, was {earlier}")
    exposure, earlier = after["context"]["exposure"]["level"], before["context"]["exposure"]["level"]
    claims.check(exposure == earlier, f"{what}: exposure {exposure}, was {earlier}")


def hold_part(claims, part, first, reports):
    before, moved = instances_of(first), set()
    start = before
    for age, (changed, ended, report) in zip(AGES, reports):
        claims.check(changed > 0, f"{part}: some records are set back by {age}: {changed}")
        if not claims.check(ended.status == 0 and report is not None, f"{part} {age} older: {ended.tail()}"):
            continue
        after = instances_of(report)
        claims.check(after.keys() == start.keys(), f"{part} {age} older: the same instances are listed")
        for key in sorted(after.keys() & before.keys()):
            hold_instance(claims, f"{part} {age} older, {key}", before[key], after[key])
            if cause_of(after[key]) != cause_of(start[key]):
                moved.add(key)
        if age > LOST_AFTER and part in ("heartbeats", "all of them"):
            managed = [key for key, row in after.items() if row["manageability"]["state"] == "managed"]
            claims.check(not managed, f"{part} {age} older: {len(managed)} nodes still count as managed")
        before = after
    claims.figure(f"{part} older: {len(moved)} of {len(start)} instances come to another cause")


def main():
    claims = Claims()
    with simulated(**WORLD) as estate:
        ended, _ = estate.assess()
        claims.check(ended.status == 0, f"ends with {ended.status}: {ended.tail()}")
        store = estate.folder / "runs.db"
        ended, first = concluded(estate.folder, store, estate.folder / "first.json")
        claims.check(ended.status == 0 and first["instances"], f"as read: {ended.status}: {ended.tail()}")

        def older(item):
            number, part, age = item
            copy, report = estate.folder / f"{number}.db", estate.folder / f"{number}.json"
            changed = aged(store, copy, part, age)
            result = concluded(estate.folder, copy, report)
            copy.unlink()
            return (changed, *result)

        items = [(number, part, age) for number, (part, age) in
                 enumerate((part, age) for part in PARTS for age in AGES)]
        done = side_by_side(older, items)
    for at, part in enumerate(PARTS):
        hold_part(claims, part, first, done[at * len(AGES):(at + 1) * len(AGES)])
    claims.end()


main()
