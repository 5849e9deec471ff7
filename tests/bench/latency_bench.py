"""How many connections are kept busy where every reply takes 50 ms: by Little's law, calls a second times latency.

The endpoint shares the processor with what is measured, and an endpoint that writes its replies can't answer as many
calls as 256 connections allow. So it has written them all before: the run that is measured is the third, since some
listings are read twice in a run, and the second reading's replies are others.

LATENCY_NODES: instances, by default 100000, for which the endpoint holds 3 GB of replies.
"""

from measured import assess, endpoint, moment, size, tell, verdict

LATENCY = 0.05
CONNECTIONS = 256


def steady_rate(run):
    """Calls a second while the middle half of all calls was made: without the start and the stragglers."""
    asked = sorted((moment(at), pages) for at, pages in run.receipts("at, max(pages, 1)"))
    total = sum(pages for _, pages in asked)
    bounds, so_far = [], 0
    for at, pages in asked:
        so_far += pages
        if so_far >= total * (0.25, 0.75)[len(bounds)]:
            bounds.append(at)
            if len(bounds) == 2:
                break
    return total / 2 / max(0.001, (bounds[1] - bounds[0]).total_seconds())


def main():
    instances = size("LATENCY_NODES", 100000)
    with endpoint(instances, "--latency-ms", int(LATENCY * 1000), "--kept-replies-mb", instances // 20) as served:
        first = assess(served, store="first.db")
        assess(served, store="second.db")
        written = served.cpu_seconds()
        run = assess(served)
        steady = steady_rate(run) * LATENCY
        endpoint_cpu = served.cpu_seconds() - written
    busy = run.calls_per_second * LATENCY
    tell("instances", f"{instances:,}")
    tell("calls", f"{run.calls:,}")
    tell("reading", f"{run.reading_seconds:.1f} s")
    tell("calls a second", f"{run.calls_per_second:,.0f}", f"{CONNECTIONS} connections allow {CONNECTIONS / LATENCY:,.0f}")
    tell("connections busy, in the middle half", f"{steady:.0f}", verdict(steady >= 0.9 * CONNECTIONS, CONNECTIONS))
    tell("connections busy, from first to last call", f"{busy:.0f}", verdict(busy >= 0.9 * CONNECTIONS, CONNECTIONS))
    tell("the same while the endpoint writes replies", f"{first.calls_per_second * LATENCY:.0f}")
    tell("processor time for a call: assess", f"{run.cpu_seconds / run.calls * 1e6:,.0f} us",
         "analysis and report included")
    tell("processor time for a call: the endpoint", f"{endpoint_cpu / run.calls * 1e6:,.0f} us")


main()
