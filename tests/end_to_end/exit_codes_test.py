"""How a run ends: findings, an incomplete run, an interruption, and what stays of it in each case."""

import json
import signal
import subprocess
import threading

from program import AS_OF, PROGRAM, ROLE, Claims, cause_of, instances_of, run, simulated

WORLD = {"nodes": 60, "accounts": 2, "regions": "us-east-1", "seed": 21}
TIERS = ["P1", "P2", "P3", "P4"]


def hold_tiers(claims, estate):
    """--fail-on looks at the tiers of the report, in `assess` and in `report` alike."""
    ended, report = estate.assess("--fail-on", "any")
    claims.check(ended.status == 1, f"--fail-on any: ends with {ended.status}: {ended.tail()}")
    tiers = {row["priority"]["tier"] for row in report["instances"]} & set(TIERS)
    claims.check(tiers, "some instance has a tier")
    store = estate.folder / "runs.db"
    for number, tier in enumerate(TIERS):
        expected = 1 if tiers & set(TIERS[: number + 1]) else 0
        ended = run(["report", "--store", store, "--fail-on", tier, "-o", "json"], estate.environment)
        claims.check(ended.status == expected, f"--fail-on {tier} of {sorted(tiers)}: ends with {ended.status}")
        claims.check(json.loads(ended.output)["instances"], f"--fail-on {tier}: the report is written all the same")
    ended = run(["report", "--store", store, "--strict", "-o", "json"], estate.environment)
    claims.check(ended.status == 0, f"--strict of a complete run: ends with {ended.status}: {ended.tail()}")


def hold_strict():
    claims = []
    with simulated("--deny", "ssm:ListAssociations", **WORLD) as estate:
        ended, report = estate.assess("--strict")
        claims.append((ended.status == 3, f"--strict with a denial: ends with {ended.status}: {ended.tail()}"))
        claims.append((report and not report["run"]["complete"], "--strict with a denial: there is a report"))
        ended = run(["report", "--store", estate.folder / "runs.db", "-o", "json"], estate.environment)
        claims.append((ended.status == 0, f"a denial without --strict: ends with {ended.status}: {ended.tail()}"))
        ended = run(["report", "--store", estate.folder / "runs.db", "--strict", "--fail-on", "any", "-o", "json"],
                    estate.environment)
        claims.append((ended.status == 3, f"--strict and --fail-on: ends with {ended.status}: {ended.tail()}"))
    return claims


def interrupted(estate, requests, arguments):
    """Sends Ctrl-C when that many requests have arrived; gives the exit status, output and errors."""
    process = subprocess.Popen(
        [PROGRAM, "assess", "--org", "--role-name", ROLE, "--region", estate.regions, "--as-of", AS_OF, "--all",
         "--no-progress",
         "-o", "json", *map(str, arguments)],
        env=estate.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )
    given_up = threading.Event()
    timer = threading.Timer(120, given_up.set)
    timer.start()
    pause = threading.Event()
    while process.poll() is None and not given_up.is_set():
        log = estate.folder / "wire.log"
        if log.exists() and len(estate.requests()) >= requests:
            break
        pause.wait(0.05)
    timer.cancel()
    process.send_signal(signal.SIGINT)
    try:
        output, errors = process.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        process.kill()
        output, errors = process.communicate()
        return -9, output, "didn't end within a minute of Ctrl-C; " + errors
    return process.returncode, output, errors


def hold_interruption(claims, estate, undisturbed):
    """A run that is slow enough to be interrupted: what was read is concluded, saved and reported."""
    store = estate.folder / "interrupted.db"
    status, output, errors = interrupted(estate, 60, ["--store", store])
    claims.check(status == 130, f"interrupted: ends with {status}: {errors.strip()[-300:]}")
    if not claims.check(output.strip(), f"interrupted: there is a report: {errors.strip()[-300:]}"):
        return
    report = json.loads(output)
    claims.check(not report["run"]["complete"], "interrupted: the run is incomplete")
    rows = [row for row in report["coverage"] if row["status"] not in ("complete", "skipped")]
    claims.check(rows, "interrupted: the coverage says what wasn't read")
    claims.check(all(row["affects"] for row in rows), "interrupted: each row says what it affects")
    before = instances_of(undisturbed)
    for key, row in instances_of(report).items():
        was, now = cause_of(before[key]), cause_of(row)
        claims.check(now == was or now.startswith("inconclusive/"), f"interrupted {key}: {now} was {was}")
        status = row["compliance"]["status"]
        claims.check(status in (before[key]["compliance"]["status"], "unknown"), f"interrupted {key}: {status}")
    ended = run(["report", "--store", store, "--all", "-o", "json"], estate.environment)
    claims.check(ended.status == 0 and ended.output == output, f"interrupted: the run is saved: {ended.tail()}")
    claims.figure(f"interrupted after 60 requests: {len(report['instances'])} instances, {len(rows)} holes")


def main():
    claims = Claims()
    with simulated(**WORLD) as estate:
        hold_tiers(claims, estate)
        _, undisturbed = estate.assess("--no-store")
    for is_so, claim in hold_strict():
        claims.check(is_so, claim)
    with simulated("--latency-ms", "150", **WORLD) as estate:
        hold_interruption(claims, estate, undisturbed)
    with simulated("--latency-ms", "2000", **WORLD) as estate:
        status, output, errors = interrupted(estate, 1, ["--no-store"])
        claims.check(status == 130, f"interrupted at once: ends with {status}: {errors.strip()[-300:]}")
        is_complete = output and json.loads(output)["run"]["complete"]
        claims.check(not is_complete, "interrupted at once: the run isn't complete")
    claims.end()


main()
