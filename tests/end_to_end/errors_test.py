"""What goes wrong is told in three lines at most: what failed, in whose words, what to do."""

import json
import pathlib
import tempfile

from program import ROLE, Claims, bare_environment, run, simulated

# What each must name, beside how it ends.
CASES = [
    (["explode"], 2, "explode"),
    (["assess", "--fail-on", "P9"], 2, "--fail-on"),
    (["assess", "--as-of", "yesterday"], 2, "2026-11-20T12:00:00Z"),
    (["assess", "--account", "12"], 2, "12 digits"),
    (["assess", "--tag", "x"], 2, "KEY=VALUE"),
    (["assess", "--region", "nowhere", "--no-store"], 2, "us-east-1"),
    (["report", "-o", "docx"], 2, "formats:"),
    (["report", "-o", "json="], 2, "FORMAT=FILE"),
    (["report", "--store", "none.db"], 5, "patchtriage assess"),
    (["diff", "a", "b", "--store", "none.db"], 5, "patchtriage assess"),
    (["runs", "--store", "none.db"], 5, "patchtriage assess"),
    (["decode", "ssm:DeleteEverything"], 2, "decode --help"),
    (["rule", "no/such"], 2, "patchtriage rule"),
    (["completion", "csh"], 2, "bash"),
    (["report", "--config", "broken.toml", "--store", "none.db"], 5, "broken.toml:2"),
    (["assess", "--no-store"], 2, "--region"),
    (["assess", "--region", "us-east-1", "--no-store"], 4, "credentials"),
    ([], 2, "--help"),
]


def hold(claims, ended, status, needle, what):
    lines = ended.errors.strip().splitlines()
    claims.check(ended.status == status, f"{what}: ends with {ended.status}, not {status}: {ended.errors}")
    claims.check(1 <= len(lines) <= 3, f"{what}: {len(lines)} lines: {lines}")
    claims.check(needle in ended.errors, f"{what}: doesn't say {needle}: {ended.errors}")
    claims.check(not ended.output, f"{what}: nothing on standard output")


def main():
    claims = Claims()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "broken.toml").write_text("[tags]\nproductoin = []\n")
        (folder / "not-a-store.db").write_text("hello")
        for arguments, status, needle in CASES:
            ended = run(arguments, bare_environment(folder), cwd=folder)
            hold(claims, ended, status, needle, " ".join(arguments))
        ended = run(["runs", "--store", "not-a-store.db"], bare_environment(folder), cwd=folder)
        hold(claims, ended, 5, "not-a-store.db", "a file that is no store")
    with simulated("--deny", "sts:AssumeRole", nodes=10, accounts=2, regions="us-east-1", seed=3) as estate:
        ended = run(["assess", "--account", "111122223333", "--role-name", ROLE, "--region", "us-east-1", "--no-store",
                     "--no-progress"], estate.environment)
        hold(claims, ended, 4, ROLE, "a role that may not be assumed")
    # What is refused is told with the statement to add, and for which role.
    with simulated("--deny", "ssm:DescribePatchGroups", nodes=10, accounts=1, regions="us-east-1", seed=3) as estate:
        ended = run(["doctor", "--org", "--role-name", ROLE, "--region", "us-east-1"], estate.environment)
        statements = [json.loads(line) for line in ended.output.splitlines() if line.startswith("{")]
        claims.check(ended.status == 0, f"doctor: {ended.status} {ended.tail()}")
        claims.check([statement["Action"] for statement in statements] == [["ssm:DescribePatchGroups"]],
                     f"doctor: {ended.output}")
        claims.check(ROLE in ended.output, f"doctor names the role: {ended.output}")
    claims.end()


main()
