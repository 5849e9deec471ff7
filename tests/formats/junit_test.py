"""The JUnit report as an XML parser reads it: counts that are those of its cases, and text that stays text."""

import unittest
import xml.etree.ElementTree as ElementTree

import dumped

COUNTS = {"tests": "testcase", "failures": "testcase/failure", "errors": "testcase/error", "skipped": "testcase/skipped"}


class Junit(unittest.TestCase):
    def test_counts_its_own_cases(self):
        for name in ("small", "hostile"):
            root = ElementTree.parse(dumped.path(f"{name}.junit")).getroot()
            self.assertEqual("testsuites", root.tag)
            for count, cases in COUNTS.items():
                suites = root.findall("testsuite")
                self.assertEqual(int(root.get(count)), sum(int(suite.get(count)) for suite in suites), count)
                for suite in suites:
                    self.assertEqual(int(suite.get(count)), len(suite.findall(cases)), count)

    def test_has_one_case_for_each_instance_and_hole(self):
        for name in ("small", "hostile"):
            root = ElementTree.parse(dumped.path(f"{name}.junit")).getroot()
            report = dumped.report(name)
            holes = [row for row in report["coverage"] if row["status"] not in ("complete", "skipped")]
            self.assertEqual(len(report["instances"]) + len(holes), len(root.findall("testsuite/testcase")))

    def test_keeps_hostile_texts_as_text(self):
        root = ElementTree.parse(dumped.path("hostile.junit")).getroot()
        cases = root.findall("testsuite[@name='222222222222/us-east-1']/testcase")
        for text, case in zip(dumped.TEXTS, cases, strict=True):
            self.assertEqual(text, case.get("name").partition(" ")[2])
            self.assertEqual(["failure"], [child.tag for child in case])
            self.assertEqual([], list(case[0]))
            self.assertIn(text, case[0].text)


if __name__ == "__main__":
    unittest.main()
