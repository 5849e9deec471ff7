"""What holds for the steps of every remedy: for one instance, and for several as one action."""

import os
import pathlib
import re

import aws_cli

ORDER = ["diagnose", "fix", "verify"]


def reference():
    """The text of the reference that names every document a step may use; None where it isn't there."""
    shared = os.environ.get("PATCHTRIAGE_SHARED") or pathlib.Path(os.environ["PATCHTRIAGE_SOURCE"]).parent / "shared"
    pages = sorted(pathlib.Path(shared).glob("reference/*.md"))
    return "\n".join(page.read_text() for page in pages) or None


class Steps:
    """Checks lists of steps, each command once."""

    def __init__(self, claims):
        self.claims = claims
        self.cli = aws_cli.Cli()
        self.reference = reference()
        self.commands = {}
        self.documents = set()
        self.scripts = 0
        if self.reference is None:
            print("no reference/ in PATCHTRIAGE_SHARED or beside the project: runbooks are not looked up")

    def check(self, where, steps):
        purposes = [ORDER.index(step["purpose"]) for step in steps]
        self.claims.check(purposes == sorted(purposes), f"{where}: diagnose, fix, verify, in this order: {purposes}")
        for step in steps:
            self._check_step(f"{where}: {step['title']!r}", step)

    def _check_step(self, where, step):
        if step["runbook"]:
            self._check_document(where, step["runbook"])
        if step["purpose"] == "fix":
            self.claims.check(step["changes"] != "nothing", f"{where}: a fix says what it changes")
        else:
            self.claims.check(step["changes"] == "nothing", f"{where}: {step['purpose']} changes nothing")
        names = {each["name"] for each in step["inputs"]}
        asked = set(re.findall(r'"\$([A-Z_]+)"', step["command"] or ""))
        self.claims.check(asked == names, f"{where}: asks for {asked}, names {names}")
        if step["command"]:
            self._check_command(where, step)

    def _check_command(self, where, step):
        # Which instance a command names makes no other command of it.
        alike = re.sub(r"\b(m?i-)[0-9a-f]{17}", r"\1x", step["command"])
        if alike in self.commands:
            return
        self.commands[alike] = step["command"]
        try:
            model, params = self.cli.accept(step["command"], step["inputs"])
        except aws_cli.Refused as refusal:
            self.claims.check(False, f"{where}: {refusal}\n    {step['command']}")
            return
        self.claims.check(True, where)
        document = aws_cli.document_of(model, params)
        if document is not None:
            self._check_document(where, document)
        for complaint in aws_cli.script_complaints(model, params):
            self.claims.check(False, f"{where}: {complaint}")
        self.scripts += document == "AWS-RunShellScript"

    def _check_document(self, where, name):
        self.documents.add(name)
        if self.reference is not None:
            self.claims.check(re.search(rf"\b{re.escape(name)}\b", self.reference) is not None,
                              f"{where}: the reference has no document {name}")

    def tell(self):
        self.claims.figure(f"{len(self.commands)} different commands put through the AWS CLI, {self.scripts} scripts "
                           f"through bash -n, {len(self.documents)} documents looked up")
