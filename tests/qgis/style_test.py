#!/usr/bin/python3
"""corridors.gpkg opens in QGIS with its styles, headings and descriptions, and what is drawn has the colours of the
sheet. Usage: style_test.py PASSAGE. Exit code 4 when QGIS is not installed."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SKIPPED = 4
ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSAGE = sys.argv.pop(1)
WORK = pathlib.Path(tempfile.mkdtemp(prefix="passage-style-"))
WORK.chmod(0o700)
os.environ.update(QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8", XDG_RUNTIME_DIR=str(WORK), HOME=str(WORK))
try:
    from qgis.core import QgsMapRendererParallelJob, QgsMapSettings, QgsVectorLayer
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor
    from qgis.testing import start_app
except ImportError:
    print("QGIS for Python is not installed")
    sys.exit(SKIPPED)

APPLICATION = start_app()
FROM_ABOVE = ["places", "gates", "options", "segments", "areas", "closures", "control", "roads", "lines", "water"]
OKABE_ITO = ["#0072b2", "#d55e00", "#009e73", "#cc79a7"]


class Styles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        subprocess.run([PASSAGE, "run", ROOT / "data/exercise/scenario.toml", "--out", WORK / "run", "--progress", "none"],
                       check=True, capture_output=True)
        cls.layers = {name: QgsVectorLayer(f"{WORK / 'run/corridors.gpkg'}|layername={name}", name, "ogr")
                      for name in FROM_ABOVE}

    def test_every_layer_says_what_it_is(self):
        for name, layer in self.layers.items():
            with self.subTest(name=name):
                self.assertTrue(layer.isValid())
                self.assertGreater(layer.featureCount(), 0)
                self.assertIn("Desk analysis", layer.metadata().abstract())
                headings = [layer.attributeAlias(index) for index in range(1, layer.fields().count())]
                self.assertTrue(all(headings), headings)

    def test_every_layer_has_its_look(self):
        for name in ("options", "gates", "places", "areas", "segments", "control", "roads", "lines"):
            self.assertEqual(self.layers[name].renderer().type(), "categorizedSymbol", name)
        for name in ("options", "gates", "places", "control"):
            self.assertTrue(self.layers[name].labelsEnabled(), name)
        colours = [category.symbol().symbolLayers()[-1].color().name() for category in self.layers["options"].renderer().categories()]
        self.assertEqual(colours, OKABE_ITO)
        hatches = [[part.layerType() for part in category.symbol().symbolLayers()]
                   for category in self.layers["control"].renderer().categories()]
        self.assertGreaterEqual(len(hatches), 3)
        for parts in hatches:
            self.assertTrue(parts and set(parts) == {"LinePatternFill"}, parts)
        angles = {category.symbol().symbolLayer(0).lineAngle() for category in self.layers["control"].renderer().categories()}
        self.assertEqual(len(angles), len(hatches))

    def test_the_drawn_map_has_the_colours_of_the_sheet(self):
        settings = QgsMapSettings()
        settings.setLayers(list(self.layers.values()))
        settings.setDestinationCrs(self.layers["options"].crs())
        extent = self.layers["options"].extent()
        extent.scale(1.2)
        settings.setExtent(extent)
        settings.setOutputSize(QSize(900, 700))
        settings.setBackgroundColor(QColor("white"))
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        self.assertEqual([error.message for error in job.errors()], [])
        image = job.renderedImage()
        image.save(str(WORK / "map.png"))
        seen = {}
        for x in range(image.width()):
            for y in range(image.height()):
                name = image.pixelColor(x, y).name()
                seen[name] = seen.get(name, 0) + 1
        for colour in OKABE_ITO:
            self.assertGreater(seen.get(colour, 0), 100, colour)
        self.assertLess(seen.get("#ffffff", 0), 0.9 * image.width() * image.height())


if __name__ == "__main__":
    program = unittest.main(exit=False)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(not program.result.wasSuccessful())  # QGIS crashes on some exits after all is done
