"""Whole simulated organisations: the AWS CLI takes every command that their reports print, for single instances and for
actions, and actions are what the contract says.
"""

import collections
import pathlib
import sys

import steps

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "end_to_end"))
import program  # noqa: E402

SEEDS = [1, 2, 3, 5, 8]


def report_of(seed):
    with program.simulated(nodes=160, accounts=4, regions="us-east-1,eu-west-1", seed=seed) as estate:
        ended, report = estate.assess()
        return ended, report


def check_actions(claims, where, report):
    actions = report["actions"]
    risks = [action["risk_removed"] for action in actions]
    claims.check(risks == sorted(risks, reverse=True), f"{where}: the most risk removed comes first")
    claims.check(abs(actions[-1]["cumulative_share"] - 1) < 1e-9, f"{where}: all actions together remove all risk")
    shares = [action["cumulative_share"] for action in actions]
    claims.check(shares == sorted(shares), f"{where}: the share grows")
    listed = collections.Counter(program.key_of(each) for action in actions for each in action["instances"])
    to_do = {program.key_of(row) for row in report["instances"]
             if row["remediation"]["path"] and row["priority"]["tier"]}
    claims.check(set(listed) == to_do and set(listed.values()) <= {1}, f"{where}: every instance with something to do "
                 "is in exactly one action")
    accounts = [{(each["account"]) for each in action["instances"]} for action in actions]
    claims.check(all(len(each) == 1 for each in accounts), f"{where}: one action is made in one account")
    ids = [action["id"] for action in actions]
    claims.check(len(set(ids)) == len(ids), f"{where}: ids of actions are unique")
    claims.figure(f"{where}: {len(actions)} actions clear {sum(listed.values())} instances, half the risk goes with the "
                  f"first {sum(share < 0.5 for share in shares) + 1}")


def main():
    claims = program.Claims()
    checked = steps.Steps(claims)
    paths = set()
    for seed, (ended, report) in zip(SEEDS, program.side_by_side(report_of, SEEDS)):
        where = f"seed {seed}"
        if not claims.check(ended.status == 0 and report is not None, f"{where}: ends well: {ended.tail()}"):
            continue
        for row in report["instances"]:
            checked.check(f"{where} {row['instance_id']} {program.cause_of(row)}", row["remediation"]["steps"])
            paths.add(row["remediation"]["path"])
        for action in report["actions"]:
            checked.check(f"{where} {action['id']}", action["steps"])
        check_actions(claims, where, report)
    claims.figure(f"{len(paths - {None})} remedies occur")
    checked.tell()
    claims.end()


main()
