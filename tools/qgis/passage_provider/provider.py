"""The provider: every command of the registry, from algorithms.json, which `passage usage --json` writes."""
import json
import os

from processing.core.ProcessingConfig import ProcessingConfig, Setting
from qgis.core import QgsProcessingModelAlgorithm, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .algorithm import PassageAlgorithm
from .command import HERE, SETTING, plugin_version, why_not

NOT_SHOWN = {"usage"}  # of no use in a toolbox


class PassageProvider(QgsProcessingProvider):
    def id(self):
        return "passage"

    def name(self):
        return "Passage"

    def longName(self):
        return f"Passage {plugin_version()}"

    def icon(self):
        return QIcon(os.path.join(HERE, "icon.svg"))

    def svgIconPath(self):
        return os.path.join(HERE, "icon.svg")

    def load(self):
        ProcessingConfig.settingIcons[self.name()] = self.icon()
        ProcessingConfig.addSetting(
            Setting(self.name(), SETTING, "Path of the command passage (empty: from PATH)", "",
                    valuetype=Setting.FILE)
        )
        ProcessingConfig.readSettings()
        self.refreshAlgorithms()
        return True

    def unload(self):
        ProcessingConfig.removeSetting(SETTING)

    def loadAlgorithms(self):
        with open(os.path.join(HERE, "algorithms.json"), encoding="utf-8") as file:
            for declaration in json.load(file)["algorithms"]:
                if declaration["name"] not in NOT_SHOWN:
                    self.addAlgorithm(PassageAlgorithm(declaration))
        folder = os.path.join(HERE, "models")
        for name in sorted(os.listdir(folder)):
            model = QgsProcessingModelAlgorithm()
            if model.fromFile(os.path.join(folder, name)):
                self.addAlgorithm(model)

    def warningMessage(self):
        return why_not()

    def supportsNonFileBasedOutput(self):
        return False

    def defaultVectorFileExtension(self, hasGeometry=True):
        return "gpkg"

    def defaultRasterFileExtension(self):
        return "tif"

    def supportedOutputRasterLayerExtensions(self):
        return ["tif"]

    def supportedOutputVectorLayerExtensions(self):
        return ["gpkg", "geojson", "fgb", "shp"]
