"""Checks on the shape of the tree. Each takes the project's root and returns a list of complaints."""

import fnmatch
import pathlib
import re

LINES_REPORTED = 400
LINES_ALLOWED = 600

_INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.MULTILINE)
_LAYER_ROW = re.compile(r"^\|\s*`(\w+)`\s*\|([^|]*)\|", re.MULTILINE)
_NOT_OURS = re.compile(r"^(\.git|build.*|out|node_modules|__pycache__|\.venv)$")


def files(root, *suffixes):
    """The project's own files below root with one of these suffixes (or any), sorted."""
    found = []
    for path in sorted(root.iterdir()):
        if path.is_dir():
            if not _NOT_OURS.match(path.name):
                found += files(path, *suffixes)
        elif not suffixes or path.suffix in suffixes:
            found.append(path)
    return found


def layers(root):
    """What each layer may include, by the table in ARCHITECTURE.md."""
    text = (root / "ARCHITECTURE.md").read_text(encoding="utf-8")
    return {name: set(re.findall(r"\w+", allowed)) for name, allowed in _LAYER_ROW.findall(text)}


def layer_complaints(root):
    """Folders of src/ and rows of the table that don't match, and a row that allows what is above it."""
    complaints = []
    allowed = layers(root)
    folders = {path.name for path in (root / "src").iterdir() if path.is_dir()}
    complaints += [f"src/{name} is not in the table of ARCHITECTURE.md" for name in sorted(folders - set(allowed))]
    complaints += [f"ARCHITECTURE.md lists {name}, which is not in src/" for name in sorted(set(allowed) - folders)]
    below = set()
    for name, includes in allowed.items():
        complaints += [f"ARCHITECTURE.md lets {name} include {other}, which doesn't stand above it in the table"
                       for other in sorted(includes - below)]
        below.add(name)
    return complaints


def include_complaints(root):
    """Include lines under src/ that ARCHITECTURE.md doesn't allow, or whose path doesn't start at src/."""
    complaints = []
    allowed = layers(root)
    for path in files(root / "src", ".h", ".cc"):
        name = path.relative_to(root)
        own = name.parts[1]
        for quote, target in _INCLUDE.findall(path.read_text(encoding="utf-8")):
            other = pathlib.PurePosixPath(target).parts[0]
            if other in allowed:
                if other != own and other not in allowed.get(own, set()):
                    complaints.append(f'{name} includes "{target}": {own} may not see {other}')
            elif quote == '"' and not target.startswith("tests/"):
                complaints.append(f'{name} includes "{target}": write the path from src/')
    return complaints


def long_files(root, limit):
    """Sources with more lines than the limit."""
    complaints = []
    for path in files(root, ".h", ".cc", ".py"):
        count = path.read_text(encoding="utf-8").count("\n")
        if count > limit:
            complaints.append(f"{path.relative_to(root)} has {count} lines, more than {limit}: look for its second thing")
    return complaints


def machine_path_complaints(root):
    """Files that name the folder in which this clone happens to stand, or the folder shared/ beside it."""
    complaints = []
    for path in files(root):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for needle in (f"{root}/", f"{root.parent}/shared"):
            if needle in text:
                complaints.append(f"{path.relative_to(root)} names {needle}, a path of this machine")
    return complaints


def unbuilt_test_complaints(root):
    """Files named *_test.cc that no CMakeLists.txt of their folder or one above names or globs."""
    complaints = []
    for path in files(root, ".cc"):
        if not path.name.endswith("_test.cc"):
            continue
        folder = path.parent
        while True:
            lists = folder / "CMakeLists.txt"
            # A glob may start with a variable that holds the folder.
            text = re.sub(r"#.*", "", lists.read_text(encoding="utf-8")) if lists.exists() else ""
            words = re.findall(r"[^\s()\"]+_test\.cc", text)
            patterns = [re.sub(r"^\$\{\w+\}/", "*", word) for word in words]
            if any(fnmatch.fnmatch(str(path.relative_to(folder)), pattern) for pattern in patterns):
                break
            if folder == root:
                complaints.append(f"{path.relative_to(root)} is in no CMakeLists.txt: it is never built or run")
                break
            folder = folder.parent
    return complaints
