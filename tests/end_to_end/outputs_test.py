"""Where reports go: files and pipes byte for byte, several at once, and never binary to a terminal."""

import json
import os
import pty
import subprocess
import zipfile

from program import AS_OF, PROGRAM, Claims, run, simulated

WORLD = {"nodes": 40, "accounts": 2, "regions": "us-east-1", "seed": 5}
FORMATS = ("table", "json", "md", "csv", "junit", "ocsf", "xlsx")


def at_terminal(arguments, environment):
    """Runs the program with a terminal as its standard output; gives the exit status, that output and the errors."""
    controller, terminal = pty.openpty()
    process = subprocess.Popen([PROGRAM, *map(str, arguments)], env=environment, stdin=subprocess.DEVNULL,
                               stdout=terminal, stderr=subprocess.PIPE)
    os.close(terminal)
    shown = b""
    while True:
        try:
            part = os.read(controller, 65536)
        except OSError:  # the program has closed its end
            part = b""
        if not part:
            break
        shown += part
    errors = process.stderr.read().decode()
    process.stderr.close()
    os.close(controller)
    return process.wait(timeout=60), shown, errors


def main():
    claims = Claims()
    with simulated(**WORLD) as estate:
        ended, _ = estate.assess()
        claims.check(ended.status == 0, f"assess: {ended.tail()}")
        store = estate.folder / "runs.db"
        outputs = [part for name in FORMATS for part in ("-o", f"{name}={estate.folder / name}")]
        ended = run(["report", "--store", store, *outputs], estate.environment)
        claims.check(ended.status == 0 and not ended.output, f"all formats at once: {ended.status} {ended.tail()}")
        for name in FORMATS:
            piped = subprocess.run([PROGRAM, "report", "--store", store, "-o", name], env=estate.environment,
                                   capture_output=True, timeout=120, check=False)
            claims.check(piped.returncode == 0, f"{name}: to a pipe ends with {piped.returncode}")
            written = (estate.folder / name).read_bytes()
            claims.check(written == piped.stdout and written, f"{name}: file and pipe have the same bytes")
            claims.check((estate.folder / name).stat().st_mode & 0o077 == 0, f"{name}: readable by its owner only")
        claims.check(zipfile.ZipFile(estate.folder / "xlsx").testzip() is None, "the workbook is a whole archive")
        claims.check(len(json.loads((estate.folder / "ocsf").read_text())) ==
                     len(json.loads((estate.folder / "json").read_text())["instances"]), "ocsf has every instance")

        status, shown, errors = at_terminal(["report", "--store", store, "-o", "xlsx"], estate.environment)
        claims.check(status == 2 and not shown, f"xlsx at a terminal: ends with {status}, {len(shown)} bytes shown")
        claims.check("-o xlsx=report.xlsx" in errors, f"xlsx at a terminal: it says what to do: {errors}")
        status, shown, errors = at_terminal(["assess", "--as-of", AS_OF, "-o", "xlsx"], estate.environment)
        claims.check(status == 2 and not shown, f"assess -o xlsx at a terminal: refused before any call: {status}")
        status, shown, _ = at_terminal(["report", "--store", store, "-o", "csv"], estate.environment)
        claims.check(status == 0 and b"instance_id" in shown, f"csv at a terminal: shown: {status}")
        ended = run(["report", "--store", store, "-o", "xlsx=/dev/full"], estate.environment)
        claims.check(ended.status == 5 and "/dev/full" in ended.errors, f"a full disk: {ended.status} {ended.errors}")
        broken = dict(estate.environment, TMPDIR="/proc")
        ended = run(["report", "--store", store, "-o", f"xlsx={estate.folder / 'x'}"], broken)
        claims.check(ended.status == 5 and "temporary" in ended.errors, f"no temporary folder: {ended.errors}")
    claims.end()


main()
