"""Calculations on numpy arrays, against oracles written here."""
import datetime
import heapq
import math
import pickle
import unittest
import warnings

import numpy as np
from support import DISTRICT, EXERCISE, InFolder

import passage
from passage import arrays

UTM = "EPSG:32636"


def dijkstra(friction, cell_m, start):
    """Least cost by queen moves: the mean friction of both cells times the distance of their centres."""
    rows, columns = friction.shape
    cost = np.full(friction.shape, np.inf)
    cost[start] = 0
    queue = [(0.0, start)]
    while queue:
        at, (row, column) = heapq.heappop(queue)
        if at > cost[row, column]:
            continue
        for down in (-1, 0, 1):
            for right in (-1, 0, 1):
                r, c = row + down, column + right
                if (down, right) == (0, 0) or not (0 <= r < rows and 0 <= c < columns):
                    continue
                step = (friction[row, column] + friction[r, c]) / 2 * math.hypot(down, right) * cell_m
                if at + step < cost[r, c]:
                    cost[r, c] = at + step
                    heapq.heappush(queue, (at + step, (r, c)))
    return cost


class Surfaces(InFolder):
    def setUp(self):
        super().setUp()
        self.grid = arrays.Grid(100.0, west=300000.0, north=900000.0, crs=UTM)
        self.friction = np.random.default_rng(7).uniform(0.5, 3.0, (40, 300))

    def test_accumulated_cost_is_the_least(self):
        found = arrays.accumulate(self.friction, arrays.Grid(100), [(20, 30)], neighbours=8)
        expected = dijkstra(self.friction.astype(np.float32).astype(float), 100.0, (20, 30))
        np.testing.assert_allclose(found.cost_s, expected, rtol=1e-4)
        self.assertEqual(found.cost_s.dtype, np.float64)
        self.assertTrue(np.all(found.cost_s / found.quantum_s == np.round(found.cost_s / found.quantum_s)))

    def test_back_links_and_allocation(self):
        found = arrays.accumulate(np.ones((5, 9)), arrays.Grid(10), [(2, 7), (2, 1)], neighbours=8, back_link=True,
                                  allocation=True)
        self.assertEqual(found.back_link[2, 1], 0)
        self.assertEqual(found.back_link[3, 1], 1)  # north, to the source
        self.assertEqual(list(found.allocation[2]), [1, 1, 1, 1, 1, 2, 2, 2, 2])

    def test_impassable_cells_barriers_and_limits(self):
        friction = np.ones((9, 9))
        friction[:, 4] = np.nan
        found = arrays.accumulate(friction, arrays.Grid(10), np.eye(9, dtype=bool)[:, :] & (np.arange(9) == 0))
        self.assertTrue(np.isnan(found.cost_s[:, 4:]).all())
        self.assertFalse(np.isnan(found.cost_s[:, :4]).any())
        wall = {"type": "LineString", "coordinates": [(45.0, -200.0), (45.0, 200.0)]}
        walled = arrays.accumulate(np.ones((9, 9)), arrays.Grid(10), [(0, 0)], barriers=wall)
        self.assertTrue(np.isnan(walled.cost_s[:, 5:]).all())
        near = arrays.accumulate(np.ones((9, 9)), arrays.Grid(10), [(0, 0)], max_cost_s=25)
        self.assertEqual(np.nanmax(near.cost_s) <= 25, True)
        late = arrays.accumulate(np.ones((9, 9)), arrays.Grid(10), [(0, 0)], initial_s=[100])
        self.assertEqual(late.cost_s[0, 0], 100)

    def test_slope_has_a_direction(self):
        hill = np.tile(np.arange(20) * 10.0, (20, 1))
        up = arrays.accumulate(np.full((20, 20), 0.7), arrays.Grid(100), [(10, 0)], elevation=hill, walking="tobler")
        down = arrays.accumulate(np.full((20, 20), 0.7), arrays.Grid(100), [(10, 0)], elevation=hill,
                                 walking="tobler", reverse=True)
        self.assertGreater(up.cost_s[10, 19], down.cost_s[10, 19])

    def test_certificates(self):
        found = arrays.accumulate(self.friction, self.grid, [(20, 30)])
        proof = arrays.certify(found.cost_s, self.friction, self.grid, [(20, 30)])
        self.assertTrue(proof.is_optimal)
        self.assertEqual(proof.reached_cells, self.friction.size)
        wrong = found.cost_s.copy()
        wrong[5, 250] -= found.quantum_s
        refuted = arrays.certify(wrong, self.friction, self.grid, [(20, 30)])
        self.assertFalse(refuted.is_optimal)
        self.assertIsNotNone(refuted.cell)
        self.assertTrue(refuted.reason)
        with self.assertRaises(passage.Error) as caught:
            arrays.certify(found.cost_s + found.quantum_s / 3, self.friction, self.grid, [(20, 30)])
        self.assertEqual(caught.exception.code, "not_in_quanta")

    def test_isochrones_are_nested_polygons(self):
        areas = arrays.isochrones(np.ones((201, 201)), arrays.Grid(100), [(100, 100)], [3000, 6000], neighbours=32)
        self.assertEqual([one.time_s for one in areas], [3000, 6000])
        for one, radius_m in zip(areas, (3000, 6000)):
            self.assertAlmostEqual(one.area_km2 / (math.pi * radius_m**2 / 1e6), 1, delta=0.03)
            self.assertEqual(one.__geo_interface__["type"], "MultiPolygon")
            self.assertAlmostEqual(one.area_km2, one.cells * 0.01)

    def test_files_and_arrays_agree(self):
        friction, cost, sources = (self.folder / name for name in ("friction.tif", "cost.tif", "sources.geojson"))
        arrays.write_raster(friction, self.friction, self.grid)
        x, y = 300000 + 30.5 * 100, 900000 - 20.5 * 100
        sources.write_text('{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"%s"}},"features":[{'
                           '"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[%f,%f]}}]}'
                           % (UTM, x, y))
        passage.accumulate(friction=friction, sources=sources, cost=cost)
        from_file, grid = arrays.read_raster(cost)
        self.assertEqual(grid, arrays.Grid((100.0, 100.0), 300000.0, 900000.0, UTM))
        here = arrays.accumulate(self.friction, self.grid, self.grid.cells_of(x, y))
        np.testing.assert_array_equal(from_file, here.cost_s)
        with self.assertRaises(passage.Error):
            arrays.write_raster(friction, self.friction, self.grid)

    def test_mistakes(self):
        for code, call in {
            "source_outside": lambda: arrays.accumulate(np.ones((3, 3)), arrays.Grid(1), [(3, 0)]),
            "wrong_shape": lambda: arrays.accumulate(np.ones(3), arrays.Grid(1), [(0, 0)]),
            "unknown_choice": lambda: arrays.accumulate(np.ones((3, 3)), arrays.Grid(1), [(0, 0)], neighbours=9),
            "out_of_range": lambda: arrays.accumulate(np.ones((3, 3)), arrays.Grid((1, -1)), [(0, 0)]),
            "bad_friction": lambda: arrays.accumulate(np.full((3, 3), -1.0), arrays.Grid(1), [(0, 0)]),
            "unknown_crs": lambda: arrays.accumulate(np.ones((3, 3)), arrays.Grid(1, crs="EPSG:1"), [(0, 0)]),
        }.items():
            with self.subTest(code), self.assertRaises(passage.Error) as caught:
                call()
            self.assertEqual(caught.exception.code, code)
        with self.assertRaises(ValueError):
            arrays.accumulate(np.ones((3, 3)), arrays.Grid(1), np.ones((2, 2), dtype=bool))
        with self.assertRaises(ValueError):
            arrays.Grid.from_transform((100, 5, 0, 0, -100, 0))

    def test_grids(self):
        grid = arrays.Grid.from_transform((100, 0, 5, 0, -50, 9), UTM)
        self.assertEqual(grid.transform, (100, 0, 5, 0, -50, 9))
        self.assertEqual(grid.extent((2, 3)), (5, 305, -91, 9))
        self.assertEqual(grid.cells_of([5, 104.9, 105], [9, -40.9, -41]).tolist(), [[0, 0], [0, 0], [1, 1]])
        self.assertEqual(pickle.loads(pickle.dumps(grid)), grid)


