"""Prints one line that says how many tests were skipped and why, from CTest's JUnit file.

A GoogleTest case gives its reason to GTEST_SKIP; a script prints a line that starts with "SKIPPED: ".
"""

import collections
import re
import sys
import xml.etree.ElementTree


def reason(output):
    lines = output.splitlines()
    for number, line in enumerate(lines):
        if line.startswith("SKIPPED: "):
            return line.removeprefix("SKIPPED: ")
        if re.search(r":\d+: Skipped$", line) and number + 1 < len(lines) and lines[number + 1].strip():
            return lines[number + 1].strip()
    return "no reason given"


def main(path):
    cases = xml.etree.ElementTree.parse(path).getroot().findall("testcase")
    skipped = [case for case in cases if case.find("skipped") is not None]
    reasons = collections.Counter(reason(case.findtext("system-out") or "") for case in skipped)
    told = "; ".join(f"{count} because {why}" for why, count in sorted(reasons.items()))
    print(f"Skipped: {len(skipped)} of {len(cases)} tests" + (f": {told}" if told else ""))


main(sys.argv[1])
