"""How results arrive in the project: the layers of a run in one group, in drawing order, with their own styles."""
import os
import sqlite3

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingLayerPostProcessorInterface,
    QgsProject,
)

# From below to above. The styles are inside the GeoPackage.
DRAWING_ORDER = ["water", "lines", "roads", "control", "closures", "areas", "access", "front", "segments", "options", "gates", "places"]


class IntoGroup(QgsProcessingLayerPostProcessorInterface):
    """Moves a loaded layer into the group of its run. QGIS does not keep these objects: `kept` does."""

    kept = []

    def __init__(self, group, is_shown):
        super().__init__()
        self.group = group
        self.is_shown = is_shown
        IntoGroup.kept.append(self)

    def postProcessLayer(self, layer, context, feedback):
        root = QgsProject.instance().layerTreeRoot()
        node = root.findLayer(layer.id())
        if node is None:
            return
        group = root.findGroup(self.group) or root.insertGroup(0, self.group)
        group.insertChildNode(0, node.clone())
        node.parent().removeChildNode(node)
        shown = group.findLayer(layer.id())
        if shown is not None:
            shown.setItemVisibilityChecked(self.is_shown)


def layer_names(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        rows = database.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'").fetchall()
    return [row[0] for row in rows]


def load_folder(folder, context):
    """Layers of a finished run, to be loaded when the algorithm ends."""
    group = "Passage: " + os.path.basename(os.path.normpath(folder))
    path = os.path.join(folder, "corridors.gpkg")
    names = layer_names(path)
    raster = os.path.join(folder, "exposure.tif")
    if os.path.exists(raster):
        load(raster, "exposure", group, context, is_shown=False)
    for name in sorted(names, key=lambda name: DRAWING_ORDER.index(name) if name in DRAWING_ORDER else -1):
        load(f"{path}|layername={name}", name, group, context, is_shown=name != "front")


def load(source, name, group, context, is_shown):
    details = QgsProcessingContext.LayerDetails(name, context.project() or QgsProject.instance(), name)
    details.setPostProcessor(IntoGroup(group, is_shown))
    context.addLayerToLoadOnCompletion(source, details)


def name_layers(algorithm, outputs, context):
    """Loaded results bear the name of the file, not of the parameter."""
    for path in outputs.values():
        if context.willLoadLayerOnCompletion(path):
            details = context.layerToLoadOnCompletionDetails(path)
            details.name = details.name or os.path.splitext(os.path.basename(path))[0]