class Cells(InFolder):
    def test_zonal_shares_are_exact(self):
        values = np.arange(12.0).reshape(3, 4)
        values[0, 0] = np.nan
        box = {"type": "Polygon", "coordinates": [[(0.5, -0.25), (2.5, -0.25), (2.5, -2.0), (0.5, -2.0), (0.5, -0.25)]]}
        far = {"type": "Polygon", "coordinates": [[(50, 50), (51, 50), (51, 51), (50, 50)]]}
        with self.assertWarnsRegex(passage.DataWarning, "1 zone covers no cell with data"):
            sums = arrays.zonal(values, arrays.Grid(1.0), [box, far])
        expected = 0.75 * (1 * 1 + 0.5 * 2) + (0.5 * 4 + 5 + 0.5 * 6)
        self.assertAlmostEqual(sums["sum"][0], expected)
        self.assertAlmostEqual(sums["count"][0], 0.75 * 1.5 + 2)
        self.assertAlmostEqual(sums["mean"][0], expected / (0.75 * 1.5 + 2))
        self.assertEqual((sums["min"][0], sums["max"][0]), (1, 6))
        self.assertTrue(np.isnan(sums["sum"][1]))

    def test_intensity_integrates_to_the_expected_number(self):
        grid = arrays.Grid(1000.0, 400000.0, 600000.0, UTM)
        rate = arrays.exposure([33.0], [5.0], ["2024-06-15"], grid, (150, 150), "2024-06-15", recent_share=1,
                               half_life_days=30, bandwidth_m=4000)
        self.assertAlmostEqual(np.nansum(rate), math.log(2) / 30, places=6)
        peak = np.unravel_index(np.nanargmax(rate), rate.shape)
        self.assertLess(abs(peak[1] - 100), 2)  # 33 E is the zone's meridian, at 500 km
        later = arrays.exposure([33.0], [5.0], [np.datetime64("2024-05-16")], grid, (150, 150),
                                datetime.date(2024, 6, 15), recent_share=1, half_life_days=30, bandwidth_m=4000)
        self.assertAlmostEqual(np.nansum(later), math.log(2) / 60, places=6)

    def test_intensity_mistakes(self):
        with self.assertRaises(passage.Error) as caught:
            arrays.exposure([33.0], [5.0], ["2024-06-15"], arrays.Grid(0.1, crs="EPSG:4326"), (9, 9), "2024-06-15")
        self.assertEqual(caught.exception.code, "crs_not_metric")
        with self.assertRaises(passage.Error) as caught:
            arrays.exposure([33.0], [5.0], ["2024-06-16"], arrays.Grid(1000.0, crs=UTM), (9, 9), "2024-06-15")
        self.assertEqual(caught.exception.code, "as_of_before_incidents")
        with self.assertRaises(ValueError):
            arrays.exposure([33.0, 34.0], [5.0], ["2024-06-16"], arrays.Grid(1000.0, crs=UTM), (9, 9), "2024-06-15")

    def test_events_known_to_an_area_only(self):
        grid, box = arrays.Grid(1000.0, 400000.0, 620000.0, UTM), [(440e3, 500e3), (500e3, 500e3), (500e3, 560e3), (440e3, 560e3)]
        district = {"type": "Polygon", "coordinates": [box + box[:1]]}
        given = dict(lon=[33.0, 32.8], lat=[5.0, 4.8], day=["2024-06-15"] * 2, grid=grid, shape=(160, 160),
                     as_of="2024-06-15", precision=[1, 3], bandwidth_m=2000)
        with self.assertWarnsRegex(passage.DataWarning, "1 incident is known to a district or province only and was left out"):
            at_places = arrays.exposure(**given)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            spread = arrays.exposure(**given, districts=[district])
        # Twice the events, the second at every place of 3 600 km2 alike.
        self.assertAlmostEqual(np.nansum(spread), 2 * np.nansum(at_places), places=9)
        inside = spread[70:110, 50:80]  # more than five bandwidths from the edges and from the first event
        self.assertLess(np.ptp(inside) / inside.mean(), 1e-3)
        self.assertGreater(inside.mean(), 50 * spread[70:110, 120:150].mean())
        with self.assertRaisesRegex(TypeError, "provinces: a Point"):
            arrays.exposure(**given, provinces=[{"type": "Point", "coordinates": (0, 0)}])

    def test_observed_ground(self):
        half = {"type": "Polygon", "coordinates": [[(450e3, 400e3), (600e3, 400e3), (600e3, 700e3), (450e3, 700e3), (450e3, 400e3)]]}
        rate = arrays.exposure([33.0], [5.0], ["2024-06-15"], arrays.Grid(1000.0, 400000.0, 600000.0, UTM), (150, 150), "2024-06-15",
                               observed=half)
        self.assertTrue(np.isnan(rate[:, :50]).all())
        self.assertFalse(np.isnan(rate[:, 50:]).any())

    def test_dates_are_as_fine_as_they_are_given(self):
        def rate(day, as_of="2024-06-15"):
            return np.nansum(arrays.exposure([33.0], [5.0], [day], arrays.Grid(1000.0, 400000.0, 600000.0, UTM), (150, 150),
                                             as_of, recent_share=1, half_life_days=60))

        expected = rate("2024-03-31")
        for same in (datetime.date(2024, 3, 31), datetime.datetime(2024, 3, 31), np.datetime64("2024-03-31T00:00:00.000")):
            self.assertEqual(rate(same), expected)
        for same in (datetime.date(2024, 6, 15), datetime.datetime(2024, 6, 15), np.datetime64("2024-06-15T00:00")):
            self.assertEqual(rate("2024-03-31", same), expected)
        # Known to the month: between the rates of its last day and its first.
        self.assertTrue(rate("2024-03-01") < rate("2024-03") < expected)
        for late in (datetime.datetime(2024, 3, 31, 13, 30), "2024-03-31T13:30", np.datetime64("2024-03-31T13:30")):
            with self.assertRaisesRegex(ValueError, "^day: .* time of day"):
                rate(late)
            with self.assertRaisesRegex(ValueError, "^as_of: .* time of day"):
                rate("2024-03-01", late)
        with self.assertRaisesRegex(ValueError, "^day: 1 without a date"):
            rate(np.datetime64("NaT"))
        with self.assertRaisesRegex(ValueError, "^as_of: 2024 is longer than a day"):
            rate("2024-03-01", "2024")

    def test_zones_that_overlap_are_told(self):
        zone = {"type": "Polygon", "coordinates": [[(0, 0), (3, 0), (3, -3), (0, -3), (0, 0)]]}
        with self.assertWarnsRegex(passage.DataWarning, "overlap"):
            arrays.zonal(np.ones((3, 3)), arrays.Grid(1.0), [zone, zone])
        bow = {"type": "Polygon", "coordinates": [[(0, 0), (2, -2), (2, 0), (0, -2), (0, 0)]]}
        with self.assertWarnsRegex(passage.DataWarning, "invalid"):
            sums = arrays.zonal(np.ones((3, 3)), arrays.Grid(1.0), [bow])
        self.assertAlmostEqual(sums["sum"][0], 2)

    def test_rasters_of_files(self):
        people, grid = arrays.read_raster(EXERCISE / "population.tif")
        self.assertEqual(people.ndim, 2)
        result = passage.zonal(raster=EXERCISE / "population.tif", zones=f"{DISTRICT}|layername=land",
                               out=self.folder / "z.csv")
        self.assertEqual(result.answer, "result")
        copy = self.folder / "copy.tif"
        arrays.write_raster(copy, people, grid)
        again, placed = arrays.read_raster(copy)
        np.testing.assert_array_equal(people, again)
        self.assertEqual(placed, grid)


if __name__ == "__main__":
    unittest.main()
