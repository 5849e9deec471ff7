"""How near the run comes to what the rate limits allow, under the endpoint's real buckets.

The bound is what perfect use of the buckets would take: of each account, Region and operation the calls beyond the
burst, at the bucket's rate; the slowest of these. It knows no order: what one step asks is known only when the step
before it has been answered, so no run can reach it where several operations of one scope have to wait. The second
figure bounds that from above: the waits of one scope's operations one after the other.

The fleet is in few accounts, so that buckets and not the processor are what a run waits for.

THROTTLE_NODES: instances, by default 2000. THROTTLE_ACCOUNTS: accounts of two Regions, by default 2.
"""

import collections

from measured import assess, endpoint, size, tell, verdict

# Ids that one ListComplianceItems takes: what some accounts accept, and what is documented.
IDS_AT_ONCE = (40, 1)


def bucket_of(operation):
    """(burst, calls a second), as the simulated endpoint has them."""
    if operation.startswith("ec2:"):
        return 100, 20
    return (10, 5) if operation.startswith("ssm:") else (10, 10)


def calls_needed(requests, run):
    """Calls by account, Region and operation, as they arrived, without those that were throttled and asked again."""
    arrived = collections.Counter((account, region, operation) for operation, account, region, _ in requests)
    told = collections.Counter()
    for account, region, operation, pages in run.receipts("account, region, operation, max(pages, 1)"):
        told[account, region, operation] += pages
    # Assuming a role has no receipt.
    return {key: min(count, told.get(key, count)) for key, count in arrived.items()}


def bounds(calls):
    """Seconds that the slowest bucket takes and which one it is; seconds that the slowest scope takes in single file."""
    waits, scopes = {}, collections.Counter()
    for (account, region, operation), count in calls.items():
        burst, rate = bucket_of(operation)
        wait = max(0.0, (count - burst) / rate)
        waits[account, region, operation] = wait
        scopes[account, region] += wait
    slowest = max(waits, key=waits.get)
    return waits[slowest], slowest, max(scopes.values())


def measure_with(ids):
    instances = size("THROTTLE_NODES", 2000)
    accounts = size("THROTTLE_ACCOUNTS", 2)
    with endpoint(instances, "--throttle", "real", "--compliance-ids", ids, accounts=accounts, logged=True) as served:
        run = assess(served)
        requests = served.requests()
        calls = calls_needed(requests, run)
    bound, slowest, in_single_file = bounds(calls)
    share = run.throttled / len(requests)
    print(f"{instances:,} instances in {accounts} accounts, {ids} at once in ListComplianceItems")
    tell("calls", f"{sum(calls.values()):,}", f"{sum(calls.values()) / instances:.2f} for each instance")
    tell("reading", f"{run.reading_seconds:.1f} s")
    tell("bound of perfect use", f"{bound:.1f} s", f"{calls[slowest]} of {slowest[2]} in one scope")
    tell("one scope's waits in single file", f"{in_single_file:.1f} s")
    if bound > 0:
        ratio = run.reading_seconds / bound
        tell("reading over bound", f"{ratio:.2f}", verdict(ratio <= 1.2, "<= 1.2"))
    tell("throttled of all", f"{share:.2%}", verdict(share < 0.02, "< 2 %"))


for at_once in IDS_AT_ONCE:
    measure_with(at_once)
