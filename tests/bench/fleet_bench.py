"""Time and memory by the size of the fleet: `assess` over the wire without throttling or latency, then `report` from
the saved run on all cores and on one.

FLEET_SIZES: the sizes, by default 10000,30000,100000. Targets for 100,000 are told at that size alone.
"""

import os

from measured import AS_OF, assess, endpoint, measure, megabytes, table, tell, verdict

HEADER = ["instances", "assess", "of it reading", "peak memory", "calls", "calls an instance", "run file", "report -o json",
          "its peak", "on one core"]


def row_of(instances):
    with endpoint(instances) as served:
        run = assess(served)
        store = served.folder / "runs.db"
        rewrite = ["report", "--store", store, "--as-of", AS_OF, "-o", f"json={served.folder / 'again.json'}"]
        report = measure(rewrite, served.environment)
        on_one = measure(rewrite, served.environment, cores=1)
        return {"run": run, "report": report, "on_one": on_one, "file": store.stat().st_size, "instances": instances}


def growth(rows, what):
    """Bytes for each instance more, between the smallest and the largest fleet."""
    first, last = rows[0], rows[-1]
    return (last[what].peak_bytes - first[what].peak_bytes) / (last["instances"] - first["instances"])


def main():
    rows = []
    for instances in map(int, os.environ.get("FLEET_SIZES", "10000,30000,100000").split(",")):
        rows.append(row_of(instances))
    table(HEADER, [[
        f"{row['instances']:,}", f"{row['run'].seconds:.1f} s", f"{row['run'].reading_seconds:.1f} s",
        megabytes(row["run"].peak_bytes), f"{row['run'].calls:,}",
        f"{row['run'].calls / row['instances']:.2f}", megabytes(row["file"]),
        f"{row['report'].seconds:.1f} s", megabytes(row["report"].peak_bytes), f"{row['on_one'].seconds:.1f} s",
    ] for row in rows])
    last = rows[-1]
    if len(rows) > 1:
        assessing = growth(rows, "run")
        tell("memory of assess for each instance more", f"{assessing:,.0f} bytes", verdict(assessing < 4096, "< 4096"))
        tell("memory of report for each instance more", f"{growth(rows, 'report'):,.0f} bytes")
    tell("calls for each instance", f"{last['run'].calls / last['instances']:.2f}",
         verdict(last["run"].calls <= last["instances"], "<= 1.0"))
    if last["instances"] >= 100_000:
        tell("peak memory of assess", megabytes(last["run"].peak_bytes),
             verdict(last["run"].peak_bytes < 400e6, "< 400 MB"))
        tell("report from the saved run", f"{last['report'].seconds:.1f} s",
             verdict(last["report"].seconds < 10, "< 10 s on two cores"))
    tell("report, one core over all cores", f"{last['on_one'].seconds / last['report'].seconds:.2f}",
         f"{len(os.sched_getaffinity(0))} cores")


main()
