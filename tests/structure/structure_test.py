"""Holds the tree to its shape, and holds the checks themselves against trees with a planted fault."""

import os
import pathlib
import tempfile
import unittest

import structure

ROOT = pathlib.Path(os.environ["PATCHTRIAGE_SOURCE"]).resolve()

TABLE = """
| layer | may include | what it is |
|---|---|---|
| `fleet` | | values |
| `collect` | fleet | a producer |
| `assess` | fleet | a consumer |
| `rank` | fleet, assess | a consumer |
"""


class TheProject(unittest.TestCase):
    def test_has_the_layers_that_architecture_lists(self):
        self.assertEqual([], structure.layer_complaints(ROOT))

    def test_includes_only_what_the_layers_allow(self):
        self.assertEqual([], structure.include_complaints(ROOT))

    def test_has_no_file_that_does_too_much(self):
        for complaint in structure.long_files(ROOT, structure.LINES_REPORTED):
            print(complaint)

        self.assertEqual([], structure.long_files(ROOT, structure.LINES_ALLOWED))

    def test_names_no_path_of_this_machine(self):
        self.assertEqual([], structure.machine_path_complaints(ROOT))

    def test_builds_every_test(self):
        self.assertEqual([], structure.unbuilt_test_complaints(ROOT))


class TheChecks(unittest.TestCase):
    """Each on a small tree of its own, without and with the fault that it is for."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name).resolve() / "project"
        self.write("ARCHITECTURE.md", TABLE)
        for layer in ("fleet", "collect", "assess", "rank"):
            self.write(f"src/{layer}/CMakeLists.txt", "")

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def test_allow_own_lower_and_foreign_headers(self):
        self.write("src/rank/score.cc", '#include "rank/score.h"\n#include "assess/exposure.h"\n#include <fmt/format.h>\n'
                                        '#include "tests/support/golden.h"\n')

        self.assertEqual([], structure.include_complaints(self.root))

    def test_find_an_upward_include(self):
        self.write("src/assess/exposure.h", '#include "rank/score.h"\n')

        self.assertEqual(['src/assess/exposure.h includes "rank/score.h": assess may not see rank'],
                         structure.include_complaints(self.root))

    def test_find_a_consumer_that_includes_a_producer(self):
        self.write("src/rank/score.cc", '  #  include "collect/plan.h"\n')

        self.assertEqual(['src/rank/score.cc includes "collect/plan.h": rank may not see collect'],
                         structure.include_complaints(self.root))

    def test_find_a_producer_that_includes_a_consumer_in_angle_brackets(self):
        self.write("src/collect/plan.cc", "#include <assess/exposure.h>\n")

        self.assertEqual(['src/collect/plan.cc includes "assess/exposure.h": collect may not see assess'],
                         structure.include_complaints(self.root))

    def test_find_a_path_that_does_not_start_at_src(self):
        self.write("src/rank/score.cc", '#include "score.h"\n')

        self.assertEqual(['src/rank/score.cc includes "score.h": write the path from src/'],
                         structure.include_complaints(self.root))

    def test_find_a_layer_that_the_table_does_not_list(self):
        self.write("src/extra/CMakeLists.txt", "")

        self.assertEqual(["src/extra is not in the table of ARCHITECTURE.md"], structure.layer_complaints(self.root))

    def test_find_a_table_that_allows_an_upward_include(self):
        self.write("ARCHITECTURE.md", TABLE.replace("| `assess` | fleet |", "| `assess` | fleet, rank |"))

        self.assertEqual(["ARCHITECTURE.md lets assess include rank, which doesn't stand above it in the table"],
                         structure.layer_complaints(self.root))

    def test_find_a_long_file(self):
        self.write("src/rank/score.cc", "\n" * 12)

        self.assertEqual(["src/rank/score.cc has 12 lines, more than 11: look for its second thing"],
                         structure.long_files(self.root, 11))
        self.assertEqual([], structure.long_files(self.root, 12))

    def test_find_a_path_of_this_machine(self):
        self.write("README.md", f"See {self.root}/src and ../shared\n")

        self.assertEqual([f"README.md names {self.root}/, a path of this machine"],
                         structure.machine_path_complaints(self.root))

    def test_find_a_test_that_is_never_built(self):
        self.write("src/rank/CMakeLists.txt", "patchtriage_layer(rank TESTS score_test.cc)  # tier_test.cc\n")
        self.write("src/rank/score_test.cc", "")
        self.write("src/rank/tier_test.cc", "")

        self.assertEqual(["src/rank/tier_test.cc is in no CMakeLists.txt: it is never built or run"],
                         structure.unbuilt_test_complaints(self.root))

    def test_take_a_globbed_test_for_built(self):
        self.write("src/rank/CMakeLists.txt", "file(GLOB tests ${folder}/*_test.cc)\n")
        self.write("src/rank/signals/age_test.cc", "")

        self.assertEqual([], structure.unbuilt_test_complaints(self.root))


if __name__ == "__main__":
    unittest.main()
