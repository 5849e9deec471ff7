"""A run that is killed, interrupted or kept out of its store loses nothing that it had finished.

`kill -9` at several moments, then `--resume`: the report equals that of an undisturbed run, and no account and Region
that was finished is read again.
"""

import json
import os
import signal
import sqlite3
import subprocess
import time

import program

NODES, ACCOUNTS, REGIONS, SEED = 120, 6, "us-east-1,eu-west-1", 11
# What differs between two runs that read the same.
OF_THE_RUN = ("run", "calls")


def comparable(report):
    """The report without what names the run itself, and without when and under which request id it read."""
    def cleaned(value):
        if isinstance(value, dict):
            return {key: cleaned(item) for key, item in value.items() if key not in ("observed_at", "request_id", "reads")}
        if isinstance(value, list):
            return [cleaned(item) for item in value]
        return value
    return cleaned({key: value for key, value in report.items() if key not in OF_THE_RUN})


def command(estate, store, *more):
    return [program.PROGRAM, "assess", "--org", "--role-name", program.ROLE, "--region", REGIONS,
            "--as-of", program.AS_OF, "--all", "--no-progress", "--store", str(store), *map(str, more)]


def start(estate, store, *more, stdout=subprocess.DEVNULL):
    return subprocess.Popen(command(estate, store, *more), env=estate.environment, stdout=stdout,
                            stderr=subprocess.PIPE, text=True)


def save_a_run(estate, store):
    return program.run(command(estate, store)[1:], estate.environment)


def parts(store):
    """(account, Region) of each finished part."""
    if not store.exists():
        return []
    with sqlite3.connect(store, timeout=10) as database:
        try:
            return database.execute("SELECT account, region FROM part WHERE phase = 'plan' AND is_finished").fetchall()
        except sqlite3.OperationalError:
            return []  # not made yet


def parts_of(store, run):
    with sqlite3.connect(store, timeout=10) as database:
        return database.execute("SELECT account, region FROM part WHERE run = ? AND phase = 'plan'", (run,)).fetchall()


def wait_for_parts(store, count, process):
    """Waits until so many parts are saved, or the run is over."""
    while process.poll() is None and len(parts(store)) < count:
        time.sleep(0.005)


def state(store):
    """Of the one run in the store; None where none is begun."""
    if not store.exists():
        return None
    with sqlite3.connect(store, timeout=10) as database:
        try:
            return (database.execute("SELECT state FROM run").fetchone() or (None,))[0]
        except sqlite3.OperationalError:
            return None  # not made yet


def cut_off(estate, store, count, claims):
    """A run that was killed while it read. A busy machine may be late with the signal: then once more."""
    for _ in range(6):
        for name in store.parent.glob(store.name + "*"):
            name.unlink()
        process = start(estate, store)
        wait_for_parts(store, count, process)
        process.kill()
        process.wait()
        process.stderr.close()
        if process.returncode == -signal.SIGKILL and state(store) not in ("read", "done"):
            return
    claims.check(False, f"{store.name}: no run could be killed after {count} parts")


def resumed(estate, store, claims, name):
    report = estate.folder / f"{name}.json"
    before = {scope for scope in parts(store) if scope[1] != "global"}
    seen = len(estate.requests())
    ended = program.run(command(estate, store, "--resume", "-o", f"json={report}")[1:], estate.environment)
    claims.check(ended.status == 0, f"{name}: --resume ends with 0, not {ended.status}: {ended.tail()}")
    again = {(request[1], request[2]) for request in estate.requests()[seen:]
             if request[0] == "ssm:DescribeInstanceInformation"}
    claims.check(not (again & before), f"{name}: a finished scope was read again: {again & before}")
    return json.loads(report.read_text()), before


def killed_runs(estate, whole, claims):
    for count in (0, 1, 3, 7, 11):
        store = estate.folder / f"killed-{count}.db"
        cut_off(estate, store, count, claims)
        report, finished = resumed(estate, store, claims, f"killed-{count}")
        claims.check(len(finished) >= min(count, 1), f"killed-{count}: {len(finished)} parts were kept")
        claims.check(comparable(report) == comparable(whole), f"killed-{count}: the report differs from the undisturbed one")
        runs = program.run(["runs", "-o", "json", "--store", store], estate.environment)
        claims.check([run["state"] for run in json.loads(runs.output)["runs"]] == ["done"], f"killed-{count}: one run, done")


