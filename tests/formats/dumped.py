"""What formats_dump writes, for the tests of this folder: the small summary and the hostile one in every format."""

import json
import pathlib
import subprocess
import sys
import tempfile

_FOLDER = tempfile.TemporaryDirectory()
subprocess.run([sys.argv.pop(1), _FOLDER.name], check=True, timeout=120)


def path(name):
    return pathlib.Path(_FOLDER.name) / name


def report(name):
    """The JSON report of one of the summaries: "small" or "hostile"."""
    return json.loads(path(f"{name}.json").read_text(encoding="utf-8"))


# The hostile texts in the order of the hostile summary's instances, with visible stand-ins for what a terminal may not
# be sent, and line breaks as spaces.
TEXTS = json.loads(path("texts.json").read_text(encoding="utf-8"))


def leaf(instance, column):
    """The value of the JSON report that a column is named after."""
    value = instance
    for part in column.split("."):
        if isinstance(value, list):
            return value[{"lowest": 0, "highest": 1}[part]]
        if value is None:
            return None
        value = value[part]
    return value


def paths(value, prefix=""):
    """The paths of an instance's values; what is evidence is left out, tags and a score's range are one value."""
    if not isinstance(value, dict) or prefix == "context.tags.":
        return {prefix.rstrip(".")}
    found = set()
    for name, member in value.items():
        if name != "evidence":
            found |= paths(member, f"{prefix}{name}.")
    return found
