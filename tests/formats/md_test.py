"""The Markdown as a CommonMark parser with tables reads it: tables keep their columns and hostile text stays text."""

import unittest

import dumped
from markdown_it import MarkdownIt

# What only text may become. Strong is ours: it marks the cause.
INLINE = {"text", "text_special", "strong_open", "strong_close"}
JOINER = "\u2060"


def tokens(name):
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(
        dumped.path(f"{name}.md").read_text(encoding="utf-8"))


def text_of(inline):
    return "".join(child.content for child in inline.children)


def tables(name):
    """Every table as rows of cells' inline tokens."""
    found = []
    for token, following in zip(tokens(name), tokens(name)[1:]):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("td_open", "th_open"):
            found[-1][-1].append(following)
    return found


class Markdown(unittest.TestCase):
    def test_has_its_tables_with_as_many_cells_in_every_row(self):
        for name, instances in (("small", 3), ("hostile", len(dumped.TEXTS))):
            widths = []
            for table in tables(name):
                self.assertEqual({len(table[0])}, {len(row) for row in table})
                widths.append((len(table[0]), len(table) - 1))
            self.assertEqual([8, 4, 10, 6], [columns for columns, _ in widths])
            self.assertEqual(instances, widths[2][1])

    def test_makes_nothing_but_text_of_hostile_text(self):
        for token in tokens("hostile"):
            self.assertNotIn(token.type, ("html_block", "fence", "code_block", "bullet_list_open", "blockquote_open"))
            for child in token.children or []:
                self.assertIn(child.type, INLINE, child.content)

    def test_reads_as_the_text_that_was_there(self):
        rows = tables("hostile")[2][1:]
        for text, row in zip(dumped.TEXTS, rows, strict=True):
            shown = text_of(row[4]).replace(JOINER, "")
            if shown.endswith("…"):
                self.assertTrue(text.startswith(shown[:-1].rstrip()), shown)
            else:
                self.assertEqual(text.strip(), shown)

    def test_leaves_nothing_that_a_code_host_links_by_itself(self):
        raw = dumped.path("hostile.md").read_text(encoding="utf-8").lower()
        for needle in ("http://", "https://", "www."):
            self.assertNotIn(needle, raw)
        for row in tables("hostile")[2][1:]:
            shown = text_of(row[4])
            self.assertNotRegex(shown, r"@\w")
            self.assertNotRegex(shown, r"#\d")


if __name__ == "__main__":
    unittest.main()
