"""Each operation that a run calls, denied in turn, against the undisturbed report of the same organisation.

What can't be read may make a conclusion inconclusive, naming the permission; it never makes another one.
"""

import json

from program import Claims, cause_of, instances_of, side_by_side, simulated

WORLD = {"nodes": 70, "accounts": 2, "regions": "us-east-1", "seed": 11}

# The service answers AccessDeniedException where it isn't switched on too, so the row may read as "not in use".
OPTIONAL_SERVICES = ("inspector2:",)

# Without these there is no list of instances to compare: everybody's, or those of the other accounts.
WITHOUT_ROWS = {"ec2:DescribeInstances"}
WITHOUT_OTHER_ACCOUNTS = {"sts:AssumeRole", "organizations:ListAccounts"}

# AWS answers it whatever the policies say; nothing can deny it.
NEVER_DENIED = {"sts:GetCallerIdentity"}

# What roles allow is read from their policies only where IAM may not be asked: each of these is denied beside it.
SIMULATION = "iam:SimulatePrincipalPolicy"
POLICY_READS = [
    "iam:GetPolicy", "iam:GetPolicyVersion", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies",
    "iam:ListRolePolicies",
]

# Asked only where an association waits for a calendar, or a command didn't arrive.
SELDOM_CALLED = {"ssm:GetCalendarState", "ssm:GetConnectionStatus"}


def denials(operations):
    return [part for operation in operations for part in ("--deny", operation)]


def called(*denied_already):
    """How a run ends, its report, and the operations that it called."""
    with simulated(*denials(denied_already), **WORLD) as estate:
        ended, report = estate.assess()
        return ended, report, sorted({request[0] for request in estate.requests()})


def denied(operations):
    with simulated(*denials(operations), **WORLD) as estate:
        return estate.assess()


def hold_instance(claims, what, before, after, operation, permission):
    was, now = cause_of(before), cause_of(after)
    if now != was:
        words = json.dumps(after["root_cause"])
        names_it = operation in words or (permission or operation) in words
        is_so = now.startswith("inconclusive/") and names_it
        told = f"{what}: {now} ({after['root_cause']['confidence']}) was {was}: {after['root_cause']['summary'][:160]}"
        claims.check(is_so, told)
    status, earlier = after["compliance"]["status"], before["compliance"]["status"]
    claims.check(status != "compliant" or earlier == "compliant", f"{what}: compliant, was {earlier}")
    exposure, earlier = after["context"]["exposure"]["level"], before["context"]["exposure"]["level"]
    claims.check(exposure != "internal" or earlier == "internal", f"{what}: exposure internal, was {earlier}")
    return now != was


def hold_to_undisturbed(claims, operation, before, after):
    rows = [row for row in after["coverage"] if row["operation"] == operation]
    told = [row for row in rows if row["status"] == "denied"]
    if operation.startswith(OPTIONAL_SERVICES):
        claims.check(all(row["status"] != "complete" for row in rows), f"{operation}: no row is complete")
    else:
        claims.check(told, f"{operation}: a coverage row is denied: {[row['status'] for row in rows]}")
        claims.check(all(row["permission"] for row in told), f"{operation}: denied rows name the permission")
        claims.check(not after["run"]["complete"], f"{operation}: the run is incomplete")
    permission = told[0]["permission"] if told else None

    earlier, later = instances_of(before), instances_of(after)
    if operation in WITHOUT_ROWS:
        claims.check(not later, f"{operation}: no instance is listed: {len(later)}")
    elif operation in WITHOUT_OTHER_ACCOUNTS:
        claims.check(later.keys() <= earlier.keys(), f"{operation}: only instances that exist are listed")
    else:
        claims.check(later.keys() == earlier.keys(), f"{operation}: the same instances are listed")
    moved = [
        key for key in sorted(earlier.keys() & later.keys())
        if hold_instance(claims, f"{operation} denied, {key}", earlier[key], later[key], operation, permission)
    ]
    return len(moved)


def hold_each(claims, before, operations, *denied_already):
    for operation, (ended, after) in zip(
        operations, side_by_side(denied, [(operation, *denied_already) for operation in operations])
    ):
        expected = (0, 4) if operation in WITHOUT_ROWS | WITHOUT_OTHER_ACCOUNTS else (0,)
        claims.check(ended.status in expected, f"{operation} denied: ends with {ended.status}: {ended.tail()}")
        claims.check(not ended.crashed(), f"{operation} denied: crashed: {ended.tail()}")
        if after is None:
            claims.check(ended.status == 4, f"{operation} denied: no report, and {ended.status}")
            claims.figure(f"{operation} denied: no report: {ended.tail()}")
            continue
        moved = hold_to_undisturbed(claims, operation, before, after)
        if moved:
            claims.figure(f"{operation} denied: {moved} of {len(after['instances'])} instances have another cause")


def main():
    claims = Claims()
    ended, before, operations = called()
    claims.check(ended.status == 0 and before["run"]["complete"], f"undisturbed: {ended.status} {ended.tail()}")
    claims.check(len(operations) > 50, f"only {len(operations)} operations are called")
    for operation in sorted(SELDOM_CALLED):
        claims.check(operation in operations, f"{operation} is called")
    hold_each(claims, before, [operation for operation in operations if operation not in NEVER_DENIED])

    ended, without_simulation, operations = called(SIMULATION)
    claims.check(ended.status == 0, f"{SIMULATION} denied: {ended.status} {ended.tail()}")
    for operation in POLICY_READS:
        claims.check(operation in operations, f"{operation} is called where {SIMULATION} is denied")
    hold_each(claims, without_simulation, POLICY_READS, SIMULATION)
    claims.end()


main()
