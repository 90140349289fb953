"""Registers the provider, with and without a window."""
from qgis.core import QgsApplication

from .provider import PassageProvider


class PassagePlugin:
    def __init__(self, iface):
        self.iface = iface
        self.provider = None

    def initProcessing(self):
        """Called by qgis_process, which opens no window."""
        self.provider = PassageProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        self.initProcessing()

    def unload(self):
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
