#include "files.hpp"

#include <algorithm>
#include <cstdlib>

#include <gdal_priv.h>
#include <gdal_utils.h>
#include <ogr_spatialref.h>

namespace passage::testing {

namespace fs = std::filesystem;

fs::path TemporaryFolder::write(std::string const& name, std::string const& text) const {
  auto const file = path() / name;
  std::ofstream{file, std::ios::binary} << text;
  return file;
}

std::vector<std::string> TemporaryFolder::names() const {
  std::vector<std::string> result;
  for (auto const& entry : fs::directory_iterator{path()}) result.push_back(entry.path().filename().string());
  std::sort(result.begin(), result.end());
  return result;
}

std::string geojson(std::vector<std::pair<std::string, std::string>> const& features,
                    std::string const& crs) {
  std::string text = R"({"type":"FeatureCollection",)";
  if (!crs.empty()) text += R"("crs":{"type":"name","properties":{"name":")" + crs + "\"}},";
  text += "\"features\":[";
  for (std::size_t i = 0; i < features.size(); ++i) {
    text += (i ? ",\n" : "\n");
    text += R"({"type":"Feature","properties":)" + features[i].first + ",\"geometry\":" + features[i].second +
            "}";
  }
  return text + "\n]}\n";
}

fs::path convert_vector(fs::path const& from, fs::path const& to, std::string const& format,
                        std::vector<std::string> const& options) {
  GDALAllRegister();
  std::vector<std::string> words{"-f", format};
  words.insert(words.end(), options.begin(), options.end());
  std::vector<char*> list;
  for (auto& word : words) list.push_back(word.data());
  list.push_back(nullptr);
  auto* parsed = GDALVectorTranslateOptionsNew(list.data(), nullptr);
  auto source = GDALOpenEx(from.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
  if (!source) throw std::runtime_error("cannot open " + from.string());
  int failed = 0;
  auto target = GDALVectorTranslate(to.c_str(), nullptr, 1, &source, parsed, &failed);
  GDALVectorTranslateOptionsFree(parsed);
  GDALClose(source);
  if (!target) throw std::runtime_error("cannot write " + to.string());
  GDALClose(target);
  return to;
}

fs::path write_raster(fs::path const& file, TestRaster const& raster) {
  GDALAllRegister();
  auto const rows = static_cast<int>(raster.rows.size()), columns = static_cast<int>(raster.rows[0].size());
  auto* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  auto* dataset = driver->Create(file.c_str(), columns, rows, 1, GDT_Float64, nullptr);
  double transform[6] = {raster.left, raster.cell, raster.skew, raster.top, raster.skew, -raster.cell};
  dataset->SetGeoTransform(transform);
  if (!raster.crs.empty()) {
    OGRSpatialReference reference;
    reference.SetFromUserInput(raster.crs.c_str());
    dataset->SetSpatialRef(&reference);
  }
  auto* band = dataset->GetRasterBand(1);
  if (raster.has_nodata) band->SetNoDataValue(raster.nodata);
  if (!raster.unit.empty()) band->SetUnitType(raster.unit.c_str());
  for (int row = 0; row < rows; ++row) {
    auto values = raster.rows[static_cast<std::size_t>(row)];
    if (band->RasterIO(GF_Write, 0, row, columns, 1, values.data(), columns, 1, GDT_Float64, 0, 0, nullptr) !=
        CE_None) {
      throw std::runtime_error("cannot write " + file.string());
    }
  }
  GDALClose(dataset);
  return file;
}

Finding finding_of(Context const& context, std::string const& code) {
  for (auto const& finding : context.findings.list()) {
    if (finding.code == code) return finding;
  }
  return {};
}

fs::path real_data() {
  if (auto const* named = std::getenv("PASSAGE_DATA"))
    return fs::exists(named) ? fs::path{named} : fs::path{};
#ifdef PASSAGE_SHARED_DATA
  if (fs::exists(PASSAGE_SHARED_DATA)) return PASSAGE_SHARED_DATA;
#endif
  return {};
}

}  // namespace passage::testing