def killed_while_reporting(estate, whole, claims):
    """All is read, and the report waits in a pipe that nobody empties."""
    store = estate.folder / "reporting.db"
    claims.check(len(json.dumps(whole)) > 1 << 18, "the report is larger than a pipe holds")
    process = start(estate, store, "-o", "json", stdout=subprocess.PIPE)
    while process.poll() is None and state(store) in (None, "open"):
        time.sleep(0.005)
    process.kill()
    process.communicate()
    claims.check(process.returncode == -signal.SIGKILL, f"reporting: killed, not {process.returncode}")
    claims.check(state(store) == "read", f"reporting: the run is read, not {state(store)}")
    shown = program.run(["report", "--store", store, "--all", "-o", "json"], estate.environment)
    claims.check(shown.status == 0 and comparable(json.loads(shown.output)) == comparable(whole),
                 f"reporting: the run can be reported: {shown.tail()}")
    report, finished = resumed(estate, store, claims, "reporting")
    claims.check(len(finished) == ACCOUNTS * 2, f"reporting: {len(finished)} parts were kept")
    claims.check(comparable(report) == comparable(whole), "reporting: the report differs from the undisturbed one")
    runs = program.run(["runs", "-o", "json", "--store", store], estate.environment)
    claims.check([run["state"] for run in json.loads(runs.output)["runs"]] == ["done"], "reporting: one run, done")


def interrupted_run(estate, whole, claims):
    store = estate.folder / "interrupted.db"
    report = estate.folder / "interrupted.json"
    process = start(estate, store, "-o", f"json={report}")
    wait_for_parts(store, 2, process)
    process.send_signal(signal.SIGINT)
    errors = process.communicate()[1]
    claims.check(process.returncode == 130, f"Ctrl-C ends with 130, not {process.returncode}: {errors}")
    partial = json.loads(report.read_text())
    claims.check(partial["run"]["complete"] is False, "an interrupted run says that it isn't complete")
    shown = program.run(["report", "--store", store, "-o", "json"], estate.environment)
    claims.check(shown.status == 0 and json.loads(shown.output)["run"]["complete"] is False,
                 f"the interrupted run can be reported: {shown.tail()}")
    final, _ = resumed(estate, store, claims, "interrupted-resumed")
    claims.check(comparable(final) == comparable(whole), "interrupted: the report differs from the undisturbed one")


def nothing_to_resume(estate, whole, claims):
    report = estate.folder / "anew.json"
    ended = program.run(command(estate, estate.folder / "anew.db", "--resume", "-o", f"json={report}")[1:],
                        estate.environment)
    claims.check(ended.status == 0 and "starting a new one" in ended.errors, f"starts anew: {ended.tail()}")
    claims.check(comparable(json.loads(report.read_text())) == comparable(whole), "anew: the report differs")


def scope_from_the_run(estate, whole, claims):
    """--resume alone goes on with what the run was asked for."""
    store = estate.folder / "alone.db"
    cut_off(estate, store, 2, claims)
    report = estate.folder / "alone.json"
    ended = program.run(["assess", "--resume", "--all", "--store", store, "-o", f"json={report}"], estate.environment)
    claims.check(ended.status == 0, f"--resume alone: {ended.tail()}")
    claims.check(comparable(json.loads(report.read_text())) == comparable(whole), "alone: the report differs")
    # A scope of another kind is no continuation.
    other = program.run(["assess", "--resume", "--region", "us-east-1", "--store", store, "--no-progress"],
                        estate.environment)
    claims.check("starting a new one" in other.errors, f"another scope starts anew: {other.tail()}")


def two_at_once(estate, claims):
    store = estate.folder / "busy.db"
    save_a_run(estate, store)
    saved = len(parts(store))
    first = start(estate, store)
    wait_for_parts(store, saved + 1, first)
    second = program.run(command(estate, store)[1:], estate.environment)
    claims.check(second.status == 5 and "another run is writing" in second.errors,
                 f"a second writer is turned away: {second.status} {second.tail()}")
    shown = program.run(["report", "--store", store, "-o", "json"], estate.environment)
    claims.check(shown.status == 0, f"readers aren't: {shown.tail()}")
    first.communicate()
    claims.check(first.returncode == 0, "the first run ends well")


