"""inspect_packages.py FOLDER: looks into what script/package made. script/check package runs it."""

import gzip
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else ROOT / "build/packages").resolve()
# What every package brings, below its prefix.
FILES = {
    "bin/patchtriage",
    "share/bash-completion/completions/patchtriage",
    "share/zsh/vendor-completions/_patchtriage",
    "share/fish/vendor_completions.d/patchtriage.fish",
    "share/man/man1/patchtriage.1.gz",
} | {f"share/doc/patchtriage/{name}" for name in (
    "LICENSE", "copyright", "NOTICE", "README.md", "THIRD-PARTY-NOTICES.txt", "configuration.md", "default.toml")}
# The C library's own: an archive can't bring another one, and every Linux has them.
C_LIBRARY = re.compile(r"^(linux-vdso|ld-linux.*|lib(c|m|dl|rt|pthread|resolv))\.so")


def only(pattern):
    found = list(FOLDER.glob(pattern))
    assert len(found) == 1, f"{pattern}: {found}"
    return found[0]


def output_of(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120, **more).stdout


class Packages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.deb = pathlib.Path(scratch.name) / "deb"
        subprocess.run(["dpkg-deb", "-x", only("*.deb"), cls.deb], check=True)
        with tarfile.open(only("*.tar.gz")) as archive:
            archive.extractall(scratch.name, filter="data")
        cls.archive = next(pathlib.Path(scratch.name).glob("patchtriage-*"))

    def test_bring_the_same_files(self):
        for prefix in (self.deb / "usr", self.archive):
            found = {str(path.relative_to(prefix)) for path in prefix.rglob("*") if path.is_file()}
            self.assertEqual(FILES, {name for name in found if not name.startswith("lib/")})
        self.assertFalse((self.deb / "usr/lib").exists(), "the .deb brings no libraries")

    def test_have_checksums(self):
        lines = (FOLDER / "SHA256SUMS").read_text().splitlines()
        self.assertEqual({only("*.deb").name, only("*.tar.gz").name}, {line.split("  ")[1] for line in lines})
        for line in lines:
            digest, name = line.split("  ")
            self.assertEqual(digest, hashlib.sha256((FOLDER / name).read_bytes()).hexdigest())

    def test_the_deb_depends_on_what_the_program_links(self):
        fields = dict(line.split(": ", 1) for line in output_of("dpkg-deb", "-f", only("*.deb")).splitlines()
                      if re.match(r"[A-Z][A-Za-z-]*: ", line))
        self.assertEqual("patchtriage", fields["Package"])
        depends = {part.split()[0] for part in fields["Depends"].split(", ")}
        for package in ("libc6", "libcurl4", "libxlsxwriter4", "libssl3", "libsqlite3-0", "tzdata", "ca-certificates"):
            self.assertIn(package, depends)
        self.assertFalse({name for name in depends if name.endswith("-dev")})

    def test_the_archive_finds_its_libraries_beside_itself(self):
        program = self.archive / "bin/patchtriage"
        for line in output_of("ldd", program, env={"PATH": os.environ["PATH"]}).splitlines():
            name, _, where = line.strip().partition(" => ")
            if C_LIBRARY.match(pathlib.Path(name.split()[0]).name):
                continue
            path = pathlib.Path(where.split(" (")[0]).resolve()
            self.assertTrue(path.is_relative_to(self.archive / "lib/patchtriage"), line)

    def test_run_without_anything_around_them(self):
        version = re.search(r"project\(patchtriage VERSION ([0-9.]+)", (ROOT / "CMakeLists.txt").read_text())[1]
        for program in (self.deb / "usr/bin/patchtriage", self.archive / "bin/patchtriage"):
            self.assertEqual(f"patchtriage {version}\n", output_of(program, "--version", env={}))
            self.assertIn("agent/not-running", output_of(program, "rule", env={}))

    def test_bring_notices_of_everything_linked(self):
        notices = (self.archive / "share/doc/patchtriage/THIRD-PARTY-NOTICES.txt").read_text(encoding="utf-8")
        for library in (self.archive / "lib/patchtriage").iterdir():
            owner = output_of("dpkg-query", "-S", f"*-linux-gnu/{library.name}").split(":")[0]
            self.assertIn(f"    {owner} ", notices, library.name)
        for words in ("libboost1.81-dev", "libcli11-dev", "Boost Software License"):
            self.assertIn(words, notices)

    def test_the_man_page_and_completion_are_those_of_the_program(self):
        program = self.archive / "bin/patchtriage"
        share = self.archive / "share"
        with gzip.open(share / "man/man1/patchtriage.1.gz", "rt", encoding="utf-8") as page:
            self.assertEqual(output_of(program, "man"), page.read())
        self.assertEqual(output_of(program, "completion", "bash"),
                         (share / "bash-completion/completions/patchtriage").read_text(encoding="utf-8"))

    def test_name_no_folder_of_the_machine_that_built_them(self):
        for path in (self.archive / "bin/patchtriage", self.archive / "share/doc/patchtriage/THIRD-PARTY-NOTICES.txt"):
            self.assertNotIn(str(ROOT).encode(), path.read_bytes(), path.name)


if __name__ == "__main__":
    unittest.main()
