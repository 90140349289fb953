"""GeoDataFrames in and out, GeoParquet, and other packages with a GDAL of their own in one process; skipped where geopandas
is not installed."""
import importlib.util
import logging
import sys
import unittest

if importlib.util.find_spec("geopandas") is None:
    print("skipped: geopandas is not installed")
    sys.exit(4)

import geopandas
import numpy as np
from shapely.geometry import LineString, box, shape
from support import DISTRICT, EXERCISE, InFolder

import passage
from passage import arrays

logging.getLogger("passage").setLevel(logging.ERROR)


class Frames(InFolder):
    def test_a_frame_is_a_layer(self):
        zones = geopandas.read_file(DISTRICT, layer="admin2")
        given = passage.zonal(raster=EXERCISE / "population.tif", zones=zones, field="ADM2_PCODE",
                              out=self.folder / "frame.csv")
        read = passage.zonal(raster=EXERCISE / "population.tif", zones=f"{DISTRICT}|layername=admin2",
                             field="ADM2_PCODE", out=self.folder / "file.csv")
        self.assertTrue(given.read(".csv").equals(read.read(".csv")))
        metric = passage.zonal(raster=EXERCISE / "population.tif", zones=zones.to_crs("EPSG:32729"),
                               field="ADM2_PCODE", out=self.folder / "metric.csv")
        np.testing.assert_allclose(metric.read(".csv")["sum"], read.read(".csv")["sum"], rtol=1e-3)

    def test_zones_of_arrays(self):
        people, grid = arrays.read_raster(EXERCISE / "population.tif")
        zones = geopandas.read_file(DISTRICT, layer="admin2").set_index("ADM2_PCODE")
        sums = arrays.zonal(people, grid, zones)
        self.assertEqual(list(sums.index), list(zones.index))
        command = passage.zonal(raster=EXERCISE / "population.tif", zones=zones.reset_index(), field="ADM2_PCODE",
                                stat=["sum", "mean"], out=self.folder / "z.csv").read(".csv")
        np.testing.assert_allclose(sums["sum"], command["sum"], rtol=1e-6)
        np.testing.assert_allclose(sums["mean"], command["mean"], rtol=1e-6)
        self.assertAlmostEqual(arrays.zonal(people, grid, [box(-11, -21, -10.9, -20.9)])["count"][0], 1600, places=6)

    def test_shapes_of_isochrones_and_barriers(self):
        grid = arrays.Grid(100.0, 300000.0, 900000.0, "EPSG:32636")
        wall = LineString([(302000, 899000), (302000, 895000)])
        areas = arrays.isochrones(np.ones((50, 50)), grid, [(25, 10)], [500, 1500], barriers=wall)
        frame = geopandas.GeoDataFrame({"time_s": [one.time_s for one in areas]},
                                       geometry=[shape(one) for one in areas], crs=grid.crs)
        self.assertTrue(frame.geometry.is_valid.all())
        self.assertTrue(frame.geometry[1].contains(frame.geometry[0]))
        np.testing.assert_allclose(frame.area / 1e6, [one.area_km2 for one in areas])
        free = arrays.isochrones(np.ones((50, 50)), grid, [(25, 10)], [1500])
        self.assertLess(areas[1].area_km2, free[0].area_km2)
        walls = geopandas.GeoSeries([wall], crs=grid.crs)
        self.assertEqual(arrays.isochrones(np.ones((50, 50)), grid, [(25, 10)], [500, 1500], barriers=walls), areas)

    def test_results_as_frames_and_as_geoparquet(self):
        result = passage.run(EXERCISE / "scenario.toml", out=self.folder / "answer")
        options = result.read("corridors.gpkg", "options")
        table = result.read("assessment.csv")
        self.assertEqual(list(options["name"]), list(table["name"]))
        np.testing.assert_allclose(options["length_km"], table["length_km"], atol=1e-3)
        self.assertTrue(options.crs.is_projected)
        rate, grid = arrays.read_raster(result.path("exposure.tif"))
        self.assertGreater(np.nansum(rate), 0)
        if importlib.util.find_spec("pyarrow") is None:
            print("GeoParquet is not tried: pyarrow is not installed")
            return
        options.to_parquet(self.folder / "options.parquet")
        again = geopandas.read_parquet(self.folder / "options.parquet")
        self.assertTrue(again.geometry.equals(options.geometry))
        self.assertEqual(again.crs, options.crs)
        self.assertEqual(list(again["time_h"]), list(options["time_h"]))


if __name__ == "__main__":
    unittest.main()
