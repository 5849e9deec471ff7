"""What the whole-process benchmarks share: a simulated endpoint, the program run and measured, and how figures are told.

Absolute times say little on a machine that does other things too, so each benchmark prints ratios of things that were
measured in the same run. Nothing of this machine reaches the program: every process gets an environment of its own and
a home in a temporary folder.
"""

import contextlib
import datetime
import os
import pathlib
import signal
import sqlite3
import subprocess
import tempfile
import time

PROGRAM = os.environ["PATCHTRIAGE_PROGRAM"]
ROLE = "PatchTriageReadOnly"
REGIONS = ("us-east-1", "eu-west-1")
AS_OF = "2026-11-20T12:00:00Z"
SCOPE = 125  # instances in a populated account and Region of the reference fleet; as many are empty


def size(name, default):
    """A size from the environment, so that a benchmark can be run in seconds."""
    return int(os.environ.get(name, default))


class Endpoint:
    """A simulated organisation that is being served."""

    def __init__(self, folder, settings, process):
        self.folder = folder
        self.settings = settings
        self.environment = bare_environment(folder, **settings)
        self.process = process

    def cpu_seconds(self):
        """Processor time that the endpoint has used so far."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def requests(self):
        """(operation, account, Region, HTTP status) of each request that arrived; needs `logged`."""
        return [tuple(line.split()[:4]) for line in (self.folder / "wire.log").read_text().splitlines()]


def bare_environment(home, **settings):
    return {"HOME": str(home), "PATH": os.environ["PATH"], "AWS_EC2_METADATA_DISABLED": "true", **settings}


@contextlib.contextmanager
def endpoint(instances, *arguments, accounts=None, logged=False):
    """Serves a fleet of so many instances for as long as the block lasts, by default in as many accounts as it takes."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        log = ["--log", folder / "wire.log"] if logged else []
        command = [PROGRAM, "simulate", "--nodes", instances, "--accounts", accounts or max(2, -(-instances // SCOPE)),
                   "--regions", ",".join(REGIONS), "--as-of", AS_OF, *log, *arguments]
        server = subprocess.Popen(
            [*map(str, command)], env=bare_environment(folder), stdout=subprocess.PIPE, text=True)
        try:
            settings = {}
            while "AWS_REGION" not in settings:
                line = server.stdout.readline()
                if not line:
                    raise SystemExit(f"simulate ended with {server.wait()} before it was ready")
                key, _, value = line.strip().partition("=")
                settings[key] = value
            yield Endpoint(folder, settings, server)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=60)
            server.stdout.close()


class Measured:
    """A process that ended: how long it took, and what it used of processor and memory."""

    def __init__(self, seconds, usage):
        self.seconds = seconds
        self.cpu_seconds = usage.ru_utime + usage.ru_stime
        self.peak_bytes = usage.ru_maxrss * 1024


def measure(arguments, environment, cores=None):
    """Runs the program to its end, on so many of the cores that there are."""
    def keep_to_cores():
        if cores is not None:
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])

    started = time.monotonic()
    process = subprocess.Popen([PROGRAM, *map(str, arguments)], env=environment, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, text=True, preexec_fn=keep_to_cores)
    words = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode != 0:
        raise SystemExit(f"patchtriage {arguments[0]} ended with {process.returncode}: {words.strip()[-2000:]}")
    return Measured(seconds, usage)


class Run(Measured):
    """A saved run of `assess`: what its process used, and what its store says of the reading alone."""

    def __init__(self, measured, store):
        vars(self).update(vars(measured))
        self.store = store
        with contextlib.closing(sqlite3.connect(store)) as database:
            row = database.execute("SELECT calls, instances, started_at, finished_at FROM runs").fetchone()
            self.throttled = database.execute("SELECT json_extract(totals, '$.throttled') FROM run").fetchone()[0]
        self.calls, self.instances = row[:2]
        # From the first call to the last reply: without the analysis and the report.
        self.reading_seconds = (moment(row[3]) - moment(row[2])).total_seconds()
        self.calls_per_second = self.calls / self.reading_seconds

    def receipts(self, columns):
        """These columns of the view `calls`, in the order of the plan."""
        with contextlib.closing(sqlite3.connect(self.store)) as database:
            return database.execute(f"SELECT {columns} FROM calls").fetchall()


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def assess(served, *arguments, store="runs.db"):
    """Assesses the whole organisation into a store of its own."""
    path = served.folder / store
    measured = measure(
        ["assess", "--org", "--role-name", ROLE, "--region", ",".join(REGIONS), "--as-of", AS_OF, "--quiet", "--strict",
         "--store", path, "-o", f"json={served.folder / 'report.json'}", *arguments],
        served.environment,
    )
    return Run(measured, path)


def megabytes(count):
    return f"{count / 1e6:,.0f} MB"


def tell(name, value, note=""):
    print(f"  {name:<44} {value:>16}  {note}".rstrip(), flush=True)


def verdict(is_met, target):
    return f"target: {target}, {'met' if is_met else 'MISSED'}"


def table(header, rows):
    """Rows as a table of Markdown, as docs/performance.md holds them."""
    cells = [header, *[[str(cell) for cell in row] for row in rows]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(header))]
    lines = ["| " + " | ".join(cell.rjust(width) for cell, width in zip(row, widths)) + " |" for row in cells]
    lines.insert(1, "|" + "|".join("-" * (width + 1) + ":" for width in widths) + "|")
    print("\n".join(lines), flush=True)
