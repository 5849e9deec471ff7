"""The built program, run as a user runs it: simulated endpoints, commands against them, and their reports.

Nothing of this machine reaches the program: every process gets an environment of its own and a home in
a temporary folder.
"""

import concurrent.futures
import contextlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile

PROGRAM = os.environ["PATCHTRIAGE_PROGRAM"]
ROLE = "PatchTriageReadOnly"
AS_OF = "2026-11-20T12:00:00Z"

# A run waits for its own limiter most of the time, so several fit on one core.
AT_ONCE = 8


class Ended:
    """What a finished process left: its exit status, standard output and standard error."""

    def __init__(self, status, output, errors):
        self.status = status
        self.output = output
        self.errors = errors

    def crashed(self):
        """Died by a signal, by a failed CHECK or by a sanitizer."""
        return self.status < 0 or "Sanitizer" in self.errors or "CHECK failed" in self.errors

    def tail(self):
        return " | ".join(self.errors.strip().splitlines()[-3:])


def bare_environment(home, **settings):
    return {"HOME": str(home), "PATH": os.environ["PATH"], "AWS_EC2_METADATA_DISABLED": "true", **settings}


def run(arguments, environment, timeout=240, text="", **more):
    """Runs the program to its end. A run that doesn't end counts as a failure of the test."""
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)], env=environment, input=text, capture_output=True, text=True,
        errors="replace", timeout=timeout, **more,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


class Estate:
    """A simulated organisation that is being served."""

    def __init__(self, folder, settings):
        self.folder = folder
        self.environment = bare_environment(folder, **settings)
        self.regions = ""

    def truth(self):
        """What is true of each instance, by account, Region and instance id."""
        lines = (self.folder / "truth.jsonl").read_text().splitlines()
        return {key_of(row): row for row in map(json.loads, lines)}

    def requests(self):
        """(operation, account, Region, HTTP status) of each request that arrived, in order."""
        return [tuple(line.split()[:4]) for line in (self.folder / "wire.log").read_text().splitlines()]

    def assess(self, *arguments, report="report.json", timeout=240):
        """Assesses the whole organisation; gives how that ended and the report, None where there is none."""
        path = self.folder / report
        ended = run(
            ["assess", "--org", "--role-name", ROLE, "--region", self.regions, "--as-of", AS_OF, "--all",
             "--no-progress", "--store", self.folder / "runs.db", "-o", f"json={path}", *arguments],
            self.environment, timeout,
        )
        return ended, json.loads(path.read_text()) if path.exists() and path.stat().st_size else None


@contextlib.contextmanager
def simulated(*arguments, nodes, accounts, regions, seed):
    """Serves a simulated organisation for as long as the block lasts."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        server = subprocess.Popen(
            [PROGRAM, "simulate", "--nodes", str(nodes), "--accounts", str(accounts), "--regions", regions,
             "--seed", str(seed), "--as-of", AS_OF, "--truth", folder / "truth.jsonl",
             "--log", folder / "wire.log", *map(str, arguments)],
            env=bare_environment(folder), stdout=subprocess.PIPE, text=True,
        )
        try:
            settings = {}
            while "AWS_REGION" not in settings:
                line = server.stdout.readline()
                if not line:
                    raise SystemExit(f"simulate {arguments} ended with {server.wait()} before it was ready")
                key, _, value = line.strip().partition("=")
                settings[key] = value
            estate = Estate(folder, settings)
            estate.regions = regions
            yield estate
        finally:
            server.send_signal(signal.SIGTERM)
            status = server.wait(timeout=60)
            server.stdout.close()
        if status != 0:
            raise SystemExit(f"simulate {arguments} ended with {status}")


def key_of(row):
    return row["account"], row["region"], row["instance_id"]


def instances_of(report):
    return {key_of(row): row for row in report["instances"]}


def cause_of(instance):
    """The slug of an instance's root cause."""
    return f"{instance['root_cause']['category']}/{instance['root_cause']['subcategory']}"


def side_by_side(work, items):
    """Does `work` on every item, several at once; gives the results in the items' order."""
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(work, items))


class Claims:
    """Counts what held and tells at once what did not; a figure is told and never fails the test."""

    def __init__(self):
        self.held = 0
        self.broken = 0

    def check(self, is_so, claim):
        if is_so:
            self.held += 1
        else:
            self.broken += 1
            print(f"FAILED: {claim}", flush=True)
        return is_so

    def figure(self, words):
        print(f"figure: {words}", flush=True)

    def end(self):
        print(f"{self.held} claims held, {self.broken} did not")
        sys.exit(1 if self.broken or not self.held else 0)
