"""Completion and the man page, taken by the shells and the formatters that they are made for."""

import pathlib
import re
import shutil
import subprocess
import tempfile

from program import PROGRAM, Claims, bare_environment, run

COMPLETE_IN_BASH = """
eval "$("$1" completion bash)"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_patchtriage "$@" 2>/dev/null
printf '%s\\n' "${COMPREPLY[@]}"
"""


class Shells:
    """A home in which the program is called patchtriage."""

    def __init__(self, folder):
        self.environment = bare_environment(folder)
        self.environment["PATH"] = f"{folder}:{self.environment['PATH']}"
        self.environment["XDG_CONFIG_HOME"] = str(folder)
        (folder / "patchtriage").symlink_to(PROGRAM)
        (folder / "report.toml").touch()
        self.folder = folder

    def run(self, *command, text=None):
        done = subprocess.run(command, env=self.environment, cwd=self.folder, input=text, capture_output=True, text=True,
                              timeout=120)
        return done.returncode, done.stdout, done.stderr

    def bash(self, *words):
        # compopt only works while bash really completes; what it prints then is no part of the answer.
        _, output, _ = self.run("bash", "--norc", "-c", COMPLETE_IN_BASH, "bash", PROGRAM, *words)
        return set(output.split())

    def zsh(self, line):
        _, output, _ = self.run("zsh", "-f", "-c", ZSH, "zsh", line)
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|[\x07\r]", "", output)

    def fish(self, line):
        _, output, _ = self.run("fish", "--no-config", "-c", f"patchtriage completion fish | source; complete -C '{line}'")
        return {row.split("\t")[0] for row in output.splitlines()}


def hold_bash(claims, shells):
    everything = shells.bash("patchtriage", "")
    claims.check({"assess", "diff", "completion", "--version"} <= everything, f"bash: commands: {sorted(everything)}")
    for words, expected in (
        (["patchtriage", "ass"], {"assess"}),
        (["patchtriage", "assess", "--fail-on", ""], {"P1", "P2", "P3", "P4", "any"}),
        (["patchtriage", "assess", "--fail-on", "P"], {"P1", "P2", "P3", "P4"}),
        (["patchtriage", "report", "--stri"], {"--strict"}),
        (["patchtriage", "completion", ""], {"bash", "zsh", "fish"}),
        (["patchtriage", "report", "-o", "xl"], {"xlsx"}),
        (["patchtriage", "report", "-o", "xlsx", "=", "rep"], {"report.toml"}),
        (["patchtriage", "report", "--config", "rep"], {"report.toml"}),
        (["patchtriage", "explain", "i-1", "--all", ""], {"latest"}),
        (["patchtriage", "explain", ""], set()),
        (["patchtriage", "assess", "--region", ""], set()),
        (["patchtriage", "rule", "agent/not-r"], {"agent/not-running"}),
    ):
        found = shells.bash(*words)
        claims.check(found == expected, f"bash: {' '.join(words)}: {sorted(found)}, not {sorted(expected)}")


# A shell that somebody types into: completion needs zsh's line editor, and that a terminal. What it prints is split by
# the codes that move the cursor.
ZSH = r"""
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell 'PS1="ready>"; unsetopt prompt_cr prompt_sp; autoload -Uz compinit; fpath=(. $fpath); compinit -D -u; source ./_patchtriage; stty columns 200; print -r -- loa""ded'
zpty -r -m shell start '*loaded*ready>*'
zpty -n -w shell "$1"$'\t'
zpty -n -w shell $'END\n'
zpty -r -m shell answer '*END*'
zpty -d shell
print -r -- $answer
"""


def hold_fish(claims, shells):
    for line, expected in (
        ("patchtriage ass", {"assess"}),
        ("patchtriage assess --fail-on P", {"P1", "P2", "P3", "P4"}),
        ("patchtriage report --stri", {"--strict"}),
        ("patchtriage completion ", {"bash", "zsh", "fish"}),
        ("patchtriage rule agent/not-r", {"agent/not-running"}),
        ("patchtriage runs -o ", {"table", "json", "ids"}),
        ("patchtriage report -o j", {"json", "junit"}),
        ("patchtriage report -o json=_patch", {"json=_patchtriage"}),
    ):
        found = shells.fish(line)
        claims.check(found == expected, f"fish: {line}: {sorted(found)}, not {sorted(expected)}")


def hold_zsh(claims, shells):
    (shells.folder / "_patchtriage").write_text(run(["completion", "zsh"], shells.environment).output)
    status, _, errors = shells.run("zsh", "-f", "-n", "_patchtriage")
    claims.check(status == 0 and not errors, f"zsh: its syntax: {errors}")
    load = "autoload -Uz compinit; compinit -D -u; fpath=(. $fpath); source ./_patchtriage; echo ${_comps[patchtriage]}"
    status, output, errors = shells.run("zsh", "-f", "-c", load)
    claims.check((status, output.strip()) == (0, "_patchtriage"), f"zsh: it loads: {output} {errors}")
    for line, expected in (
        ("patchtriage ass", "patchtriage assess "),
        ("patchtriage report --stri", "patchtriage report --strict "),
        ("patchtriage report -o ht", "patchtriage report -o html"),
        ("patchtriage rule agent/not-r", "patchtriage rule agent/not-running "),
    ):
        found = shells.zsh(line)
        claims.check(expected in found, f"zsh: {line}: {found}, not {expected}")


def hold_man_page(claims, shells):
    page = run(["man"], shells.environment).output
    claims.check(page == run(["man"], shells.environment).output, "man: twice the same")
    help_of_report = run(["report", "--help"], shells.environment).output
    for flag in ("--fail-on", "--strict", "--as-of"):
        claims.check(flag in help_of_report, f"report --help has {flag}")
        claims.check(flag.replace("-", "\\-") in page, f"man: it has {flag}")
    if shutil.which("mandoc"):
        status, output, _ = shells.run("mandoc", "-T", "lint", "-W", "warning", text=page)
        complaints = [line for line in output.splitlines() if "missing date" not in line]
        claims.check(not complaints, f"mandoc: {complaints[:5]}")
    if shutil.which("groff"):
        status, output, errors = shells.run("groff", "-K", "utf8", "-T", "utf8", "-man", "-ww", "-z", text=page)
        claims.check(status == 0 and not errors, f"groff: {errors[:500]}")
        claims.figure("groff has read the man page")


def main():
    claims = Claims()
    with tempfile.TemporaryDirectory() as name:
        shells = Shells(pathlib.Path(name))
        hold_bash(claims, shells)
        for shell, hold in (("zsh", hold_zsh), ("fish", hold_fish)):
            if shutil.which(shell):
                hold(claims, shells)
            else:
                claims.figure(f"{shell} isn't installed: not tried")
        hold_man_page(claims, shells)
    claims.end()


main()
