#!/usr/bin/python3
"""Writes the models that the plugin ships; the .model3 files are part of the repository. To change one: change it here
and run this with the folder of the plugin (with its algorithms.json) as the only argument, QT_QPA_PLATFORM=offscreen."""
import pathlib
import sys

sys.path[:0] = ["/usr/share/qgis/python/plugins", str(pathlib.Path(sys.argv[1]).resolve().parent)]
from qgis.core import (  # noqa: E402
    QgsApplication, QgsProcessing, QgsProcessingModelAlgorithm, QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource, QgsProcessingModelOutput, QgsProcessingModelParameter,
    QgsProcessingParameterFeatureSource, QgsProcessingParameterFile, QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer, QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QPointF  # noqa: E402
from qgis.testing import start_app  # noqa: E402

APPLICATION = start_app()
from passage_provider.provider import PassageProvider  # noqa: E402
from processing.core.Processing import Processing  # noqa: E402

Processing.initialize()
QgsApplication.processingRegistry().addProvider(PassageProvider())


def from_input(name):
    return [QgsProcessingModelChildParameterSource.fromModelParameter(name)]


def from_child(child, output):
    return [QgsProcessingModelChildParameterSource.fromChildOutput(child, output)]


def fixed(value):
    return [QgsProcessingModelChildParameterSource.fromStaticValue(value)]


class Model:
    def __init__(self, name, help_text):
        self.model = QgsProcessingModelAlgorithm(name, "8 Models")
        self.model.setHelpContent({"ALG_DESC": help_text})

    def ask(self, definition):
        component = QgsProcessingModelParameter(definition.name())
        component.setPosition(QPointF(150, 60 + 90 * len(self.model.parameterComponents())))
        self.model.addModelParameter(definition, component)

    def step(self, child_id, algorithm, sources, result=None):
        """One step; `result` is (output, title) of what the model gives back."""
        child = QgsProcessingModelChildAlgorithm(algorithm)
        child.setChildId(child_id)
        child.setDescription(result[1] if result else child_id)
        for name, value in sources.items():
            child.addParameterSources(name, value)
        if result:
            made = QgsProcessingModelOutput(result[1])
            made.setChildId(child_id)
            made.setChildOutputName(result[0])
            child.setModelOutputs({result[1]: made})
        count = len(self.model.childAlgorithms())
        child.setPosition(QPointF(450 + 260 * count, 120 + 60 * count))
        self.model.addChildAlgorithm(child)

    def write(self, folder, name):
        path = folder / f"{name}.model3"
        if not self.model.toFile(str(path)):
            raise SystemExit(f"{path}: not written")
        print(path)


def weekly_update():
    model = Model("Weekly access update", "Finds the route options of a scenario with this week's incidents, and those "
                  "among them that need no further agreement.")
    model.ask(QgsProcessingParameterFile("scenario", "Scenario"))
    model.ask(QgsProcessingParameterFeatureSource("incidents", "Incidents up to this week", [QgsProcessing.TypeVector]))
    model.step("run", "passage:run", {"SCENARIO": from_input("scenario"), "INCIDENTS": from_input("incidents")},
               ("OUT", "Route options of this week"))
    model.step("agreed", "native:extractbyexpression",
               {"INPUT": from_child("run", "OPTIONS"), "EXPRESSION": fixed('coalesce("agreements_missing", \'\') = \'\'')},
               ("OUTPUT", "Options that need no further agreement"))
    return model


def what_if_closed():
    model = Model("What if these close", "Finds the route options as things stand, and again with some keys changed: "
                  "gates.NAME.state=closed, one per line.")
    model.ask(QgsProcessingParameterFile("scenario", "Scenario"))
    model.ask(QgsProcessingParameterString("changes", "Changes, one per line", "gates.NAME.state=closed", True))
    model.step("now", "passage:run", {"SCENARIO": from_input("scenario")}, ("OUT", "As things stand"))
    model.step("then", "passage:run", {"SCENARIO": from_input("scenario"), "SET": from_input("changes")},
               ("OUT", "With the changes"))
    return model


def assess_proposals():
    model = Model("Assess a folder of proposals", "Merges the line layers that were received and measures every line: "
                  "time, crossing points, agreements, people.")
    model.ask(QgsProcessingParameterMultipleLayers("proposals", "Layers received", QgsProcessing.TypeVectorLine))
    model.ask(QgsProcessingParameterFeatureSource("roads", "Roads", [QgsProcessing.TypeVectorLine]))
    model.ask(QgsProcessingParameterString("speed_column", "Column of the roads with the speed in km/h", "speed_kmh"))
    model.ask(QgsProcessingParameterRasterLayer("population", "Population (people per cell)"))
    model.step("merge", "native:mergevectorlayers", {"LAYERS": from_input("proposals")})
    model.step("assess", "passage:assess",
               {"PROPOSALS": from_child("merge", "OUTPUT"), "ROADS": from_input("roads"),
                "ROADS_SPEED": from_input("speed_column"), "POPULATION": from_input("population")},
               ("OUT", "Assessment"))
    return model


def main():
    folder = pathlib.Path(sys.argv[1]) / "models"
    folder.mkdir(exist_ok=True)
    weekly_update().write(folder, "weekly_access_update")
    what_if_closed().write(folder, "what_if_these_close")
    assess_proposals().write(folder, "assess_proposals")


main()
