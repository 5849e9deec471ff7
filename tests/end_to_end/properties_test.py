"""What must not matter doesn't, and what is worse never ranks lower: a saved run, changed as AWS might have
answered otherwise, and concluded from again."""

import json
import random
import re
import shutil

from program import Claims, cause_of, instances_of, run, simulated
from saved_records import records_of

SEED = 21


def conclude(estate, store):
    """The report on the run in this store."""
    path = store.with_suffix(".json")
    ended = run(["report", "--all", "--store", store, "-o", f"json={path}"], estate.environment)
    if ended.status != 0:
        raise SystemExit(f"report on {store.name} ends with {ended.status}: {ended.tail()}")
    return json.loads(path.read_text())


def changed(estate, name, change):
    """The report after `change` was made to the listings of a copy of the store."""
    store = estate.folder / f"{name}.db"
    shutil.copy(estate.folder / "runs.db", store)
    with records_of(store) as listings:
        change(listings)
    return conclude(estate, store)


def in_another_order(listings):
    """Every listing's rows, and each record's tags, in another order: AWS promises none."""
    dice = random.Random(SEED)
    for listing in listings:
        dice.shuffle(listing.rows)
        for record in listing.rows:
            if isinstance(record.get("Tags"), list):
                dice.shuffle(record["Tags"])


def with_a_stranger(listings):
    """One more instance in every scope, that shares no subnet, group, profile, image or tag with the others."""
    for listing in listings:
        if listing.operation != "ec2:DescribeInstances" or not listing.rows:
            continue
        stranger = dict(listing.rows[0], InstanceId="i-0ffffffffffffffff", VpcId="vpc-0ffffffffffffffff", Tags=[],
                        SubnetId="subnet-0ffffffffffffffff", ImageId="ami-0ffffffffffffffff", SecurityGroups=[],
                        NetworkInterfaces=[], PrivateIpAddress="192.0.2.77")
        for key in ("IamInstanceProfile", "PublicIpAddress", "PrivateDnsName", "PublicDnsName"):
            stranger.pop(key, None)
        listing.rows.append(stranger)


def with_worse_patches(listings):
    """Every missing patch is critical, and twice as many are missing."""
    for listing in listings:
        for record in listing.rows:
            if listing.operation == "ssm:DescribeInstancePatchStates":
                record["MissingCount"] = 2 * record.get("MissingCount", 0)
                record["CriticalNonCompliantCount"] = record["MissingCount"]
            elif listing.operation == "ssm:DescribeInstancePatches" and record.get("State") == "Missing":
                record["Severity"] = "Critical"
            elif listing.operation == "ssm:ListComplianceItems" and record.get("Status") == "NON_COMPLIANT":
                record["Severity"] = "CRITICAL"


def without_places(value):
    """A conclusion without the rank, which is the others' as well, and without where in a record's list of tags the
    one cited stands: that is as AWS sent it."""
    if isinstance(value, list):
        return [without_places(item) for item in value]
    if not isinstance(value, dict):
        return value
    rest = {key: without_places(item) for key, item in value.items() if key != "rank"}
    if isinstance(rest.get("field"), str):
        rest["field"] = re.sub(r"^Tags\[\d+\]", "Tags[]", rest["field"])
    return rest


def hold_same(claims, way, before, after):
    for key, instance in instances_of(before).items():
        now = instances_of(after).get(key)
        if not claims.check(now is not None, f"{way}: {key} is no longer told of"):
            continue
        now = without_places(now)
        for field, value in without_places(instance).items():
            claims.check(now.get(field) == value, f"{way}: {field} of {key} ({cause_of(instance)}) is another")


def main():
    claims = Claims()
    with simulated(nodes=160, accounts=2, regions="us-east-1,eu-west-1", seed=SEED) as estate:
        ended, report = estate.assess()
        if not claims.check(ended.status == 0 and report, f"assess ends with {ended.status}: {ended.tail()}"):
            claims.end()

        hold_same(claims, "in another order", report, changed(estate, "order", in_another_order))

        crowded = changed(estate, "stranger", with_a_stranger)
        claims.check(len(crowded["instances"]) > len(report["instances"]), "the stranger is told of")
        hold_same(claims, "with a stranger", report, crowded)

        worse = instances_of(changed(estate, "worse", with_worse_patches))
        raised = 0
        for key, instance in instances_of(report).items():
            was, now = instance["priority"], worse[key]["priority"]
            is_no_lower = now["score"] >= was["score"] and now["range"][1] >= was["range"][1]
            claims.check(is_no_lower, f"worse patches lower the score of {key} from {was['score']} to {now['score']}")
            raised += now["score"] > was["score"]
        claims.check(raised > 0, "worse patches raise some score")
    claims.end()


if __name__ == "__main__":
    main()
