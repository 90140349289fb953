#!/usr/bin/python3
"""What is installed works as a user finds it: manual pages without warnings, completion in real shells, and a program
of somebody else that is built against the installed library."""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

parser = argparse.ArgumentParser()
parser.add_argument("--passage", required=True)
parser.add_argument("--build", required=True)
parser.add_argument("--cmake", default="cmake")
parser.add_argument("--flags", default="", help="what the library was compiled with: sanitizers have to match")
parser.add_argument("--compiler")
parser.add_argument("only", nargs="*")
OPTIONS = parser.parse_args()
HERE = pathlib.Path(__file__).resolve().parent
BUILD = pathlib.Path(OPTIONS.build)
DOCUMENTS = BUILD / "documents"
USAGE = json.loads(subprocess.check_output([OPTIONS.passage, "usage", "--json"]))
NAMES = [algorithm["name"] for algorithm in USAGE["algorithms"]]


def run(*words, expect=0, **options):
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, timeout=500, **options)
    if done.returncode != expect:
        raise AssertionError(f"{words}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def need(program):
    if shutil.which(program) is None:
        raise unittest.SkipTest(f"{program} is not installed")


class Manual(unittest.TestCase):
    def pages(self):
        return sorted((DOCUMENTS / "man").glob("*.1"))

    def test_every_command_has_a_page_with_every_option(self):
        self.assertEqual({page.stem for page in self.pages()}, {"passage"} | {f"passage-{name}" for name in NAMES})
        for algorithm in USAGE["algorithms"]:
            text = (DOCUMENTS / "man" / f"passage-{algorithm['name']}.1").read_text(encoding="utf-8").replace("\\-", "-")
            for row in algorithm["parameters"]:
                self.assertIn(row["key"].upper() if row.get("positional") else row["option"], text)
        main = (DOCUMENTS / "man" / "passage.1").read_text(encoding="utf-8").replace("\\-", "-")
        for name in NAMES:
            self.assertIn(f"passage-{name}", main)

    def test_no_warnings_of_groff(self):
        need("groff")
        for page in self.pages():
            done = run("groff", "-ww", "-man", "-Tutf8", "-K", "utf8", "-z", page)
            self.assertEqual(done.stderr, "", page.name)

    def test_no_warnings_of_mandoc(self):
        need("mandoc")
        for page in self.pages():
            done = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", page], capture_output=True, text=True)
            self.assertEqual(done.stdout + done.stderr, "", page.name)

    def test_man_shows_a_page(self):
        need("man")
        text = run("man", "-l", DOCUMENTS / "man" / "passage-run.1", env={**os.environ, "MANWIDTH": "100", "LC_ALL": "C.UTF-8"}).stdout
        if not text.strip():
            self.skipTest("man shows nothing here: its pages were left out of this system")
        self.assertIn("Find route options", text)
        self.assertIn("--out DIR", text)


class Completion(unittest.TestCase):
    def bash(self, line, folder=None):
        """What bash offers at the end of a line."""
        words = line.split(" ")
        script = (f"source {DOCUMENTS / 'completion' / 'passage'}\n"
                  "COMP_WORDS=(" + " ".join(f"'{word}'" for word in words) + f")\nCOMP_CWORD={len(words) - 1}\n"
                  "_passage\nprintf '%s\\n' \"${COMPREPLY[@]}\"\ncomplete -p passage\n")
        lines = run("bash", "--norc", "-c", script, cwd=folder).stdout.splitlines()
        self.assertEqual(lines[-1], "complete -F _passage passage")
        return [each for each in lines[:-1] if each]

    def test_bash_offers_commands_options_choices_and_files(self):
        need("bash")
        self.assertEqual(set(self.bash("passage ")) - {"--help", "--version"}, set(NAMES))
        self.assertEqual(self.bash("passage isoc"), ["isochrones"])
        self.assertIn("--half-life", self.bash("passage exposure --hal"))
        self.assertEqual(set(self.bash("passage exercise --size ")), {"small", "province", "country"})
        self.assertEqual(self.bash("passage exercise --parties "), [])
        self.assertIn("--overwrite", self.bash("passage exercise --size small --ov"))
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "my roads.gpkg").touch()
            pathlib.Path(folder, "made").mkdir()
            self.assertEqual(self.bash("passage routes --roads my", folder), ["my roads.gpkg"])
            self.assertEqual(self.bash("passage exercise --out m", folder), ["made"])
            self.assertEqual(sorted(self.bash("passage run m", folder)), ["made", "my roads.gpkg"])

    def test_fish_offers_commands_and_choices(self):
        need("fish")
        with tempfile.TemporaryDirectory() as home:
            def offered(line):
                script = f"source {DOCUMENTS / 'completion' / 'passage.fish'}; complete -C '{line}'"
                text = run("fish", "--no-config", "-c", script, env={**os.environ, "HOME": home}).stdout
                return {each.split("\t")[0] for each in text.splitlines()}

            self.assertIn("isochrones", offered("passage iso"))
            self.assertEqual(offered("passage exercise --size "), {"small", "province", "country"})
            self.assertIn("--parties", offered("passage exercise --pa"))

    def test_zsh_reads_it(self):
        need("zsh")
        run("zsh", "-n", DOCUMENTS / "completion" / "_passage")
        done = run("zsh", "-f", "-c", "autoload -Uz compinit && compinit -u -D && fpath=(%s $fpath) && autoload -Uz _passage && "
                   "compdef _passage passage && print $_comps[passage]" % (DOCUMENTS / "completion"))
        self.assertEqual(done.stdout.strip(), "_passage")


