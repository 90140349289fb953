"""From a declared parameter to a QGIS parameter, and from its value to words of the command line."""
import os
import re

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterDistance,
    QgsProcessingParameterDuration,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
    QgsUnitTypes,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime

ADVANCED = QgsProcessingParameterDefinition.Flag.FlagAdvanced
FILE_FORMATS = ["gpkg", "csv", "shp", "fgb", "geojson", "kml", "gpx"]
GEOMETRY = {
    "point": [QgsProcessing.SourceType.TypeVectorPoint],
    "line": [QgsProcessing.SourceType.TypeVectorLine],
    "polygon": [QgsProcessing.SourceType.TypeVectorPolygon],
    # Places and crossing points may also come as a table with lon and lat.
    "place": [QgsProcessing.SourceType.TypeVector],
    "any": [QgsProcessing.SourceType.TypeVectorAnyGeometry],
}
TIMES = {
    "d": (86400, QgsUnitTypes.TemporalUnit.TemporalDays),
    "h": (3600, QgsUnitTypes.TemporalUnit.TemporalHours),
    "min": (60, QgsUnitTypes.TemporalUnit.TemporalMinutes),
    "s": (1, QgsUnitTypes.TemporalUnit.TemporalSeconds),
}
WORDS = {"crs": "CRS", "id": "ID", "as of": "as of"}


def qgis_name(row):
    """OUT, ROADS, INCIDENTS_HALF_LIFE: what scripts and models write. Never translated, never renamed."""
    return row["option"].lstrip("-").replace("-", "_").upper()


def label(row):
    """"Incidents: half life [d]"."""
    words = row["option"].lstrip("-").lower().replace("-", " ")
    text = words[:1].upper() + words[1:]
    unit = shown_unit(row)
    return f"{text} [{unit}]" if unit else text


def shown_unit(row):
    if row["kind"] == "raster":
        return row.get("holds", "")
    if row["kind"] != "quantity" or row.get("list"):
        return ""
    if row["unit"] == "s":
        return time_unit(row)
    return "%" if row["unit"] == "share" else "" if row["unit"] == "times" else row["unit"]


def time_unit(row):
    """The unit a person thinks in: that of the declared default, else hours or days by the range."""
    match = re.search(r"[a-z]+$", row.get("default_text", ""))
    if match and match.group(0) in TIMES:
        return match.group(0)
    return "d" if row.get("low", 0) >= 86400 else "h"


def help_of(row):
    text = row["help"]
    if row.get("list") and row["kind"] == "quantity":
        text += " Several, with commas and units: " + (row.get("default_text") or "1 km, 2 km") + "."
    elif row.get("list") and row["kind"] == "text":
        text += " Several: one per line."
    elif row["kind"] == "map":
        text += " Written as ours=theirs, with commas between."
    if "low" in row or "high" in row:
        text += " " + bounds_text(row)
    return text


def bounds_text(row):
    unit = {"share": "", "times": ""}.get(row.get("unit"), row.get("unit", ""))
    low, high = row.get("low"), row.get("high")
    if high is None:
        return f"At least {low:g} {unit}".rstrip() + "."
    if low is None:
        return f"At most {high:g} {unit}".rstrip() + "."
    return f"From {low:g} to {high:g} {unit}".rstrip() + "."


