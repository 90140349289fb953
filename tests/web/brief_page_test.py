#!/usr/bin/python3
"""The web page in headless Chromium: it stands in every state, asks for nothing, and its parts follow each other.

usage: brief_page_test.py WRITE_SAMPLE [PICTURE_FOLDER]
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import unittest

from chromium import Chromium, find_chromium

STATES = ["full", "one_option", "no_route", "bare"]
SKIPPED = 4


class BriefPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="passage-web-")
        subprocess.run([WRITE_SAMPLE, cls.folder.name], check=True)
        cls.browser = Chromium(find_chromium())

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.folder.cleanup()

    def page(self, state):
        return pathlib.Path(self.folder.name) / state / "brief.html"

    def open(self, state, **kind):
        self.browser.open(self.page(state).as_uri(), **kind)
        self.assertEqual(self.browser.run("document.documentElement.dataset.ready"), "true")

    def count(self, selector):
        return self.browser.run(f"document.querySelectorAll({selector!r}).length")

    def text(self):
        return self.browser.run("document.body.innerText")

    def test_every_state_stands_without_errors_and_requests(self):
        for state in STATES:
            with self.subTest(state):
                self.open(state)
                self.assertEqual(self.browser.errors, [])
                outside = [url for url in self.browser.requests if not url.startswith(("file://", "data:"))]
                self.assertEqual(outside, [])
                files = {url for url in self.browser.requests if url.startswith("file://")}
                self.assertEqual(files, {self.page(state).as_uri()})

    def test_the_policy_forbids_everything_but_the_two_scripts(self):
        html = self.page("full").read_text(encoding="utf-8")
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html).group(1)
        self.assertIn("default-src 'none'", policy)
        self.assertNotIn("unsafe", policy)
        self.open("full")
        self.browser.run("""(() => { const s = document.createElement('script'); s.textContent = 'window.intruder = 1';
                            document.head.append(s); })()""")
        self.assertIsNone(self.browser.run("window.intruder ?? null"))

    def test_nothing_in_the_file_points_outside(self):
        for state in STATES:
            html = self.page(state).read_text(encoding="utf-8")
            self.assertEqual(re.findall(r"""(?:src|href)\s*=\s*["']?https?:""", html), [])
            self.assertEqual(re.findall(r"url\(\s*['\"]?(?!#)[^)]*\)", html.replace("url(#hatch", "(")), [])
            self.assertNotIn("sourceMappingURL", html)

    def test_selecting_anywhere_selects_everywhere(self):
        self.open("full")
        selected = "document.querySelector('.option[data-selected=true]').dataset.option"
        self.assertEqual(self.browser.run(selected), "1")
        self.browser.run("document.querySelectorAll('#table thead button')[1].click()")
        self.assertEqual(self.browser.run(selected), "2")
        self.assertEqual(self.browser.run("document.querySelector('#table th[data-selected=true]').dataset.option"), "2")
        self.assertIn("option 2", self.browser.run("document.querySelector('#profile svg').getAttribute('aria-label')"))
        self.browser.run("document.querySelector('#chart g[data-option=\"3\"]').dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter'}))")
        self.assertEqual(self.browser.run(selected), "3")
        self.assertEqual(self.browser.run("document.querySelector('.option[data-option=\"3\"] button').getAttribute('aria-pressed')"), "true")
        self.browser.run("document.querySelectorAll('.leaflet-marker-pane .disc, .leaflet-marks-pane .disc')[0].closest('.leaflet-marker-icon').click()")
        self.assertEqual(self.browser.run(selected), "1")

    def test_a_no_shows_the_next_option_at_once(self):
        self.open("full")
        ticks = "[...document.querySelectorAll('#list input')].filter((i) => /says no/.test(i.parentNode.innerText))"
        self.assertEqual(self.browser.run(ticks + ".length"), 4)
        out = "[...document.querySelectorAll('.option')].map((o) => o.dataset.out).join()"
        self.assertEqual(self.browser.run(out), "false,false,false")
        self.browser.run(ticks + ".find((i) => /Northern/.test(i.parentNode.innerText)).click()")
        self.assertEqual(self.browser.run(out), "false,true,false")
        self.browser.run(ticks + ".find((i) => /Relief/.test(i.parentNode.innerText)).click()")
        self.assertEqual(self.browser.run(out), "true,true,true")
        answer = self.browser.run("document.querySelector('.answer').innerText")
        self.assertTrue("No way is left" in answer or "another way takes" in answer, answer)

    def test_a_closed_crossing_point_takes_its_options_out(self):
        self.open("full")
        ticks = "[...document.querySelectorAll('.crossings input')]"
        self.assertGreater(self.browser.run(ticks + ".length"), 1)
        out = "[...document.querySelectorAll('.option')].map((o) => o.dataset.out).join()"
        answer = "document.querySelector('.answer').innerText"
        self.browser.run(ticks + "[0].click()")
        self.assertIn("true", self.browser.run(out))
        self.assertIn("option", self.browser.run(answer))
        self.browser.run(ticks + ".forEach((tick) => tick.checked || tick.click())")
        self.assertEqual(self.browser.run(out), "true,true,true")
        self.assertIn("did not ask", self.browser.run(answer))

    def test_the_next_best_option_is_looked_at_everywhere(self):
        self.open("full")
        selected = "document.querySelector('.option[data-selected=true]').dataset.option"
        self.assertEqual(self.browser.run(selected), "1")
        self.browser.run("[...document.querySelectorAll('#list input')].find((i) => /Восточный/.test(i.parentNode.innerText)).click()")
        out = self.browser.run("[...document.querySelectorAll('.option[data-out=true]')].map((o) => o.dataset.option).join()")
        self.assertIn("1", out.split(","))
        chosen = self.browser.run(selected)
        if len(out.split(",")) < 3:
            self.assertNotIn(chosen, out.split(","))
            self.assertEqual(self.browser.run("document.querySelector('#table th[data-selected=true]').dataset.option"), chosen)
        for number in out.split(","):
            self.assertEqual(self.browser.run(f"document.querySelector('#chart g[data-option=\"{number}\"]').style.opacity"), "0.25")
            self.assertEqual(self.browser.run(f"document.querySelector('#table th[data-option=\"{number}\"]').dataset.out"), "true")

    def test_the_slider_over_walking_time_counts_people(self):
        self.open("full")
        said = "document.querySelector('.slider output').textContent.replaceAll('\\u202f', '')"
        self.browser.run("(() => { const s = document.querySelector('.slider input'); s.value = 30; s.dispatchEvent(new Event('input')); })()")
        self.assertIn("90000 people live within a walk of 30 min", self.browser.run(said))
        self.browser.run("document.querySelector('.slider input').focus()")
        self.browser.key("ArrowRight")
        self.assertIn("93000 people live within a walk of 31 min", self.browser.run(said))
        self.browser.run("document.querySelectorAll('#table thead button')[1].click()")
        self.assertIn("62000 people live within a walk of 31 min", self.browser.run(said))  # the time stays, the option changes

    def test_people_say_who_is_left_out(self):
        self.open("full")
        text = self.text().replace("\u202f", "")
        self.assertIn("people live within", text)
        self.assertIn("How different the options are", text)

    def test_names_on_the_profile_never_overlap(self):
        for width in (390, 1400):
            self.open("full", width=width, height=800, is_phone=width < 500)
            overlaps = self.browser.run("""(() => { const boxes = [...document.querySelectorAll('#profile svg > text')]
                .filter((t) => t.getAttribute('text-anchor') === 'middle').map((t) => t.getBoundingClientRect());
                let n = 0; boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
                if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) ++n; })); return n; })()""")
            self.assertEqual(overlaps, 0)

    def wait_until_the_map_rests(self):
        """After a zoom the map glides, however long a busy machine takes for it."""
        where = """JSON.stringify([document.querySelectorAll('.leaflet-zoom-anim').length,
            [...document.querySelectorAll('.leaflet-marks-pane .disc')].map((e) => e.getBoundingClientRect())])"""
        deadline, before, equal = time.time() + 15, None, 0
        while time.time() < deadline and equal < 3:
            time.sleep(0.2)
            now = self.browser.run(where)
            equal = equal + 1 if now == before and now.startswith("[0,") else 0
            before = now

    def crowd(self, state):
        """The page of a state with forty towns on every piece of its options, written beside it."""
        html = self.page(state).read_text(encoding="utf-8")
        start = html.index('<script type="application/json" id="data">') + len('<script type="application/json" id="data">')
        end = html.index("</script>", start)
        data = json.loads(html[start:end])
        for one in data["options"]:
            ends = list(zip(one["line"][::2], one["line"][1::2]))
            for (lat, lon), (next_lat, next_lon) in zip(ends, ends[1:]):
                for step in range(40):
                    share = step / 40
                    data["places"].append({"name": f"Town {step} on {one['id']}", "role": "town", "kind": "town", "population": step,
                                           "at": [lat + (next_lat - lat) * share, lon + (next_lon - lon) * share]})
        path = self.page(state).with_name("crowded.html")
        path.write_text(html[:start] + json.dumps(data).replace("<", "\\u003c") + html[end:], encoding="utf-8")
        return path, data

    def test_marks_and_names_leave_the_numbers_of_options_free(self):
        path, data = self.crowd("full")
        for size in ({"width": 390, "height": 844, "is_phone": True}, {"width": 1400, "height": 900}):
            with self.subTest(**size):
                self.browser.open(path.as_uri(), **size)
                self.assertEqual(self.browser.errors, [])
                for view in ("as it opens", "closer"):
                    found = self.browser.run("""(() => {
                        const box = (e) => e.getBoundingClientRect(), list = (s) => [...document.querySelectorAll(s)];
                        const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
                        const view = box(document.getElementById('map'));
                        const numbers = list('.leaflet-marks-pane .disc').filter((e) => { const b = box(e);
                            return b.left > view.left + 60 && b.right < view.right && b.top > view.top && b.bottom < view.bottom - 40; });
                        const names = list('.leaflet-names-pane .name').map(box), marks = list('.leaflet-marks-pane .pin > svg').map(box);
                        const all = numbers.map(box);
                        return { numbers: numbers.length, names: names.length, marks: marks.length,
                            hidden: numbers.filter((e) => { const b = box(e);
                                return !e.contains(document.elementFromPoint((b.left + b.right) / 2, (b.top + b.bottom) / 2)); }).length,
                            on_names: all.filter((a) => names.some((b) => meet(a, b))).length,
                            on_marks: all.filter((a) => marks.some((b) => meet(a, b))).length,
                            names_on_names: names.filter((a, i) => names.slice(i + 1).some((b) => meet(a, b))).length };
                    })()""")
                    self.assertGreater(found["numbers"], 2)
                    self.assertGreater(found["names"], 3)
                    self.assertLess(found["marks"], len(data["places"]) / 4)  # a town without room for its name has no mark
                    for overlap in ("hidden", "on_names", "on_marks", "names_on_names"):
                        self.assertEqual(found[overlap], 0, found)
                    ends = [place["name"] for place in data["places"] if place["role"] in ("origin", "destination")]
                    shown = self.browser.run("[...document.querySelectorAll('.leaflet-names-pane .name')].map((e) => e.textContent)")
                    if view == "as it opens":
                        self.assertEqual([name for name in ends if name not in shown], [])
                    self.browser.run("document.querySelector('.leaflet-control-zoom-in').click()")
                    self.wait_until_the_map_rests()

    def test_profile_and_map_follow_each_other(self):
        self.open("full")
        self.browser.run("""document.querySelector('#profile svg').dispatchEvent(
            new PointerEvent('pointermove', {bubbles: true, clientX: 400, clientY: 800}))""")
        self.assertEqual(self.browser.run("[...document.querySelectorAll('#profile svg line')].at(-1).getAttribute('visibility')"), "visible")

    def test_layers_can_be_turned_off(self):
        self.open("full")
        before = self.count("img.density")
        self.assertEqual(before, 1)
        self.browser.run("""[...document.querySelectorAll('#list label')].find((l) => /density/.test(l.textContent))
                            .querySelector('input').click()""")
        self.assertEqual(self.count("img.density"), 0)

    def test_every_control_has_a_name_and_the_list_comes_before_the_map(self):
        self.open("full")
        nameless = self.browser.run("""[...document.querySelectorAll('button, input, select, [role=button]')].filter((e) =>
            !(e.innerText || e.getAttribute('aria-label') || e.textContent || e.closest('label')?.textContent || '').trim()).length""")
        self.assertEqual(nameless, 0)
        self.assertTrue(self.browser.run("""Boolean(document.getElementById('list').compareDocumentPosition(
            document.getElementById('map')) & Node.DOCUMENT_POSITION_FOLLOWING)"""))

    def test_phone_the_list_is_a_sheet_over_the_map(self):
        self.open("full", width=390, height=800, is_phone=True)
        self.assertLessEqual(self.browser.run("document.documentElement.scrollWidth"), 390)
        height = "document.getElementById('list').getBoundingClientRect().height"
        self.assertLess(self.browser.run(height), 90)
        self.browser.run("document.getElementById('list').style.transition = 'none'")
        self.browser.run("document.getElementById('handle').click()")
        self.assertGreater(self.browser.run(height), 300)

    def test_states_say_what_is_missing(self):
        self.open("no_route")
        self.assertIn("No route from Port-Élan to Haut-Gué", self.text().replace("\u2068", "").replace("\u2069", ""))
        self.open("bare")
        self.assertIn("no incidents were given", self.text())
        self.open("one_option")
        self.assertIn("Only one route option was found", self.text())

    def test_words(self):
        for state in STATES:
            self.open(state)
            text = self.text().lower()
            for word in (r"\bsafe", r"\brecommend", r"\benemy", r"\bgates?\b", r"candidate corridor"):
                self.assertIsNone(re.search(word, text), word)

    def test_pictures_for_looking_at(self):
        if not PICTURES:
            self.skipTest("no folder given")
        for name, kind in {"desk": {}, "phone": {"width": 390, "height": 800, "is_phone": True}}.items():
            for state in STATES:
                self.open(state, **kind)
                self.browser.picture(str(pathlib.Path(PICTURES) / f"{state}_{name}.png"))


if __name__ == "__main__":
    if not find_chromium():
        print("skipped: no Chromium on this machine")
        sys.exit(SKIPPED)
    WRITE_SAMPLE = sys.argv[1]
    PICTURES = sys.argv[2] if len(sys.argv) > 2 else None
    unittest.main(argv=sys.argv[:1], verbosity=2)
