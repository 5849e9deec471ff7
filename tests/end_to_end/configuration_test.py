"""docs/configuration.md names every setting with its built-in value and no other, and its examples are settings files."""

import json
import os
import pathlib
import re
import tempfile
import tomllib

from program import Claims, bare_environment, run, simulated

ROOT = pathlib.Path(os.environ["PATCHTRIAGE_SOURCE"])
PAGE = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
BUILT_IN = tomllib.loads((ROOT / "settings/default.toml").read_text(encoding="utf-8"))
EXCEPTION_KEYS = {"account", "region", "instance", "cause", "tags", "reason", "owner", "expires_on"}


def documented():
    """The page's tables: {section: {key: second cell}}."""
    sections, section = {}, None
    for line in PAGE.splitlines():
        if heading := re.fullmatch(r"## `\[+([a-z_]+)\]+`", line):
            section = sections.setdefault(heading[1], {})
        elif row := re.match(r"\| `([A-Za-z0-9_. ]+)` \|(.*?)\| ", line):
            section[row[1]] = row[2].strip()
    return sections


def settings_error(folder, text):
    """What the program says about a settings file; it looks at that before it looks for saved runs."""
    path = folder / "patchtriage.toml"
    path.write_text(text, encoding="utf-8")
    ended = run(["report", "--config", path, "--store", folder / "none.db"], bare_environment(folder))
    return ended.errors if str(path) in ended.errors else ""


def hold_page(claims):
    page = documented()
    claims.check(set(page) == set(BUILT_IN) | {"exceptions"}, f"sections: {sorted(page)}")
    for section, values in BUILT_IN.items():
        claims.check(set(page.get(section, {})) == set(values),
                     f"keys of {section}: {set(page.get(section, {})) ^ set(values)}")
        for key, value in values.items():
            cell = page.get(section, {}).get(key, "").strip("`")
            claims.check(cell and tomllib.loads(f"x = {cell}")["x"] == value, f"{section}.{key}: {cell}, not {value}")
    claims.check(set(page["exceptions"]) == EXCEPTION_KEYS, f"exceptions: {set(page['exceptions']) ^ EXCEPTION_KEYS}")


def hold_examples(claims, folder):
    examples = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    claims.check(len(examples) >= 2, f"{len(examples)} examples")
    for example in examples:
        claims.check(not settings_error(folder, example), f"an example is refused: {settings_error(folder, example)}")
    # Every key of an exception is one that the program knows, and there is no other.
    values = {"tags": '{Team = "edge"}', "expires_on": '"2026-12-31"'}
    whole = "[[exceptions]]\n" + "".join(f"{key} = {values.get(key, chr(34) + 'x' + chr(34))}\n" for key in EXCEPTION_KEYS)
    claims.check(not settings_error(folder, whole), f"an exception with every key: {settings_error(folder, whole)}")
    claims.check("unknown setting" in settings_error(folder, whole + 'until = "x"\n'), "an unknown key of an exception")
    for key in ("reason", "expires_on"):
        without = "".join(line for line in whole.splitlines(keepends=True) if not line.startswith(key))
        claims.check(key in settings_error(folder, without), f"an exception without {key} is refused")


def hold_exceptions(claims):
    """An accepted finding stays in every format, and only stops failing the run."""
    with simulated(nodes=30, accounts=1, regions="us-east-1", seed=9) as estate:
        _, report = estate.assess()
        store = estate.folder / "runs.db"
        findings = [row for row in report["instances"] if row["priority"]["tier"]]
        chosen = findings[0]["instance_id"]
        settings = estate.folder / "accepted.toml"
        accepted = "".join(
            f'[[exceptions]]\ninstance = "{row["instance_id"]}"\nreason = "accepted for a test"\nowner = "someone"\n'
            f'expires_on = "2026-11-20"\n' for row in findings)
        settings.write_text(accepted)
        again = ["report", "--store", store, "--config", settings]
        for form in ("json", "md", "csv", "junit", "ocsf"):
            text = run([*again, "-o", form], estate.environment).output
            claims.check(chosen in text and "accepted for a test" in text, f"{form}: the finding is shown as accepted")
        table = run([*again, "-o", "table"], estate.environment).output
        claims.check("accepted until 2026-11-20" in table, "table: the finding is shown as accepted")
        explained = run(["explain", chosen, *again[1:]], estate.environment).output
        claims.check("accepted for a test" in explained, "explain: the finding is shown as accepted")
        now = json.loads(run([*again, "-o", "json"], estate.environment).output)
        claims.check(now["totals"]["accepted"] == len(findings), f"totals.accepted: {now['totals']}")
        claims.check([row["rank"] for row in now["instances"]] == [row["rank"] for row in findings], "ranks stay")
        ended = run([*again, "--fail-on", "any", "-o", "json"], estate.environment)
        claims.check(ended.status == 0, f"accepted findings don't fail a run: {ended.status}")
        ended = run([*again, "--fail-on", "any", "--as-of", "2026-11-21T00:00:00Z", "-o", "json"], estate.environment)
        claims.check(ended.status == 1, f"expired exceptions do: {ended.status}")


def main():
    claims = Claims()
    hold_page(claims)
    with tempfile.TemporaryDirectory() as name:
        hold_examples(claims, pathlib.Path(name))
    hold_exceptions(claims)
    claims.end()


main()
