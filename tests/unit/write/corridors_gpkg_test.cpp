#include "passage/write/corridors_gpkg.hpp"

#include "support/catch.hpp"
#include "support/sample_result.hpp"
#include "support/scratch.hpp"
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

using namespace passage;
using passage::testing::bytes_of;
using passage::testing::sample_result;
using passage::testing::Scratch;

namespace {

struct Close {
  void operator()(GDALDataset* dataset) const { GDALClose(GDALDataset::ToHandle(dataset)); }
};

std::unique_ptr<GDALDataset, Close> open(std::filesystem::path const& path) {
  GDALAllRegister();
  return std::unique_ptr<GDALDataset, Close>{GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR)};
}

FeatureLayer const& layer(std::vector<FeatureLayer> const& layers, char const* name) {
  return *std::ranges::find(layers, name, &FeatureLayer::name);
}

}  // namespace

TEST_CASE("corridors.gpkg holds its layers and a style for each") {
  Scratch scratch;
  write_corridors_gpkg(scratch / "c.gpkg", sample_result());
  auto const file = open(scratch / "c.gpkg");
  REQUIRE(file);
  for (auto const* name : {"options", "segments", "areas", "gates", "places", "access", "front", "water",
                           "lines", "roads", "control", "closures"}) {
    INFO(name);
    CHECK(file->GetLayerByName(name) != nullptr);
  }
  CHECK(file->GetLayerByName("options")->GetFeatureCount() == 3);
  CHECK(file->GetLayerByName("gates")->GetFeatureCount() == 5);
  CHECK(file->GetLayerByName("front")->GetFeatureCount() == 6);
  CHECK(file->GetLayerByName("places")->GetFeatureCount() == 11);
  CHECK(file->GetLayerByName("layer_styles")->GetFeatureCount() == 12);
  write_corridors_gpkg(scratch / "d.gpkg", sample_result());
  CHECK(bytes_of(scratch / "c.gpkg") == bytes_of(scratch / "d.gpkg"));
}

TEST_CASE("segments tile their option and name holders, contested ground and crossings") {
  auto const result = sample_result();
  auto const layers = corridor_layers(result);
  auto const& segments = layer(layers, "segments");
  double total = 0, end = 0;
  std::string crossings;
  for (auto const& feature : segments.features) {
    if (as_text(feature.fields[0]) != "1") continue;
    CHECK(*as_number(feature.fields[2]) == testing::Approx(end));
    end = *as_number(feature.fields[3]);
    total += *as_number(feature.fields[4]);
    crossings += as_text(feature.fields[8]);
    CHECK_FALSE(as_text(feature.fields[6]).empty());
  }
  CHECK(total == testing::Approx(result.options[0].assessment.length.value / 1000));
  CHECK(crossings.find("Pont de l'Est") != std::string::npos);
  CHECK(crossings.find("المعبر الأوسط") != std::string::npos);
}

TEST_CASE("every number column of every layer names its unit or is a count") {
  auto const layers = corridor_layers(sample_result());
  auto const ends = [](std::string const& name, std::initializer_list<char const*> endings) {
    return std::ranges::any_of(
        endings, [&](std::string const& ending) { return name.find(ending) != std::string::npos; });
  };
  for (auto const& one : layers) {
    for (auto const& column : one.columns) {
      if (column.kind != ColumnKind::number && column.kind != ColumnKind::whole) continue;
      INFO(one.name << "." << column.name);
      CHECK(ends(column.name,
                 {"km",        "_h",       "_min",       "_t",        "_days",       "days",   "_count",
                  "incidents", "exposure", "population", "persons",   "_share",      "factor", "class",
                  "point",     "segment",  "nights",     "handovers", "per_km2_day", "_m",     "crosses"}));
    }
  }
}

TEST_CASE("styles use the colours of the map, no curved labels, and well-formed text") {
  auto const layers = corridor_layers(sample_result());
  auto const& style = layer(layers, "options").style_qml;
  CHECK(style.find("0,114,178,255") != std::string::npos);
  CHECK(style.find("placement=\"3\"") == std::string::npos);
  CHECK(style.find("name=\"Length (km)\"") != std::string::npos);
  CHECK(layer(layers, "gates").style_qml.find("value=\"unknown\"") != std::string::npos);
}

TEST_CASE("a run without an option writes all layers, empty where there is nothing") {
  Scratch scratch;
  write_corridors_gpkg(scratch / "c.gpkg", sample_result({0, true, true, true, true}));
  auto const file = open(scratch / "c.gpkg");
  CHECK(file->GetLayerByName("options")->GetFeatureCount() == 0);
  CHECK(file->GetLayerByName("gates")->GetFeatureCount() == 5);
}