def damaged_file(estate, claims):
    store = estate.folder / "damaged.db"
    save_a_run(estate, store)
    # A byte of a compressed body is turned round.
    with sqlite3.connect(store) as database:
        part, operation, content = database.execute(
            "SELECT part, operation, content FROM body ORDER BY length(content) DESC LIMIT 1").fetchone()
        spoilt = bytearray(content)
        spoilt[len(spoilt) // 2] ^= 0x40
        database.execute("UPDATE body SET content = ? WHERE part = ? AND operation = ?", (bytes(spoilt), part, operation))
    shown = program.run(["report", "--store", store], estate.environment)
    claims.check(shown.status == 5 and "damaged" in shown.errors and operation in shown.errors,
                 f"a damaged record is told, with its operation: {shown.status} {shown.tail()}")
    whole = store.read_bytes()
    for name, content in (("cut", whole[: len(whole) // 2]), ("foreign", b"\x7fELF" + b"\0" * 4096), ("empty", b"")):
        other = estate.folder / f"{name}.db"
        other.write_bytes(content)
        for arguments in (["report"], ["runs"], ["explain", "i-0"]):
            ended = program.run([*arguments, "--store", other], estate.environment)
            claims.check(ended.status == 5 and not ended.crashed(), f"{name}: {arguments[0]} ends with {ended.status}: {ended.tail()}")


def full_disk(estate, whole, claims):
    """A limit on the size of files stands in for a full disk: the write fails when half of the run is saved."""
    store = estate.folder / "full.db"
    save_a_run(estate, store)
    size = os.path.getsize(store)
    earlier = json.loads(program.run(["runs", "-o", "json", "--store", store], estate.environment).output)["runs"]
    blocks = (size + size // 2) // 1024
    ended = subprocess.run(["bash", "-c", f'trap "" XFSZ; ulimit -f {blocks}; exec "$@"', "-",
                            *command(estate, store, "-o", "json")],
                           env=estate.environment, capture_output=True, text=True, timeout=240)
    claims.check(ended.returncode == 5 and str(store) in ended.stderr,
                 f"a full disk ends with 5 and names the file: {ended.returncode} {ended.stderr[-300:]}")
    # From what was saved and what was not, step 0's coverage included.
    claims.check(comparable(json.loads(ended.stdout)) == comparable(whole), "full disk: the report is whole all the same")
    claims.check(len(parts(store)) > len(parts_of(store, earlier[0]["id"])), "full disk: some of the run was saved")
    after = program.run(["report", earlier[0]["id"], "--store", store, "-o", "json"], estate.environment)
    claims.check(after.status == 0, f"the earlier run stays readable: {after.tail()}")


def views(estate, claims):
    store = estate.folder / "runs.db"
    ended, report = estate.assess()
    with sqlite3.connect(store) as database:
        count = lambda sql: database.execute(sql).fetchone()[0]
        claims.check(count("SELECT count(*) FROM instances") == report["totals"]["instances"], "view instances: every instance")
        claims.check(count("SELECT count(*) FROM findings WHERE is_root_cause") == report["totals"]["instances"],
                     "view findings: a root cause for each")
        claims.check(count("SELECT count(*) FROM evidence") > report["totals"]["instances"], "view evidence: leaves")
        claims.check(count("SELECT count(*) FROM calls WHERE operation = 'ec2:DescribeInstances'") == ACCOUNTS * 2,
                     "view calls: one DescribeInstances for each account and Region")
        claims.check(count("SELECT instances FROM runs") >= report["totals"]["instances"], "view runs: the instances")
    mode = os.stat(store).st_mode & 0o777
    claims.check(mode == 0o600, f"the store is its owner's alone, not {mode:o}")
    return report


def main():
    claims = program.Claims()
    with program.simulated("--latency-ms", 15, nodes=NODES, accounts=ACCOUNTS, regions=REGIONS, seed=SEED) as estate:
        whole = views(estate, claims)
        killed_runs(estate, whole, claims)
        killed_while_reporting(estate, whole, claims)
        interrupted_run(estate, whole, claims)
        nothing_to_resume(estate, whole, claims)
        scope_from_the_run(estate, whole, claims)
        two_at_once(estate, claims)
        damaged_file(estate, claims)
        full_disk(estate, whole, claims)
    claims.end()


if __name__ == "__main__":
    main()
