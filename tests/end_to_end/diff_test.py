"""Two runs against each other: an organisation that changes, one that is read differently, and one that stays; and what
a run knows from the one before it."""

import json

from program import AS_OF, ROLE, Claims, run, simulated

WORLD = {"nodes": 60, "accounts": 2, "regions": "us-east-1", "seed": 33}
LATER = "2026-11-27T12:00:00Z"
# Run Command keeps 30 days: at the first of these it has forgotten what was before the run as of AS_OF, at the second
# also what may have come after it.
FORGOTTEN, UNWATCHED = "2026-12-18T12:00:00Z", "2027-01-10T12:00:00Z"
CHANGES = {"newly_non_compliant", "became_compliant", "became_unknown", "changed_cause", "worse", "better", "appeared",
           "vanished", "came_into_sight", "left_sight"}


def assess(estate, store, as_of, *arguments):
    return run(["assess", "--org", "--role-name", ROLE, "--region", estate.regions, "--as-of", as_of, "--no-progress",
                "--store", store, "-o", f"json={estate.folder / 'last.json'}", *arguments], estate.environment)


def ids(environment, store):
    """The saved runs, oldest first."""
    return run(["runs", "--store", store, "-o", "ids"], environment).output.split()[::-1]


def diff(environment, store, *arguments):
    ended = run(["diff", "--store", store, "-o", "json", *arguments], environment)
    return ended, json.loads(ended.output) if ended.output else None


def reports(environment, store, runs):
    result = []
    for name in runs:
        report = json.loads(run(["report", name, "--store", store, "--all", "-o", "json"], environment).output)
        result.append({(row["account"], row["region"], row["instance_id"]): row for row in report["instances"]})
    return result


def hold_against_reports(claims, difference, before, after):
    """Every change that the reports of the two runs show, and none that they don't."""
    listed = {(row["account"], row["region"], row["instance_id"]): row for row in difference["instances"]}
    for key in before.keys() | after.keys():
        expected = set()
        if key in before and key in after:
            was, now = before[key], after[key]
            if was["compliance"]["status"] != now["compliance"]["status"]:
                expected.add({"compliant": "became_compliant", "non_compliant": "newly_non_compliant",
                              "unknown": "became_unknown"}[now["compliance"]["status"]])
            if was["priority"]["tier"] and now["priority"]["tier"]:
                if any(was["root_cause"][part] != now["root_cause"][part] for part in ("category", "subcategory")):
                    expected.add("changed_cause")
                stands = [(-int(row["priority"]["tier"][1]), row["priority"]["score"], row["priority"]["range"][1])
                          for row in (was, now)]
                if stands[0] != stands[1]:
                    expected.add("worse" if stands[1] > stands[0] else "better")
        else:
            expected.add("appeared" if key in after else "vanished")
        found = set(listed.get(key, {"changes": []})["changes"])
        claims.check(found == expected, f"{key}: {found}, not {expected}")
    totals = difference["totals"]
    for change in CHANGES:
        count = sum(change in row["changes"] for row in difference["instances"])
        claims.check(totals[change] == count, f"total of {change}: {totals[change]}, not {count}")
    claims.check(totals["unchanged"] == len(before.keys() & after.keys()) - sum(
        bool(row["before"] and row["after"]) for row in difference["instances"]), "total of unchanged")


def hold_time(claims, estate):
    """The same organisation a week later: each run is concluded at its own time."""
    store = estate.folder / "time.db"
    for as_of in (AS_OF, LATER):
        ended = assess(estate, store, as_of)
        claims.check(ended.status == 0, f"assess as of {as_of}: {ended.tail()}")
    runs = ids(estate.environment, store)
    claims.check(len(runs) == 2, f"two runs are saved: {runs}")
    ended, difference = diff(estate.environment, store, *runs)
    claims.check(ended.status == 0, f"diff: {ended.tail()}")
    claims.check([difference[side]["as_of"] for side in ("before", "after")] == [AS_OF, LATER], "each side has its own time")
    hold_against_reports(claims, difference, *reports(estate.environment, store, runs))
    claims.check(difference["instances"], "a week changes something")
    claims.figure(f"a week later: {difference['totals']}")
    again, _ = diff(estate.environment, store, *runs)
    claims.check(again.output == ended.output, "twice the same bytes")

    _, same = diff(estate.environment, store, runs[0], runs[0])
    claims.check(not same["instances"] and same["totals"]["moved_by_others"] == 0, "a run against itself: nothing")
    _, latest = diff(estate.environment, store, runs[0])
    claims.check(latest == difference, "the second run is the latest by default")
    for form in ("table", "md"):
        ended = run(["diff", *runs, "--store", store, "-o", form, "--all"], estate.environment)
        for row in difference["instances"]:
            claims.check(row["instance_id"] in ended.output, f"{form} names {row['instance_id']}")
    for width in (60, 80, 120, 160):
        environment = dict(estate.environment, COLUMNS=str(width))
        table = run(["diff", *runs, "--store", store, "--all"], environment).output
        too_wide = [line for line in table.splitlines() if len(line) > width]
        claims.check(not too_wide, f"table at {width} columns: {too_wide[:3]}")
    ended = run(["diff", "no-such-run", "latest", "--store", store], estate.environment)
    claims.check(ended.status == 5 and "no-such-run" in ended.errors, f"unknown run: {ended.status} {ended.errors}")
    ended = run(["diff", *runs, "--store", store, "-o", "xlsx"], estate.environment)
    claims.check(ended.status == 2, f"a format that diff lacks: {ended.status}")


