"""Every remedy of the catalogue, and the one of every slug, on facts written down by hand: the AWS CLI takes every
command, every id in it stands in the facts, and steps come in their order.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

import steps

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "end_to_end"))
import program  # noqa: E402

FACTS = pathlib.Path(__file__).parent / "facts"

# What AWS's ids look like. Ours come from the facts or are named inputs.
ID = re.compile(r"\b(?:i|mi|vpc|subnet|sg|rtb|acl|nat|vpce|mw|pb|lt|ami|vol|eni|igw|iip-assoc|p|j)-[0-9a-zA-Z]*[0-9][0-9a-zA-Z]{7,}\b"
                r"|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")

# Slugs without a failure: nothing is to be done, or to be waited for.
NOTHING_TO_DO = {"none/success", "none/compliant-now"}

# What a general remedy is right for: what is known is no more than that.
GENERAL = {"os-failure": {"os-patch/unclassified"}, "look-at-node": {"inconclusive/unknown"}}


def dumped(program_path):
    files = sorted(FACTS.glob("*.json"))
    done = subprocess.run([program_path, *files], capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        raise SystemExit(f"remedies_dump ends with {done.returncode}: {done.stderr}")
    texts = {str(file): file.read_text() for file in files}
    return [(row, texts[row["facts"]]) for row in map(json.loads, done.stdout.splitlines())]


def check_slug(claims, where, row):
    if row["id"] in NOTHING_TO_DO:
        claims.check(not row["steps"], f"{where}: nothing is to be done")
        return
    purposes = {step["purpose"] for step in row["steps"]}
    claims.check("verify" in purposes, f"{where}: says how to see that it helped")
    claims.check(row["id"] in GENERAL.get(row["path"], {row["id"]}), f"{where}: has no better remedy than {row['path']}")
    is_told_to_look = row["id"].startswith("inconclusive/")
    claims.check("fix" in purposes or is_told_to_look, f"{where}: has a fix")


def main():
    claims = program.Claims()
    checked = steps.Steps(claims)
    for row, facts in dumped(sys.argv[1]):
        where = f"{pathlib.Path(row['facts']).stem}: {row['by']} {row['id']}"
        checked.check(where, row["steps"])
        for step in row["steps"]:
            invented = {found for found in ID.findall(step["command"] or "") if found not in facts}
            claims.check(not invented, f"{where}: {step['title']!r}: {invented} stand in no fact")
        if row["by"] == "slug":
            check_slug(claims, where, row)
    checked.tell()
    claims.end()


main()
