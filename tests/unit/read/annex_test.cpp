#include "passage/read/annex.hpp"

#include <algorithm>
#include <fstream>

#include "support/catch.hpp"
#include "support/scratch.hpp"

using namespace passage;
using passage::testing::Scratch;

namespace {

struct Read {
  ReturnedAnnex annex;
  std::vector<std::string> codes;
};

Read read(std::filesystem::path const& file, std::string const& text) {
  std::ofstream{file} << text;
  REQUIRE(is_annex(file.string()));
  Context context;
  Read made{read_annex(file.string(), context), {}};
  for (auto const& finding : context.findings.list()) made.codes.push_back(finding.code);
  return made;
}

std::string gpx(std::string const& lat, std::string const& hash) {
  return "<?xml version=\"1.0\"?>\n<gpx version=\"1.1\" creator=\"A handheld\" "
         "xmlns=\"http://www.topografix.com/GPX/1/1\"><metadata><desc>points hash " +
         hash + "</desc></metadata>\n<wpt lat=\"" + lat +
         "\" lon=\"-10.25\"><name>1 START</name></wpt>\n"
         "<wpt lat=\"4\" lon=\"31.5\"><name>1 END</name></wpt></gpx>\n";
}

// printf '1 -21.375782 -10.250000\n1 4.000000 31.500000\n' | sha256sum
std::string const expected = "78c5bae75a1b7d75";

bool has(std::vector<std::string> const& codes, char const* code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

TEST_CASE("way points of a handheld give the hash of their coordinates") {
  Scratch scratch;
  auto const same = read(scratch / "a.gpx", gpx("-21.375782", expected));
  CHECK(same.annex.points_hash == expected);
  CHECK(has(same.codes, "annex_read"));
  REQUIRE(same.annex.proposals.size() == 1);
  CHECK(same.annex.proposals[0].places.size() == 2);
  CHECK(same.annex.proposals[0].places[1].place.place.lon == testing::Approx(31.5));
}

TEST_CASE("a moved point is found; a file that states no hash is only read") {
  Scratch scratch;
  auto const moved = read(scratch / "a.gpx", gpx("-21.375783", expected));
  CHECK(moved.annex.points_hash != expected);
  CHECK(has(moved.codes, "annex_changed"));
  auto const silent = read(scratch / "b.gpx", gpx("-21.375782", ""));
  CHECK(silent.annex.points_hash == expected);
  CHECK(silent.codes.empty());
}

TEST_CASE("KML and tables of other kinds are no annex") {
  Scratch scratch;
  std::ofstream{scratch / "a.csv"} << "name,lon,lat\nA,1,2\n";
  std::ofstream{scratch / "a.kml"} << "<kml><Placemark><name>Somewhere</name></Placemark></kml>";
  CHECK_FALSE(is_annex((scratch / "a.csv").string()));
  CHECK_FALSE(is_annex((scratch / "a.kml").string()));
  CHECK_FALSE(is_annex("Juba; Wau"));
}
