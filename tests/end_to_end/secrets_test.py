"""No planted secret is found where it doesn't belong: in reports, saved runs, logs, messages or process arguments."""

import base64
import binascii
import io
import json
import pathlib
import re
import subprocess
import time
import zipfile
import zlib

import program
from saved_records import records_of

FORMATS = ("table", "json", "md", "html", "csv", "xlsx", "ocsf", "junit")


def argument_lines(process):
    """What `ps` shows of a running process; a program that has only just begun has no arguments there for a moment."""
    while process.poll() is None:
        if lines := pathlib.Path(f"/proc/{process.pid}/cmdline").read_bytes():
            return lines
        time.sleep(0.001)
    return b""


def readable(name, content):
    """The report's text: a workbook is a zip, and the page's data is deflated in base64."""
    if name == "xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return b"\n".join(book.read(part) for part in book.namelist())
    pieces = [content]
    for text in re.findall(rb"[A-Za-z0-9+/]{64,}={0,2}", content) if name == "html" else ():
        try:
            pieces.append(zlib.decompress(base64.b64decode(text)))
        except (binascii.Error, zlib.error):
            continue  # a piece of the page's own script
    return b"\n".join(pieces)


def hold_clean(claims, what, content, secrets):
    for name, secret in secrets.items():
        claims.check(secret.encode() not in content, f"{what}: has the {name}")


def main():
    claims = program.Claims()
    with program.simulated(nodes=40, accounts=3, regions="us-east-1", seed=5) as estate:
        # The same credentials by a profile, so that they stand in a file, with an external id beside them.
        keys = {name: estate.environment.pop(f"AWS_{name}") for name in ("ACCESS_KEY_ID", "SECRET_ACCESS_KEY")}
        secrets = {"secret key": keys["SECRET_ACCESS_KEY"], "external id": "hush-4711-external"}
        credentials = estate.folder / "credentials"
        credentials.write_text(f"[audit]\naws_access_key_id = {keys['ACCESS_KEY_ID']}\n"
                               f"aws_secret_access_key = {keys['SECRET_ACCESS_KEY']}\n")
        settings = estate.folder / "patchtriage.toml"
        settings.write_text(f'[scope]\nexternal_id = "{secrets["external id"]}"\n')
        environment = {**estate.environment, "AWS_SHARED_CREDENTIALS_FILE": str(credentials), "AWS_PROFILE": "audit"}
        outputs = [word for name in FORMATS for word in ("-o", f"{name}={estate.folder / name}.out")]
        arguments = ["--verbose", "assess", "--org", "--role-name", program.ROLE, "--region", "us-east-1", "--as-of",
                     program.AS_OF, "--all", "--config", settings, "--store", estate.folder / "runs.db", *outputs]
        process = subprocess.Popen([program.PROGRAM, *map(str, arguments)], env=environment, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        lines = argument_lines(process)
        output, errors = process.communicate(timeout=120)
        claims.check(process.returncode == 0, f"assess ends with {process.returncode}: {errors[-300:]}")
        claims.check(b"assess" in lines, "the process arguments were seen")
        hold_clean(claims, "process arguments", lines, secrets)
        hold_clean(claims, "standard output", output, secrets)
        hold_clean(claims, "standard error", errors, secrets)
        listed = json.loads((estate.folder / "json.out").read_text())["instances"]
        # The table shortens ids, so a name.
        instance = listed[0]["context"]["name"].encode()
        for name in FORMATS:
            content = readable(name, (estate.folder / f"{name}.out").read_bytes())
            # What is looked through is the report: it names its first instance.
            claims.check(instance in content, f"-o {name}: names {instance}")
            hold_clean(claims, f"-o {name}", content, secrets)
        hold_clean(claims, "the store", (estate.folder / "runs.db").read_bytes(), secrets)
        with records_of(estate.folder / "runs.db") as listings:
            records = repr([listing.rows for listing in listings]).encode()
        claims.check(instance in records, "the saved records were seen")
        hold_clean(claims, "the saved records", records, secrets)

        # What a wrong key makes the program say.
        environment["AWS_SECRET_ACCESS_KEY"] = "wrong-secret-0815"
        environment["AWS_ACCESS_KEY_ID"] = keys["ACCESS_KEY_ID"]
        environment.pop("AWS_PROFILE")
        for words in (["doctor", "--region", "us-east-1"], ["assess", "--region", "us-east-1", "--no-store"]):
            refused = program.run(words, environment)
            claims.check(refused.status == 4, f"{words[0]} with a wrong key ends with {refused.status}: {refused.tail()}")
            hold_clean(claims, f"{words[0]} with a wrong key", (refused.output + refused.errors).encode(),
                       {**secrets, "wrong key": "wrong-secret-0815"})

        told = program.run(["doctor", "--region", "us-east-1"],
                           {**estate.environment, "AWS_ACCESS_KEY_ID": keys["ACCESS_KEY_ID"],
                            "AWS_SECRET_ACCESS_KEY": keys["SECRET_ACCESS_KEY"]})
        claims.check("identity: arn:aws:" in told.output and "clock: agrees with AWS" in told.output,
                     f"doctor tells identity and clock: {told.output[:300]}")
        hold_clean(claims, "doctor", (told.output + told.errors).encode(), secrets)
    claims.end()


main()
