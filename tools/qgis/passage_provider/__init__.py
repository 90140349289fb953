"""Passage in the Processing toolbox of QGIS."""


def classFactory(iface):  # the name QGIS calls
    from .plugin import PassagePlugin

    return PassagePlugin(iface)
