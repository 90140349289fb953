#include "passage/write/map/map.hpp"

#include "support/catch.hpp"
#include "support/program_output.hpp"
#include "support/sample_result.hpp"
#include "support/scratch.hpp"

#include "passage/write/map/sheet_layout.hpp"

using namespace passage;
using passage::testing::bytes_of;
using passage::testing::sample_result;
using passage::testing::SampleKind;
using passage::testing::Scratch;
using passage::testing::text_of_pdf;

TEST_CASE("no two labels of the map overlap, and the ends of the way are named") {
  Scratch scratch;
  auto const report = write_maps(scratch.path(), sample_result(), Messages{});
  REQUIRE(report.labels.size() > 20);
  for (std::size_t i = 0; i < report.labels.size(); ++i) {
    for (std::size_t j = i + 1; j < report.labels.size(); ++j) {
      INFO(report.labels[i].text << " / " << report.labels[j].text);
      CHECK_FALSE(report.labels[i].box.intersects(report.labels[j].box));
    }
  }
  auto const has = [&](char const* name) {
    return std::ranges::any_of(
        report.labels, [&](PlacedLabel const& label) { return label.text.find(name) != std::string::npos; });
  };
  for (auto const* name : {"Port-Élan", "Haut-Gué", "دير الجبل", "Камень, 60 min"}) CHECK(has(name));
}

TEST_CASE("PDF, PNG and SVG are the same bytes on every write") {
  Scratch a, b;
  write_maps(a.path(), sample_result(), Messages{});
  write_maps(b.path(), sample_result(), Messages{});
  for (auto const* name : {"map.pdf", "map.png", "map.svg"}) {
    INFO(name);
    CHECK(bytes_of(a / name).size() > 10000);
    CHECK(bytes_of(a / name) == bytes_of(b / name));
  }
}

TEST_CASE("the sheet carries banner, dates, label, options, doubts, sources and disclaimer as text") {
  Scratch scratch;
  write_maps(scratch.path(), sample_result(), Messages{});
  auto const text = text_of_pdf(scratch / "map.pdf");
  for (auto const* part :
       {"ROUTE OPTIONS - not agreed, not a clearance", "as of 10 Jan 2031", "do not use after 17 Jan 2031",
        "SEVERE, INTERNAL", "made on 11 Jan 2031", "3f9a12c4", "152 km", "Coastal Administration",
        "What differs", "What we do not know", "Sources with their dates", "incidents.csv, 2031-01-03",
        "do not imply endorsement", "access-data@example.org", "WGS 84", "20 km"}) {
    INFO(part);
    CHECK(text.find(part) != std::string::npos);
  }
  for (auto const* word : {"safe", "Safe", "recommended", "gate"})
    CHECK(text.find(word) == std::string::npos);
}

TEST_CASE("without a route the sheet says what stands in the way") {
  Scratch scratch;
  write_maps(scratch.path(), sample_result({0, true, true, true, true}), Messages{});
  auto const text = text_of_pdf(scratch / "map.pdf");
  CHECK(text.find("No route found") != std::string::npos);
  CHECK(text.find("No route from Port-Élan to Haut-Gué") != std::string::npos);
}

TEST_CASE("a run with roads alone still makes a sheet") {
  Scratch scratch;
  auto result = sample_result({1, false, false, false, false});
  result.closures.clear();
  result.restricted.clear();
  result.base = {};
  auto const report = write_maps(scratch.path(), result, Messages{});
  CHECK(report.labels.size() >= 3);
  auto const text = text_of_pdf(scratch / "map.pdf");
  CHECK(text.find("Only one route option was found") != std::string::npos);
  CHECK(text.find("Holder of ground") == std::string::npos);
}

TEST_CASE("renaming the holders changes no pattern, only names") {
  Scratch a, b;
  auto result = sample_result();
  auto const looks = [](RunResult const& run) { return run.control->areas().size(); };
  CHECK(looks(result) == 4);
  write_maps(a.path(), result, Messages{});
  for (auto& authority : result.authorities.list)
    authority.name = std::string(authority.name.rbegin(), authority.name.rend());
  CHECK_NOTHROW(write_maps(b.path(), result, Messages{}));
}

TEST_CASE("in every language, on every paper, no two labels overlap and all options stand on the sheet") {
  for (auto const* language : {"en", "fr", "ar"}) {
    for (auto const* paper : {"A4", "A3"}) {
      for (bool is_portrait : {false, true}) {
        INFO(language << " " << paper << " " << is_portrait);
        Scratch scratch;
        auto result = sample_result();
        result.facts.paper = paper;
        result.facts.is_portrait = is_portrait;
        Messages const say{language};
        auto canvas = Canvas::svg(scratch / "a.svg", sheet_layout(paper, is_portrait).paper);
        auto const report = draw_map_sheet(canvas, result, say);
        std::size_t overlaps = 0;
        for (std::size_t i = 0; i < report.labels.size(); ++i)
          for (std::size_t j = i + 1; j < report.labels.size(); ++j)
            overlaps += report.labels[i].box.intersects(report.labels[j].box);
        CHECK(overlaps == 0);
        CHECK(report.options_shown == result.options.size());
      }
    }
  }
}
