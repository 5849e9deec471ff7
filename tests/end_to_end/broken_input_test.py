"""Broken input of every kind: the exit status of the contract, a message that names the thing, nothing lost.

No case here needs a simulated organisation, except those of credentials and of the disk at the end of a run.
"""

import json
import os
import pathlib
import resource
import tempfile
import time

from program import Claims, bare_environment, run, side_by_side, simulated

KEYS = {"AWS_ACCESS_KEY_ID": "AKIAEXAMPLE", "AWS_SECRET_ACCESS_KEY": "example", "AWS_REGION": "us-east-1"}
NO_SUCH_PLACE = {"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}

# No credential source may keep a user waiting: seconds, with a sanitizer build on a busy machine.
PATIENCE_SECONDS = 30


class Case:
    """One broken input: what is run, the exit status of the contract, and the words that must be told."""

    def __init__(self, name, arguments, status, words=(), settings=None, text="", files=None):
        self.name = name
        self.arguments = arguments
        self.status = status
        self.words = words
        self.settings = settings or {}
        self.text = text
        self.files = files or {}

    def run(self):
        with tempfile.TemporaryDirectory() as home:
            for name, text in self.files.items():
                path = pathlib.Path(home) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            started = time.monotonic()
            ended = run(self.arguments, bare_environment(home, **self.settings), text=self.text, cwd=home)
            return ended, time.monotonic() - started


def assess(*more):
    return ["assess", "--no-store", "--no-progress", *more]


CASES = [
    Case("no credentials", assess(), 4, ["no AWS credentials"], {"AWS_REGION": "us-east-1"}),
    Case("no credentials and no metadata service", assess(), 4, ["no AWS credentials"],
         {"AWS_REGION": "us-east-1", "AWS_EC2_METADATA_DISABLED": "false",
          "AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:1"}),
    Case("no Region", assess(), 2, ["no Region", "--region"], {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"}),
    Case("unreachable endpoint", assess(), 4, ["127.0.0.1:1"], KEYS | NO_SUCH_PLACE),
    Case("endpoint of no known host", assess(), 4, ["nowhere.invalid"],
         KEYS | {"AWS_ENDPOINT_URL": "http://nowhere.invalid"}),
    Case("endpoint that is no URL", assess("--endpoint-url", "::"), 4, ["::"], KEYS),
    Case("Region that can't be one", assess("--region", "mars-1"), 2, ["mars-1"], KEYS),
    Case("unknown profile", assess("--profile", "nosuch"), 4, ["nosuch"], KEYS),
    Case("malformed ~/.aws/config", assess(), 5, [".aws/config:3"], KEYS,
         files={".aws/config": "[default]\nregion = us-east-1\n[profile broken\nregion = x\n"}),
    Case("malformed patchtriage.toml", assess(), 5, ["patchtriage.toml:2"], KEYS,
         files={"patchtriage.toml": 'regions = ["us-east-1"]\n[weights\n'}),
    Case("settings that don't exist", assess(), 5, ["patchtriage.toml:2", "nosuch"], KEYS,
         files={"patchtriage.toml": "# one\nnosuch = 3\n"}),
    Case("settings file that is not there", assess("--config", "missing.toml"), 5, ["missing.toml"], KEYS),
    Case("CA bundle that is not there", assess(), 5, ["missing.pem"], KEYS | {"AWS_CA_BUNDLE": "missing.pem"}),
    Case("store on a full disk", ["assess", "--store", "/dev/full"], 5, ["/dev/full", "no space", "--no-store"], KEYS),
    Case("store that is a folder", ["assess", "--store", "/"], 5, ["/: a folder"], KEYS),
    Case("store that is something else", ["report", "--store", "other"], 5, ["other: not a store"],
         files={"other": "something else\n" * 400}),
    Case("store that is empty", ["report", "--store", "other"], 5, ["other: empty: no run is saved"], files={"other": ""}),
    Case("store that is not there", ["report", "--store", "missing.db"], 5, ["missing.db"]),
    Case("runs of a store that is not there", ["runs", "--store", "missing.db"], 5, ["missing.db"]),
    Case("explain without a store", ["explain", "i-0123456789abcdef0"], 5, ["runs.db"]),
    Case("decode of garbage as JSON", ["decode", "ssm:DescribeInstanceInformation"], 5,
         ["ssm:DescribeInstanceInformation"], text='{"InstanceInformationList": [{"Inst'),
    Case("decode of garbage as XML", ["decode", "ec2:DescribeInstances"], 5, ["ec2:DescribeInstances"], text="garbage"),
    Case("decode of nothing", ["decode", "ec2:DescribeInstances"], 5, ["ec2:DescribeInstances"]),
    Case("decode of a web page", ["decode", "ssm:ListCommands"], 5, ["ssm:ListCommands"],
         text="<!doctype html><html><body>502 Bad Gateway</body></html>"),
    Case("decode of an unknown operation", ["decode", "ssm:SendCommand"], 2, ["ssm:SendCommand"]),
    Case("decode of a file that is not there", ["decode", "ssm:ListCommands", "missing.json"], 5, ["missing.json"]),
    Case("log that is not there", ["diagnose-log", "missing.log"], 5, ["missing.log"]),
    Case("no command", [], 2),
    Case("unknown command", ["nosuch"], 2),
    Case("unknown flag", ["assess", "--nosuch"], 2, ["--nosuch"]),
    Case("unknown tier", ["assess", "--fail-on", "P9"], 2, ["P9"]),
    Case("unknown format", ["assess", "-o", "nosuch"], 2, ["nosuch", "json"]),
    Case("format without its file", ["assess", "-o", "json="], 2, ["json="]),
    Case("time that is none", ["assess", "--as-of", "yesterday"], 2, ["yesterday"]),
    Case("account that is none", ["assess", "--account", "12"], 2, ["12"]),
    Case("organisation without a role", assess("--org"), 2, ["--role-name"], KEYS),
    Case("tag without a value", ["assess", "--tag", "x"], 2, ["--tag x"]),
    Case("unknown rule", ["rule", "nosuch"], 2, ["nosuch"]),
    Case("explain of nothing", ["explain"], 2, ["INSTANCE"]),
    Case("unknown fault", ["simulate", "--faults", "nosuch=1"], 2, ["nosuch"]),
    Case("negative nodes", ["simulate", "--nodes", "-1"], 2, ["-1"]),
]


def hold_cases(claims):
    for case, (ended, seconds) in zip(CASES, side_by_side(Case.run, CASES)):
        told = f"{case.name}: ends with {ended.status} after {seconds:.1f} s: {ended.tail()}"
        claims.check(ended.status == case.status, f"{told}; the contract says {case.status}")
        claims.check(not ended.crashed(), told)
        claims.check(seconds < PATIENCE_SECONDS, told)
        for word in case.words:
            claims.check(word in ended.errors, f"{told}: doesn't say {word!r}")
        claims.check(ended.errors.strip() or not case.words, f"{told}: says why")
        claims.check(not ended.output, f"{told}: results alone go to standard output: {ended.output[:80]}")


def hold_jsonl(claims):
    """One bad line is told with its number; the others are diagnosed, in their order."""
    lines = ['{"id": "a", "text": "No space left on device"}', "not json", '{"id": "c"}', "", '{"id": "d", "text": ""}']
    with tempfile.TemporaryDirectory() as home:
        ended = run(["diagnose-log", "--jsonl"], bare_environment(home), text="\n".join(lines))
    claims.check(ended.status == 5, f"bad lines: ends with {ended.status}")
    claims.check("line 2" in ended.errors and "line 3" in ended.errors, f"bad lines are named: {ended.tail()}")
    diagnosed = [json.loads(line) for line in ended.output.splitlines()]
    claims.check([row["id"] for row in diagnosed] == ["a", "d"], f"the good lines are diagnosed: {ended.output}")
    claims.check(diagnosed and diagnosed[0]["root_cause"] == "os-patch/disk-full", f"line 1: {ended.output}")


def hold_credentials(claims, estate):
    """Keys that AWS refuses, and Regions that it doesn't have."""
    wrong = [
        ("wrong secret key", {"AWS_SECRET_ACCESS_KEY": "wrong"}, assess(), ["SignatureDoesNotMatch"]),
        ("wrong key id", {"AWS_ACCESS_KEY_ID": "AKIANOBODY"}, assess(), ["InvalidClientTokenId"]),
        ("unknown Region", {}, assess("--region", "us-east-9"), ["us-east-9"]),
        ("role that is not there", {}, assess("--account", "999999999999", "--role-name", "Nobody"), ["Nobody"]),
    ]
    for name, settings, arguments, words in wrong:
        ended = run(arguments, estate.environment | settings)
        claims.check(ended.status == 4, f"{name}: ends with {ended.status}: {ended.tail()}")
        for word in words:
            claims.check(word in ended.errors, f"{name}: doesn't say {word!r}: {ended.tail()}")
        claims.check("wrong" not in ended.errors, f"{name}: the secret key is not told")


def small_files():
    """A disk that fills up: SQLite gets an error from the kernel where the saved run grows past it."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


def hold_disk(claims, estate):
    """The disk fills up after an hour of reading: told, and the report is written all the same."""
    store = estate.folder / "small.db"
    ended = run(
        ["assess", "--no-progress", "--store", store, "-o", "json", "--region", estate.regions],
        estate.environment, preexec_fn=small_files, restore_signals=False,  # Python ignores SIGXFSZ: so does the child
    )
    claims.check(ended.status == 5, f"disk full at the saved run: ends with {ended.status}: {ended.tail()}")
    claims.check(str(store) in ended.errors, f"disk full at the saved run: names the store: {ended.tail()}")
    is_reported = ended.output and json.loads(ended.output)["instances"]
    claims.check(is_reported, "disk full at the saved run: there is a report")

    ended, _ = estate.assess("-o", "md=/dev/full")
    claims.check(ended.status == 5, f"disk full at the report: ends with {ended.status}: {ended.tail()}")
    claims.check("/dev/full" in ended.errors, f"disk full at the report: names the file: {ended.tail()}")
    claims.check("saved as" in ended.errors, f"disk full at the report: the run is saved: {ended.tail()}")


def hold_saved_runs(claims, estate):
    store = estate.folder / "runs.db"
    for name, arguments, word in [
        ("unknown RUN", ["report", "20200101T000000Z-0000", "--store", store], "20200101T000000Z-0000"),
        ("unknown instance", ["explain", "i-0123456789abcdef0", "--store", store], "i-0123456789abcdef0"),
        ("full disk", ["report", "--store", store, "-o", "json=/dev/full"], "/dev/full"),
    ]:
        ended = run(arguments, estate.environment)
        claims.check(ended.status == 5, f"{name}: ends with {ended.status}: {ended.tail()}")
        claims.check(word in ended.errors, f"{name}: names {word}: {ended.tail()}")

    # A store that was cut off in the middle is damaged, or lacks the run; it is never read as an empty run.
    whole = store.read_bytes()
    broken = estate.folder / "broken.db"
    for share in (0.3, 0.9):
        broken.write_bytes(whole[: int(len(whole) * share)])
        ended = run(["report", "--store", broken, "-o", "json"], estate.environment)
        claims.check(ended.status == 5, f"store cut at {share}: ends with {ended.status}: {ended.tail()}")
        claims.check(str(broken) in ended.errors, f"store cut at {share}: names the file: {ended.tail()}")
    if os.geteuid() != 0:  # root reads everything
        broken.chmod(0)
        ended = run(["report", "--store", broken], estate.environment)
        claims.check(ended.status == 5, f"store without permission: ends with {ended.status}: {ended.tail()}")


def main():
    claims = Claims()
    hold_cases(claims)
    hold_jsonl(claims)
    with simulated(nodes=24, accounts=1, regions="us-east-1", seed=6) as estate:
        hold_credentials(claims, estate)
        hold_disk(claims, estate)
        hold_saved_runs(claims, estate)
    claims.end()


main()
