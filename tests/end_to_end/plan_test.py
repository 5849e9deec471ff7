"""assess --plan: says which calls a run will make, makes none, and is about right on the reference fleet, whose calls stay
within one for each instance."""

import json

import program


def planned(estate, *arguments):
    path = estate.folder / "plan.json"
    seen = len(estate.requests())
    ended = program.run(["assess", "--plan", *arguments, "--store", estate.folder / "runs.db", "-o", f"json={path}",
                         "-o", "table"], estate.environment)
    return ended, json.loads(path.read_text()), len(estate.requests()) - seen


def hold_plan(claims, what, plan, report, tolerance):
    actual = report["calls"]["total"]
    off = abs(plan["total"] - actual) / actual
    claims.check(off <= tolerance, f"{what}: {plan['total']} calls planned, {actual} made")
    claims.check(plan["total"] == sum(plan["by_operation"].values()), f"{what}: the operations add up")
    claims.figure(f"{what}: {plan['total']} planned, {actual} made, {plan['expected_seconds']} s expected")


def main():
    claims = program.Claims()
    for ids, most in ((40, 1.0), (1, 1.3)):
        with program.simulated("--fleet", "reference", "--compliance-ids", ids, nodes=1000, accounts=8,
                               regions="us-east-1,eu-west-1", seed=3) as estate:
            ended, report = estate.assess(timeout=600)
            claims.check(ended.status == 0, f"assess ends with {ended.status}: {ended.tail()}")
            per_instance = report["calls"]["total"] / report["totals"]["instances"]
            claims.check(per_instance <= most, f"{ids} ids: {per_instance:.2f} calls for each instance, at most {most}")
            claims.figure(f"{ids} ids at once: {per_instance:.3f} calls for each instance")
            by_scope = {}
            for operation, account, region, _ in estate.requests():
                by_scope.setdefault((account, region), []).append(operation)
            empty = [calls for (_, region), calls in by_scope.items()
                     if region in ("us-east-1", "eu-west-1") and "ssm:DescribePatchBaselines" not in calls]
            costs = [len([call for call in calls if not call.startswith("sts:") and call != "ec2:DescribeRegions"])
                     for calls in empty]
            claims.check(len(costs) == 8 and max(costs) <= 3, f"{ids} ids: empty scopes cost {sorted(costs)}")

    with program.simulated("--fleet", "reference", nodes=1000, accounts=8, regions="us-east-1", seed=3) as estate:
        accounts = [word for row in sorted({key[0] for key in estate.truth()}) for word in ("--account", row)]
        scope = [*accounts, "--role-name", program.ROLE, "--region", "us-east-1"]
        ended, plan, calls = planned(estate, *scope)
        claims.check(ended.status == 0 and calls == 0, f"--plan ends with {ended.status} and made {calls} calls")
        claims.check("Nothing was called" in ended.output and "ssm:ListComplianceItems" in ended.output, "says so")
        claims.check("125 instances" in plan["basis"], f"names what it takes for granted: {plan['basis']}")
        made = program.run(["assess", *scope, "--as-of", program.AS_OF, "--no-progress", "--store",
                            estate.folder / "runs.db", "-o", f"json={estate.folder / 'made.json'}"],
                           estate.environment, timeout=600)
        claims.check(made.status == 0, f"assess ends with {made.status}: {made.tail()}")
        report = json.loads((estate.folder / "made.json").read_text())
        hold_plan(claims, "before the first run", plan, report, 0.15)
        ended, plan, calls = planned(estate, *scope)
        claims.check(calls == 0 and report["run"]["id"] in plan["basis"], f"goes by the saved run: {plan['basis']}")
        hold_plan(claims, "after a run", plan, report, 0.0)
        claims.check(plan["by_operation"] == report["calls"]["by_operation"], "after a run: operation by operation")
        ended, slow, _ = planned(estate, *scope, "--max-rate", "0.5")
        claims.check(slow["expected_seconds"] > plan["expected_seconds"], "a smaller rate is expected to take longer")
        refused = program.run(["assess", "--plan", *scope, "-o", "html"], estate.environment)
        claims.check(refused.status == 2, f"a plan has no html: {refused.status}")
    claims.end()


main()
