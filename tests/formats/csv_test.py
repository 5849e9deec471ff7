"""The CSV as Python's csv reads it: a row an instance, every value of the JSON report, nothing that is a formula."""

import csv
import unittest

import dumped

LONGEST = 32767  # of a spreadsheet's cell, in UTF-16 units
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "|", "%")


def rows(name):
    with dumped.path(f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


class Csv(unittest.TestCase):
    def test_has_a_column_for_every_value_of_the_report(self):
        wanted = set()
        for instance in dumped.report("small")["instances"]:
            wanted |= dumped.paths(instance)
        wanted -= {"priority.range", "exception", "compliance.counts", "patching.baseline"}
        self.assertGreater(len(wanted), 60)
        self.assertEqual(set(), wanted - set(rows("small")[0]))

    def test_says_what_the_report_says(self):
        compared = 0
        for row, instance in zip(rows("small"), dumped.report("small")["instances"], strict=True):
            for column, cell in row.items():
                value = dumped.leaf(instance, column)
                if value is None:
                    self.assertEqual("", cell, column)
                elif isinstance(value, bool):
                    self.assertEqual(str(value).lower(), cell, column)
                elif isinstance(value, (int, float)):
                    self.assertEqual(float(value), float(cell), column)
                elif isinstance(value, (list, dict)):
                    self.assertEqual(cell == "(none)", not value, column)
                    self.assertNotEqual("", cell, column)
                elif column != "context.name":
                    self.assertEqual(value, cell, column)
                compared += 1
        self.assertGreater(compared, 200)

    def test_keeps_hostile_texts_whole_in_one_line_each(self):
        read = rows("hostile")
        self.assertEqual(len(dumped.TEXTS), len(read))
        self.assertEqual(len(read) + 1, dumped.path("hostile.csv").read_bytes().count(b"\n"))
        for text, row in zip(dumped.TEXTS, read, strict=True):
            cell = row["context.name"]
            if cell.endswith(" … (cut)"):
                self.assertGreater(len(text.encode("utf-16-le")) // 2, LONGEST)
                self.assertTrue(text.startswith(cell.removesuffix(" … (cut)")))
            else:
                self.assertIn(cell, (text, "'" + text))
            self.assertLessEqual(len(cell.encode("utf-16-le")) // 2, LONGEST)

    def test_cuts_what_no_spreadsheet_takes_and_says_so(self):
        longest = max((cell for row in rows("hostile") for cell in row.values()), key=len)
        self.assertLessEqual(len(longest.encode("utf-16-le")) // 2, LONGEST)
        self.assertTrue(longest.endswith("… (cut)"), longest[-40:])

    def test_starts_no_cell_like_a_formula(self):
        looked_at = 0
        for row in rows("hostile"):
            for column, cell in row.items():
                self.assertFalse(cell.lstrip(" \"").startswith(FORMULA), f"{column}: {cell[:40]}")
                looked_at += 1
        self.assertGreater(looked_at, 3000)

    def test_ends_every_row_as_rfc_4180_says(self):
        raw = dumped.path("hostile.csv").read_bytes()
        self.assertEqual(raw.count(b"\n"), raw.count(b"\r\n"))
        self.assertEqual(raw.count(b"\r"), raw.count(b"\r\n"))


if __name__ == "__main__":
    unittest.main()
