"""One class for every command: what it is called, takes and gives comes from algorithms.json."""
import os

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVectorLayer,
)
from qgis.PyQt.QtGui import QIcon

from .command import HERE, run_command, why_not
from .parameters import Parameter
from .results import load_folder, name_layers

BASIC = 10  # parameters a dialog shows before "Advanced"
LAYERS = ("features", "raster")


def parameters_of(declaration):
    """The rows a dialog shows. A scenario's keys are changed with "set"; only its layers have fields of their own."""
    rows = [
        row for row in declaration["parameters"]
        if not row.get("overrides_scenario") or row["kind"] in LAYERS
    ]
    by_key = {row["key"]: row for row in rows}
    made = []
    for row in rows:
        table = row["key"].rpartition(".")[0]
        parent = by_key.get(table + ".source") or by_key.get(table) if row["kind"] == "column" else None
        if row["kind"] == "column" and parent is None and not table:
            layers = [other for other in rows if other["kind"] == "features" and other.get("required")]
            parent = layers[0] if len(layers) == 1 else None
        made.append(Parameter(row, parent))
    return made


def basic_of(parameters):
    """Names shown at once: what is required, then layers, then the rest in their order, ten at most."""
    plain = [p for p in parameters if p.is_required or not (p.row.get("advanced") or p.row.get("overrides_scenario"))]
    order = sorted(plain, key=lambda p: (not p.is_required, p.kind not in LAYERS))
    required = sum(p.is_required for p in parameters)
    return {p.name for p in order[: max(BASIC, required)]}


class PassageAlgorithm(QgsProcessingAlgorithm):
    def __init__(self, declaration):
        super().__init__()
        self.declaration = declaration
        self.parameters = parameters_of(declaration)

    def createInstance(self):
        return PassageAlgorithm(self.declaration)

    def name(self):
        return self.declaration["name"]

    def displayName(self):
        return self.declaration["label"]

    def group(self):
        return self.declaration["group"]

    def groupId(self):
        return self.declaration["group"].split(" ", 1)[-1].lower().replace(" ", "_")

    def shortHelpString(self):
        return self.declaration["help"]

    def helpUrl(self):
        return ""

    def tags(self):
        return ["passage", "humanitarian", "access", "corridor", self.name()]

    def icon(self):
        return QIcon(os.path.join(HERE, "icon.svg"))

    def svgIconPath(self):
        return os.path.join(HERE, "icon.svg")

    def initAlgorithm(self, configuration=None):
        basic = basic_of(self.parameters)
        for parameter in sorted(self.parameters, key=lambda p: p.is_destination):
            self.addParameter(parameter.definition(parameter.name in basic))
        self.addOutput(QgsProcessingOutputNumber("FINDINGS", "Number of findings"))
        if self.name() == "run":
            self.addOutput(QgsProcessingOutputVectorLayer("OPTIONS", "Route options"))

    def canExecute(self):
        problem = why_not()
        return (not problem, problem)

    def processAlgorithm(self, parameters, context, feedback):
        words = [self.name()]
        outputs = {}
        for parameter in self.parameters:
            given = parameter.words(self, parameters, context, feedback)
            words += given
            if parameter.is_destination and given:
                outputs[parameter.name] = given[-1]
        # QGIS has asked about the outputs that were named here; what the command names itself it must not replace.
        summary = run_command([*words, *(["--overwrite"] if outputs else [])], feedback)
        if "title" in summary:
            feedback.pushInfo(str(summary["title"]))
        results = {**outputs, "FINDINGS": summary.get("findings", 0)}
        if self.name() == "run" and outputs:
            folder = outputs["OUT"]
            options = os.path.join(folder, "corridors.gpkg")
            if os.path.exists(options):
                results["OPTIONS"] = options + "|layername=options"
                load_folder(folder, context)
        name_layers(self, outputs, context)
        missing = [path for path in outputs.values() if not os.path.exists(path)]
        if missing and not parameters.get("DRY_RUN"):
            raise QgsProcessingException("passage said it was done, but did not write " + ", ".join(missing))
        return results