class Parameter:
    """One declared row. `parent` is the row of the layer whose columns it names."""

    def __init__(self, row, parent=None):
        self.row = row
        self.parent = parent
        self.name = qgis_name(row)
        self.kind = row["kind"]
        self.is_required = bool(row.get("required"))
        self.is_destination = self.kind in ("output_file", "output_folder")

    def definition(self, is_basic):
        made = getattr(self, "make_" + self.kind)()
        made.setHelp(help_of(self.row))
        if not is_basic:
            made.setFlags(made.flags() | ADVANCED)
        return made

    # What QGIS shows.

    def base(self):
        return {"name": self.name, "description": label(self.row), "optional": not self.is_required}

    def make_features(self):
        if self.row.get("list"):
            return QgsProcessingParameterMultipleLayers(layerType=QgsProcessing.SourceType.TypeVector, **self.base())
        return QgsProcessingParameterFeatureSource(types=GEOMETRY[self.row.get("holds", "any")], **self.base())

    def make_raster(self):
        if self.row.get("list"):
            return QgsProcessingParameterMultipleLayers(layerType=QgsProcessing.SourceType.TypeRaster, **self.base())
        return QgsProcessingParameterRasterLayer(**self.base())

    def make_column(self):
        default = self.row.get("default")
        if self.parent is None:
            return QgsProcessingParameterString(defaultValue=default, **self.base())
        return QgsProcessingParameterField(parentLayerParameterName=qgis_name(self.parent), **self.base())

    def make_flag(self):
        return QgsProcessingParameterBoolean(self.name, label(self.row), defaultValue=bool(self.row.get("default")))

    def make_choice(self):
        default = self.row.get("default")
        return QgsProcessingParameterEnum(
            options=self.row["choices"], allowMultiple=bool(self.row.get("list")), usesStaticStrings=True,
            defaultValue=default, **self.base(),
        )

    def make_text(self):
        default = self.row.get("default")
        many = bool(self.row.get("list"))
        return QgsProcessingParameterString(
            defaultValue="\n".join(default) if many and default else None if many else default, multiLine=many,
            **self.base(),
        )

    def make_map(self):
        return QgsProcessingParameterString(**self.base())

    make_clock_window = make_map

    def make_table(self):
        headers = [field["key"] for field in self.row["fields"]]
        return QgsProcessingParameterMatrix(headers=headers, **self.base())

    def make_date(self):
        return QgsProcessingParameterDateTime(type=QgsProcessingParameterDateTime.Type.Date, **self.base())

    def make_crs(self):
        return QgsProcessingParameterCrs(**self.base())

    def make_count(self):
        return self.limited(
            QgsProcessingParameterNumber(
                type=QgsProcessingParameterNumber.Type.Integer, defaultValue=self.row.get("default"), **self.base()
            ), 1, most=2**31 - 1,
        )

    make_seed = make_count

    def make_quantity(self):
        if self.row.get("list"):
            return QgsProcessingParameterString(defaultValue=self.row.get("default_text"), **self.base())
        default, unit = self.row.get("default"), self.row["unit"]
        if unit == "s":
            symbol = time_unit(self.row)
            factor, shown = TIMES[symbol]
            made = QgsProcessingParameterDuration(defaultValue=divided(default, factor), **self.base())
            made.setDefaultUnit(shown)
            return self.limited(made, factor)
        if unit == "m":
            made = QgsProcessingParameterDistance(defaultValue=default, **self.base())
            made.setDefaultUnit(QgsUnitTypes.DistanceUnit.DistanceMeters)
            return self.limited(made, 1)
        factor = 0.01 if unit == "share" else 1
        made = QgsProcessingParameterNumber(
            type=QgsProcessingParameterNumber.Type.Double, defaultValue=divided(default, factor), **self.base()
        )
        return self.limited(made, factor)

    def limited(self, made, factor, most=None):
        if "low" in self.row:
            made.setMinimum(self.row["low"] / factor)
        if "high" in self.row:
            high = self.row["high"] / factor
            made.setMaximum(high if most is None else min(high, most))
        return made

    def make_input_file(self):
        return QgsProcessingParameterFile(**self.base())

    def make_input_folder(self):
        return QgsProcessingParameterFile(behavior=QgsProcessingParameterFile.Behavior.Folder, **self.base())

    def make_output_file(self):
        endings = self.row.get("endings", "").split()
        base = {**self.base(), "createByDefault": self.is_required}
        if ".tif" in endings:
            return QgsProcessingParameterRasterDestination(**base)
        if ".gpkg" in endings:
            return QgsProcessingParameterVectorDestination(**base)
        known = {".csv": "Table", ".json": "JSON", ".pdf": "PDF", ".html": "Web page"}
        filters = [f"{known.get(ending, ending[1:])} (*{ending})" for ending in endings or [".csv"]]
        return QgsProcessingParameterFileDestination(fileFilter=";;".join(filters), **base)

    def make_output_folder(self):
        return QgsProcessingParameterFolderDestination(**self.base())

    # What the command reads.

    def words(self, algorithm, parameters, context, feedback):
        """The words on the command line; none when nothing was given."""
        if self.kind != "raster" and self.kind != "features" and not self.is_destination:
            if self.name not in parameters or parameters[self.name] in (None, ""):
                return []
        value = getattr(self, "value_" + self.kind)(algorithm, parameters, context, feedback)
        if value is None or value == [] or value == "":
            return []
        if self.row.get("positional"):
            return [value]
        if value is True:
            return [self.row["option"]]
        values = value if isinstance(value, list) else [value]
        return [word for each in values for word in (self.row["option"], each)]

    def value_features(self, algorithm, parameters, context, feedback):
        if parameters.get(self.name) in (None, ""):
            return None
        if self.row.get("list"):
            layers = algorithm.parameterAsLayerList(parameters, self.name, context) or []
            return [self.path_of_layer(layer, algorithm, parameters, context) for layer in layers]
        check_layer_crs(algorithm.parameterAsVectorLayer(parameters, self.name, context), self.row)
        source = algorithm.parameterAsSource(parameters, self.name, context)
        if source is None:
            raise QgsProcessingException(f"{label(self.row)}: the layer cannot be read")
        # What is no file yet becomes one. In a GeoPackage a column "fid" that repeats, as merged layers have, loses rows.
        export = "gpkg" if source.wkbType() == QgsWkbTypes.Type.NoGeometry else "fgb"
        path, layer = algorithm.parameterAsCompatibleSourceLayerPathAndLayerName(
            parameters, self.name, context, FILE_FORMATS, export, feedback
        )
        written = QgsVectorLayer(f"{path}|layername={layer}" if layer else path, "written", "ogr")
        if source.featureCount() >= 0 and written.featureCount() != source.featureCount():
            raise QgsProcessingException(
                f"{label(self.row)}: {source.featureCount()} features were chosen, {written.featureCount()} could be "
                "handed over. Save the layer as a GeoPackage first and use that."
            )
        return f"{path}|layername={layer}" if layer and path.lower().endswith(".gpkg") else path

    def path_of_layer(self, layer, algorithm, parameters, context):
        """The file of a chosen layer. What is in memory, filtered or no file is saved beside the result, where the
        result will name it."""
        check_layer_crs(layer, self.row)
        path, _, options = layer.source().partition("|")
        options = [part for part in options.split("|") if part]
        is_file = layer.providerType() == "ogr" and os.path.exists(path) and os.path.splitext(path)[1][1:].lower() in FILE_FORMATS
        if is_file and all(part.startswith(("layername=", "layerid=")) for part in options) and not layer.subsetString():
            names = [part for part in options if part.startswith("layername=")]
            return "|".join([path, *names]) if path.lower().endswith(".gpkg") else path
        folder = self.beside(algorithm, parameters, context)
        os.makedirs(folder, exist_ok=True)
        stem = re.sub(r"[^\w-]+", "_", layer.name()).strip("_") or "layer"
        saved = os.path.join(folder, stem + ".gpkg")
        number = 2
        while os.path.exists(saved):
            saved, number = os.path.join(folder, f"{stem}_{number}.gpkg"), number + 1
        how = QgsVectorFileWriter.SaveVectorOptions()
        how.driverName, how.layerName = "GPKG", stem
        problem = QgsVectorFileWriter.writeAsVectorFormatV3(layer, saved, context.transformContext(), how)
        if problem[0] != QgsVectorFileWriter.WriterError.NoError:
            raise QgsProcessingException(f"{layer.name()} cannot be saved as {saved}: {problem[1]}")
        return saved

    def beside(self, algorithm, parameters, context):
        """The folder that the result goes to."""
        for other in algorithm.parameters:
            if parameters.get(other.name) in (None, ""):
                continue
            if other.kind == "output_file":
                return os.path.dirname(os.path.abspath(algorithm.parameterAsFileOutput(parameters, other.name, context)))
            if other.kind in ("output_folder", "input_folder") and other.row.get("positional"):
                return algorithm.parameterAsFile(parameters, other.name, context)
        raise QgsProcessingException(f"{label(self.row)}: name a file for the result, so that layers can be saved beside it")

    def value_raster(self, algorithm, parameters, context, feedback):
        if self.row.get("list"):
            layers = algorithm.parameterAsLayerList(parameters, self.name, context) or []
            return [self.file_of_raster(layer) for layer in layers]
        layer = algorithm.parameterAsRasterLayer(parameters, self.name, context)
        if layer is None:
            if parameters.get(self.name) not in (None, ""):
                raise QgsProcessingException(f"{label(self.row)}: the raster cannot be read")
            return None
        return self.file_of_raster(layer)

    def file_of_raster(self, layer):
        if layer.providerType() != "gdal":
            raise QgsProcessingException(
                f"{label(self.row)}: {layer.name()} comes from {layer.providerType()}; save it as a GeoTIFF first"
            )
        check_layer_crs(layer, self.row)
        return layer.source()

    def value_column(self, algorithm, parameters, context, feedback):
        if self.parent is None:
            return algorithm.parameterAsString(parameters, self.name, context)
        fields = algorithm.parameterAsFields(parameters, self.name, context)
        return fields[0] if fields else None

    def value_flag(self, algorithm, parameters, context, feedback):
        return True if algorithm.parameterAsBool(parameters, self.name, context) else None

    def value_choice(self, algorithm, parameters, context, feedback):
        if self.row.get("list"):
            return ",".join(algorithm.parameterAsEnumStrings(parameters, self.name, context))
        return algorithm.parameterAsEnumString(parameters, self.name, context)

    def value_text(self, algorithm, parameters, context, feedback):
        text = algorithm.parameterAsString(parameters, self.name, context)
        if not self.row.get("list"):
            return text
        return [line.strip().replace(",", "\\,") for line in text.splitlines() if line.strip()]

    def value_map(self, algorithm, parameters, context, feedback):
        return algorithm.parameterAsString(parameters, self.name, context).strip()

    value_clock_window = value_map

    def value_table(self, algorithm, parameters, context, feedback):
        cells = algorithm.parameterAsMatrix(parameters, self.name, context)
        keys = [field["key"] for field in self.row["fields"]]
        rows = [cells[i : i + len(keys)] for i in range(0, len(cells), len(keys))]
        return [
            ",".join(f"{key}={str(cell).replace(',', chr(92) + ',')}" for key, cell in zip(keys, row) if str(cell) != "")
            for row in rows
        ]

    def value_date(self, algorithm, parameters, context, feedback):
        value = parameters[self.name]
        if isinstance(value, (QDate, QDateTime)):
            return value.toString("yyyy-MM-dd")
        return str(value)[:10]

    def value_crs(self, algorithm, parameters, context, feedback):
        crs = algorithm.parameterAsCrs(parameters, self.name, context)
        return (crs.authid() or crs.toWkt()) if crs.isValid() else None

    def value_count(self, algorithm, parameters, context, feedback):
        return str(algorithm.parameterAsInt(parameters, self.name, context))

    value_seed = value_count

    def value_quantity(self, algorithm, parameters, context, feedback):
        if self.row.get("list"):
            return algorithm.parameterAsString(parameters, self.name, context)
        number = algorithm.parameterAsDouble(parameters, self.name, context)
        unit = self.row["unit"]
        symbol = time_unit(self.row) if unit == "s" else {"share": "%", "times": ""}.get(unit, unit)
        return f"{number:.12g} {symbol}".rstrip()

    def value_input_file(self, algorithm, parameters, context, feedback):
        return algorithm.parameterAsFile(parameters, self.name, context)

    value_input_folder = value_input_file

    def value_output_file(self, algorithm, parameters, context, feedback):
        if parameters.get(self.name) in (None, ""):
            return None
        if not isinstance(self.definition(True), QgsProcessingParameterFileDestination):
            return algorithm.parameterAsOutputLayer(parameters, self.name, context)
        return algorithm.parameterAsFileOutput(parameters, self.name, context)

    def value_output_folder(self, algorithm, parameters, context, feedback):
        folder = algorithm.parameterAsString(parameters, self.name, context)
        os.makedirs(os.path.dirname(os.path.abspath(folder)), exist_ok=True)
        return folder


def divided(number, factor):
    return None if number is None else number / factor


def check_layer_crs(layer, row):
    """A CRS that was set in QGIS only is not in the file, and the command reads the file: refused, not guessed."""
    if layer is None or layer.dataProvider() is None:
        return
    in_file = layer.dataProvider().crs()
    if layer.crs().isValid() and layer.crs() != in_file:
        told = in_file.authid() if in_file.isValid() else "none"
        raise QgsProcessingException(
            f"{label(row)}: the file of {layer.name()} names {told} as its CRS, in this project it was set to "
            f"{layer.crs().authid()}. Save the layer with its right CRS (Export > Save Features As) and use that."
        )
