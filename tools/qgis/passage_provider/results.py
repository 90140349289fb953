"""How results arrive in the project: the layers of a run in one group, in drawing order, with their own styles."""
import os
import sqlite3

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)

# From below to above. The styles are inside the GeoPackage.
DRAWING_ORDER = ["front", "exposure", "water", "lines", "roads", "control", "closures", "areas", "access", "segments", "ways_back",
                 "options", "gates", "places"]
HIDDEN = ("front", "exposure")
RANK = "passage/rank"


class Styled(QgsProcessingLayerPostProcessorInterface):
    """Gives a loaded layer the style inside its file: Processing takes plain colours, or what the user has chosen for an output,
    which stays. QGIS does not keep these objects: `kept` does."""

    kept = []

    def __init__(self, output=()):
        super().__init__()
        self.output = output
        Styled.kept.append(self)

    def postProcessLayer(self, layer, context, feedback):
        from processing.gui.RenderingStyles import RenderingStyles

        chosen = self.output and RenderingStyles.getStyle(*self.output)
        if isinstance(layer, QgsVectorLayer) and not chosen:
            layer.loadDefaultStyle()


class IntoGroup(Styled):
    """Moves a loaded layer into the group of its run as well, to its place: QGIS loads layers in the order of their paths."""

    def __init__(self, group, name):
        super().__init__()
        self.group = group
        self.rank = DRAWING_ORDER.index(name) if name in DRAWING_ORDER else -1
        self.is_shown = name not in HIDDEN

    def postProcessLayer(self, layer, context, feedback):
        super().postProcessLayer(layer, context, feedback)
        root = QgsProject.instance().layerTreeRoot()
        node = root.findLayer(layer.id())
        if node is None:
            return
        group = root.findGroup(self.group) or root.insertGroup(0, self.group)
        moved = node.clone()
        moved.setCustomProperty(RANK, self.rank)
        moved.setItemVisibilityChecked(self.is_shown)
        above = [child for child in group.children() if int(child.customProperty(RANK, -1)) > self.rank]
        group.insertChildNode(len(above), moved)
        node.parent().removeChildNode(node)


def layer_names(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        rows = database.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'").fetchall()
    return [row[0] for row in rows]


def load_folder(folder, context):
    """Layers of a finished run, to be loaded when the algorithm ends."""
    group = "Passage: " + os.path.basename(os.path.normpath(folder))
    path = os.path.join(folder, "corridors.gpkg")
    raster = os.path.join(folder, "exposure.tif")
    if os.path.exists(raster):
        load(raster, "exposure", group, context)
    for name in layer_names(path):
        load(f"{path}|layername={name}", name, group, context)


def load(source, name, group, context):
    details = QgsProcessingContext.LayerDetails(name, context.project() or QgsProject.instance(), name)
    hints = QgsProcessingUtils.LayerHint
    details.layerTypeHint = hints.Raster if source.endswith(".tif") else hints.Vector
    details.setPostProcessor(IntoGroup(group, name))
    context.addLayerToLoadOnCompletion(source, details)


def name_layers(algorithm, outputs, context):
    """Loaded results bear the name of the file, not of the parameter, and the style that is inside it."""
    for output, path in outputs.items():
        if context.willLoadLayerOnCompletion(path):
            details = context.layerToLoadOnCompletionDetails(path)
            details.name = details.name or os.path.splitext(os.path.basename(path))[0]
            details.setPostProcessor(Styled((algorithm.id(), output)))
