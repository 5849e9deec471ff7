"""The workbook as openpyxl reads it: the sheets, typed cells, filters and frozen heads, and no formula anywhere."""

import datetime
import unittest
import zipfile

import dumped
import openpyxl

LONGEST = 32767  # of a cell, in UTF-16 units


def book(name):
    return openpyxl.load_workbook(dumped.path(f"{name}.xlsx"))


def rows(sheet):
    head = [cell.value for cell in sheet[1]]
    return [dict(zip(head, row, strict=True)) for row in sheet.iter_rows(min_row=2)]


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).replace(tzinfo=None)


class Xlsx(unittest.TestCase):
    def test_has_its_sheets_with_filters_and_frozen_heads(self):
        for name in ("small", "hostile"):
            workbook = book(name)
            self.assertEqual(["instances", "actions", "patches", "coverage", "about"], workbook.sheetnames)
            for sheet in workbook:
                self.assertEqual("A2", sheet.freeze_panes)
                self.assertEqual(sheet.dimensions, sheet.auto_filter.ref)
                self.assertTrue(sheet["A1"].font.bold)

    def test_types_its_cells(self):
        for row, instance in zip(rows(book("small")["instances"]), dumped.report("small")["instances"], strict=True):
            for column, cell in row.items():
                value = dumped.leaf(instance, column)
                if value is None or value == "":
                    self.assertIsNone(cell.value, column)
                elif isinstance(value, bool):
                    self.assertIs(value, cell.value, column)
                elif isinstance(value, (int, float)):
                    self.assertEqual(("n", value), (cell.data_type, cell.value), column)
                elif column.endswith(("_at", "_since")):
                    self.assertTrue(cell.is_date, column)
                    self.assertLess(abs(instant(value) - cell.value), datetime.timedelta(seconds=1), column)
                else:
                    self.assertEqual("s", cell.data_type.replace("inlineStr", "s"), column)
                    if isinstance(value, str) and column != "context.name":
                        self.assertEqual(value, cell.value, column)

    def test_counts_patches_actions_and_coverage(self):
        for name in ("small", "hostile"):
            report, workbook = dumped.report(name), book(name)
            patches = [patch for row in report["instances"] for patch in row["compliance"]["patches"] or []]
            self.assertEqual(len(patches), len(rows(workbook["patches"])))
            self.assertEqual(len(report["actions"]), len(rows(workbook["actions"])))
            self.assertEqual(len(report["coverage"]), len(rows(workbook["coverage"])))

    def test_holds_no_formula_and_no_link(self):
        looked_at = 0
        for sheet in book("hostile"):
            for row in sheet.iter_rows():
                for cell in row:
                    self.assertNotEqual("f", cell.data_type, cell.coordinate)
                    self.assertIsNone(cell.hyperlink, cell.coordinate)
                    looked_at += 1
        self.assertGreater(looked_at, 3000)

    def test_keeps_hostile_texts_as_far_as_a_cell_holds_them(self):
        for text, row in zip(dumped.TEXTS, rows(book("hostile")["instances"]), strict=True):
            shown = row["context.name"].value
            self.assertLessEqual(len(shown.encode("utf-16-le")) // 2, LONGEST)
            # Spreadsheets turn "_x005F_" back into "_"; the library that reads here leaves it.
            shown = shown.replace("_x005F_x", "_x")
            if shown.endswith(" … (cut)"):
                self.assertGreater(len(text.encode("utf-16-le")) // 2, LONGEST)
                self.assertTrue(text.startswith(shown.removesuffix(" … (cut)")))
            else:
                self.assertEqual(text, shown)

    def test_writes_no_text_that_readers_turn_into_a_control_character(self):
        with zipfile.ZipFile(dumped.path("hostile.xlsx")) as archive:
            sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        self.assertIn("_x005F_x001B_", sheet)
        self.assertNotIn("_x001B_", sheet.replace("_x005F_x001B_", ""))

    def test_says_when_by_the_report_and_not_by_the_clock(self):
        properties = book("small").properties
        self.assertEqual(instant(dumped.report("small")["run"]["as_of"]), properties.created)
        with zipfile.ZipFile(dumped.path("small.xlsx")) as archive:
            self.assertEqual({(1980, 1, 1, 0, 0, 0)}, {entry.date_time for entry in archive.infolist()})


if __name__ == "__main__":
    unittest.main()
