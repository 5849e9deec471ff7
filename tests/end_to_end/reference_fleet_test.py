"""The fleet that calls, time and memory are measured with, assessed over the wire: what is measured is right as well.

Its scopes are all alike, so a few of them show what hundreds would.
"""

import collections

from program import Claims, cause_of, instances_of, simulated


def main():
    claims = Claims()
    with simulated("--fleet", "reference", nodes=300, accounts=3, regions="us-east-1,eu-west-1", seed=4) as estate:
        ended, report = estate.assess()
        claims.check(ended.status == 0 and report, f"assess ends with {ended.status}: {ended.tail()}")
        found, truth = instances_of(report), estate.truth()
        claims.check(found.keys() == truth.keys(), f"{len(truth)} instances, {len(found)} of them in the report")
        planted = collections.Counter(true["status"] for true in truth.values())
        claims.check(planted == {"compliant": 210, "non_compliant": 90}, f"three of ten aren't compliant: {planted}")
        for key, true in truth.items():
            instance = found[key]
            status, exposure = instance["compliance"]["status"], instance["context"]["exposure"]["level"]
            claims.check(status == true["status"], f"{key} is {status}, true is {true['status']}")
            claims.check(exposure == true["exposure"], f"{key} is exposed to {exposure}, true is {true['exposure']}")
            if true["status"] == "compliant":
                continue
            counts = instance["compliance"]["counts"]
            claims.check(counts["missing"] + counts["failed"] == 10, f"{key} has ten findings: {counts}")
            claims.check(cause_of(instance) == true["causes"][0], f"{key}: {cause_of(instance)}, true {true['causes']}")
    claims.end()


main()
