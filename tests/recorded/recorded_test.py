"""Every recorded reply of AWS decodes to what botocore's own parser reads in it.

Compared are all members that the program knows, both ways: what it prints is what botocore reads, and what botocore
reads is printed. Times are compared as instants, numbers as numbers. Lists must be of equal length. Policy documents
of IAM are text that is still URL-encoded on both sides: botocore decodes them after its parser, the program where a
document is read.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys

import replies

BODY_NAME = re.compile(r"(?P<service>[a-z0-9-]+)\.(?P<operation>[A-Za-z]+)\.(?P<number>e?\d+)\.(?:json|xml)$")
LOCAL_FAILURE = 5

# A record's id is held as plain text, since AWS always sends it: where a sample of the documentation leaves it out it
# is printed as empty text, and botocore has no such member.
SAMPLES_WITHOUT_ID = {
    "ssm.GetInventory.2.json.Entities[0].Id": "an aggregator's entity: its result has data, and no node",
    "ssm.GetInventory.3.json.Entities[0].Id": "an aggregator's entity: its result has data, and no node",
    "ssm.ListAssociations.2.json.Associations[0].AssociationId": "AWS CLI sample of an old association by name",
}


def folder():
    shared = os.environ.get("PATCHTRIAGE_SHARED") or pathlib.Path(os.environ["PATCHTRIAGE_SOURCE"]).parent / "shared"
    return pathlib.Path(shared) / "recorded"


def statuses(index):
    rows = re.findall(r"^\| (\S+\.(?:json|xml)) \| (\d+) \|", index.read_text(), re.MULTILINE)
    return {name: int(status) for name, status in rows}


def compare(where, kind, ours, theirs, problems):
    """`kind` is the program's description of the member, as operations_dump prints it."""
    name = kind["kind"]
    if name == "record":
        theirs = theirs or {}
        compare_fields(where, kind["fields"], ours or {}, theirs, problems)
    elif name == "list":
        ours, theirs = ours or [], theirs or []
        if len(ours) != len(theirs):
            problems.append(f"{where}: {len(ours)} items, botocore reads {len(theirs)}")
        for number, (one, other) in enumerate(zip(ours, theirs)):
            compare(f"{where}[{number}]", kind["element"], one, other, problems)
    elif name == "map":
        ours, theirs = ours or {}, theirs or {}
        if sorted(ours) != sorted(theirs):
            problems.append(f"{where}: keys {sorted(ours)}, botocore reads {sorted(theirs)}")
        for key in ours.keys() & theirs.keys():
            compare(f"{where}.{key}", kind["element"], ours[key], theirs[key], problems)
    elif replies.is_nothing(ours) and replies.is_nothing(theirs):
        return
    elif theirs is None and ours == "" and where in SAMPLES_WITHOUT_ID:
        return
    elif ours is None or theirs is None:
        problems.append(f"{where}: {ours!r}, botocore reads {theirs!r}")
    elif name == "time":
        if not replies.same_instant(ours, theirs):
            problems.append(f"{where}: {ours}, botocore reads {theirs}")
    elif name in ("integer", "number"):
        if isinstance(ours, bool) or float(ours) != float(theirs):
            problems.append(f"{where}: {ours!r}, botocore reads {theirs!r}")
    elif type(ours) is not type(theirs) or ours != theirs:
        problems.append(f"{where}: {ours!r}, botocore reads {theirs!r}")


def compare_fields(where, fields, ours, theirs, problems):
    known = {field["name"] for field in fields}
    for name in ours.keys() - known:
        problems.append(f"{where}.{name}: printed, and not in the catalogue")
    for field in fields:
        name = field["name"]
        compare(f"{where}.{name}", field["type"], ours.get(name), theirs.get(name), problems)


def cuts(body, is_first):
    """The body cut short in its middle; the first of an operation also at its beginning and its end."""
    body = body.rstrip()
    lengths = {0, len(body) // 4, len(body) // 2, len(body) * 9 // 10, len(body) - 1} if is_first else {len(body) // 2}
    return [body[:length] for length in sorted(lengths)]


def check_cut(operation_id, cut, whole_length):
    status, printed, told = replies.decode(operation_id, cut)
    where = f"{operation_id} cut at byte {len(cut)} of {whole_length}"
    if status != LOCAL_FAILURE or printed is not None:
        return [f"{where}: exit status {status}, prints {str(printed)[:100]}"]
    return [] if told.strip() else [f"{where}: fails without a word"]


def check(path, status, operations, models):
    match = BODY_NAME.match(path.name)
    service, operation = match["service"], match["operation"]
    operation_id = f"{service}:{operation}"
    if operation_id not in operations:
        return [f"{path.name}: the catalogue has no {operation_id}"]
    body = path.read_bytes()
    theirs = replies.botocore_reply(models[service], operation, body, status)
    exit_status, ours, told = replies.decode(operation_id, body)
    problems = []
    if exit_status != 0 or ours is None:
        problems.append(f"{path.name}: exit status {exit_status}: {told.strip()}")
    elif match["number"].startswith("e"):
        wanted = {"code": theirs["Error"]["Code"], "message": theirs["Error"]["Message"]}
        if ours != {"error": wanted} or not wanted["code"]:
            problems.append(f"{path.name}: {ours}, botocore reads {wanted}")
    else:
        compare_fields(path.name, operations[operation_id]["reply"], ours, theirs, problems)
    for cut in cuts(body, match["number"] in ("1", "e1")):
        problems += check_cut(operation_id, cut, len(body))
    return problems


def main(dump):
    if not folder().is_dir():
        print(f"SKIPPED: no recorded replies at {folder()}")
        return 77
    catalogue = json.loads(subprocess.run([dump], capture_output=True, check=True).stdout)
    operations = {f"{each['service']}:{each['name']}": each for each in catalogue["operations"]}
    status_of = statuses(folder() / "INDEX.md")
    bodies = sorted(path for path in folder().iterdir() if path.suffix in (".json", ".xml"))
    problems = [f"{path.name}: not in INDEX.md" for path in bodies if path.name not in status_of]
    problems += [f"{name}: in INDEX.md, and not there" for name in status_of if not (folder() / name).is_file()]
    models = {each["id"]: replies.service_model(each["id"]) for each in catalogue["services"]}
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        checks = [pool.submit(check, path, status_of.get(path.name, 200), operations, models) for path in bodies]
        for one in checks:
            problems += one.result()
    print(f"{len(bodies)} recorded replies compared with botocore, {len(problems)} problems")
    print("\n".join(problems))
    return 1 if problems or not bodies else 0


sys.exit(main(sys.argv[1]))
