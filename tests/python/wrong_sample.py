"""Mistakes that mypy must find; each line that ends in `# wrong` is one."""
import passage
from passage import arrays

passage.zonal(raster="people.tif", zones="zones.gpkg", statt="sum", out="z.csv")  # wrong
passage.zonal(raster="people.tif", zones="zones.gpkg", stat="median", out="z.csv")  # wrong
passage.zonal(raster="people.tif", zones="zones.gpkg")  # wrong
passage.run("scenario.toml", out=3)  # wrong
arrays.Grid("100")  # wrong
arrays.accumulate([[1.0]], arrays.Grid(1), [(0, 0)], neighbours=9)  # wrong