class Fields(unittest.TestCase):
    def test_the_maintainer_is_written_as_debian_asks(self):
        text = (BUILD / "CPackConfig.cmake").read_text(encoding="utf-8")
        contact = re.search(r'set\(CPACK_PACKAGE_CONTACT "(.*)"\)', text).group(1)
        self.assertRegex(contact, r"^[^<>@]+ <[^<>@\s]+@[^<>@\s]+>$")
        if "DEBEMAIL" not in os.environ and "Passage developers" in contact:
            self.assertTrue(contact.endswith(".invalid>"), "an address that nobody reads promises an answer")


class Library(unittest.TestCase):
    def test_another_program_is_built_against_the_installed_library(self):
        folder = BUILD / "package_test"
        shutil.rmtree(folder, ignore_errors=True)
        for component in ("command", "development"):
            run(OPTIONS.cmake, "--install", BUILD, "--component", component, "--prefix", folder / "usr")
        self.assertEqual(list((folder / "usr").rglob("*.partial")), [])
        # Nothing of the build tree may be named: the installed files are moved, as a package is.
        (folder / "usr").rename(folder / "elsewhere")
        for file in (folder / "elsewhere").rglob("*.cmake"):
            self.assertNotIn(str(BUILD), file.read_text(encoding="utf-8"), file.name)
        compiler = [f"-DCMAKE_CXX_COMPILER={OPTIONS.compiler}"] if OPTIONS.compiler else []
        run(OPTIONS.cmake, "-S", HERE / "consumer", "-B", folder / "build", f"-DCMAKE_PREFIX_PATH={folder / 'elsewhere'}",
            f"-DCMAKE_CXX_FLAGS={OPTIONS.flags}", *compiler)
        run(OPTIONS.cmake, "--build", folder / "build")
        said = run(folder / "build" / "consumer").stdout
        self.assertIn("Find route options", said)
        self.assertIn(run(OPTIONS.passage, "--version").stdout.split()[1], said)
        installed = folder / "elsewhere" / "bin" / "passage"
        run(installed, "check", folder / "elsewhere" / "share" / "passage" / "exercise" / "scenario.toml", "--progress", "none")
        shutil.rmtree(folder)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v", *OPTIONS.only])