def remembered(claims, estate, as_of):
    """Two runs into one store and the later one into its own: the rows of the first, of the later, and of the one alone."""
    together, alone = estate.folder / f"together-{as_of[:10]}.db", estate.folder / f"alone-{as_of[:10]}.db"
    for store, now in ((together, AS_OF), (together, as_of), (alone, as_of)):
        ended = assess(estate, store, now)
        claims.check(ended.status == 0, f"assess as of {now}: {ended.tail()}")
    first, then = reports(estate.environment, together, ids(estate.environment, together))
    (anew,) = reports(estate.environment, alone, ids(estate.environment, alone))
    return [(first[key], then[key], anew[key]) for key in then]


def hold_memory(claims, estate):
    """The last install is known from the run before where AWS has forgotten it, and only as far as somebody watched."""
    for as_of, is_watched in ((FORGOTTEN, True), (UNWATCHED, False)):
        installs = 0
        for was, row, anew in remembered(claims, estate, as_of):
            if anew["history"]["outcome"] != "never_ran":
                continue
            history, known = row["history"], was["history"]["last_install_at"]
            expected = "never_ran" if known is None else was["history"]["outcome"] if is_watched else "unknown"
            claims.check((history["outcome"], history["last_install_at"]) == (expected, known),
                         f"{row['instance_id']}: {history['outcome']} of {history['last_install_at']}, not {expected} of {known}")
            installs += known is not None
        claims.check(installs > 0, f"as of {as_of}: no install that AWS has forgotten")
        claims.figure(f"as of {as_of}, installs that only the run before knows: {installs}")


def hold_another_world(claims, estate):
    """Another organisation in the same accounts: some appear, some vanish."""
    store = estate.folder / "another.db"
    assess(estate, store, AS_OF)
    with simulated(**dict(WORLD, nodes=80)) as larger:
        assess(larger, store, AS_OF)
    runs = ids(estate.environment, store)
    _, difference = diff(estate.environment, store, *runs)
    hold_against_reports(claims, difference, *reports(estate.environment, store, runs))
    claims.check(difference["totals"]["appeared"] > 0, "instances appeared")


def hold_narrower(claims, estate):
    """A run over fewer Regions or instances doesn't make the others vanish."""
    store = estate.folder / "narrower.db"
    assess(estate, store, AS_OF)
    report = json.loads((estate.folder / "last.json").read_text())
    one = report["instances"][0]["instance_id"]
    assess(estate, store, AS_OF, "--instance", one)
    _, difference = diff(estate.environment, store, *ids(estate.environment, store))
    claims.check(difference["totals"]["vanished"] == 0, f"narrower: {difference['totals']}")
    claims.check(difference["totals"]["left_sight"] == report["totals"]["instances"] - 1, "narrower: out of sight")
    # One Region of two is left out: its instances are out of sight, and only those.
    wider = dict(WORLD, regions="us-east-1,eu-west-1")
    with simulated(**wider) as whole:
        store = whole.folder / "whole.db"
        assess(whole, store, AS_OF)
        report = json.loads((whole.folder / "last.json").read_text())
        whole.regions = "eu-west-1"
        assess(whole, store, AS_OF)
        _, difference = diff(whole.environment, store, *ids(whole.environment, store))
    elsewhere = report["totals"]["instances"] - difference["after"]["instances"]
    claims.check(elsewhere > 0 and difference["totals"]["left_sight"] == elsewhere, f"one Region: {difference['totals']}")
    claims.check(difference["totals"]["vanished"] == 0, f"one Region: {difference['totals']}")


def main():
    claims = Claims()
    with simulated(**WORLD) as estate:
        hold_time(claims, estate)
        hold_memory(claims, estate)
        hold_another_world(claims, estate)
        hold_narrower(claims, estate)
    claims.end()


main()
