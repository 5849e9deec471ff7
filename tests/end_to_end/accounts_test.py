"""Accounts are read while others are still being listed, and each of them once."""

import program

ACCOUNTS, REGION = 24, "us-east-1"


def main():
    claims = program.Claims()
    # Lists that take long, since pages are short and come late.
    with program.simulated("--page-max", 2, "--latency-ms", 40, nodes=48, accounts=ACCOUNTS, regions=REGION,
                           seed=5) as estate:
        ended, report = estate.assess(timeout=600)
        claims.check(ended.status == 0, f"assess ends with {ended.status}: {ended.tail()}")
        asked = [(operation, account) for operation, account, _, _ in estate.requests()]
        lists = [at for at, (operation, _) in enumerate(asked) if operation == "organizations:ListAccounts"]
        first = next(at for at, (operation, _) in enumerate(asked) if operation == "ec2:DescribeInstances")
        claims.check(len(lists) >= ACCOUNTS / 2, f"the accounts take {len(lists)} pages")
        claims.check(first < lists[-1], "the first account is read before the last is listed")
        read = [account for operation, account in asked if operation == "ssm:GetServiceSetting"]
        claims.check(len(set(read)) == len(read), f"an account is read twice: {read}")
        scope = report["run"]["scope"]["accounts"]
        claims.check(len(scope) == ACCOUNTS and scope == sorted(scope), f"the report names them all, in order: {scope}")
        claims.check(set(scope) == {account for operation, account in asked if operation == "ec2:DescribeInstances"},
                     "each of them was asked for its instances")
    claims.end()


main()
