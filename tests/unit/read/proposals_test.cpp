#include "passage/read/proposals.hpp"

#include <fstream>

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include "passage/base/error.hpp"

using namespace passage;
using passage::testing::Approx;
using passage::testing::contains;

namespace {

Place town(std::string name, double lon, double lat) {
  Place place;
  place.name = std::move(name);
  place.place = {lon, lat};
  return place;
}

std::vector<Place> const known{town("Juba", 31.58, 4.85), town("Wau", 28.0, 7.7), town("Wau", 30.5, 9.1),
                               town("Mundri", 30.31, 5.35)};

WrittenProposal only(std::string const& text) {
  Context context;
  auto const read = read_written_proposals(text, known, context);
  REQUIRE(read.size() == 1);
  return read.front();
}

std::string refusal(std::string const& text, std::string const& code) {
  Context context;
  try {
    read_written_proposals(text, known, context);
  } catch (Error const& error) {
    for (auto const& problem : error.problems()) {
      if (problem.code == code) return problem.message + " | " + problem.hint;
    }
    if (error.code() == code) return error.message() + " | " + error.hint();
    return "other code: " + error.code();
  }
  return "was read";
}

}  // namespace

TEST_CASE("names, degrees, DMS, MGRS and named coordinates in one list") {
  auto const proposal = only(
      "juba; 5.35, 30.31; 5 21 0 N, 30 18 36 E; 36N UL 45678 12345; Camp 4 = 4.9, 31.0; Old bridge 5.0, "
      "30.9");
  REQUIRE(proposal.places.size() == 6);
  CHECK(proposal.places[0].place.name == "Juba");
  CHECK(proposal.places[0].read_as == "place name");
  CHECK(proposal.places[1].place.place.lat == Approx(5.35));
  CHECK(proposal.places[2].place.place.lon == Approx(30.31));
  CHECK(proposal.places[3].read_as == "MGRS");
  CHECK(proposal.places[3].square->value == 1);
  CHECK(proposal.places[4].place.name == "Camp 4");
  CHECK(proposal.places[4].is_named);
  CHECK(proposal.places[5].place.name == "Old bridge");
  CHECK(proposal.places[5].place.place.lon == Approx(30.9));
}

TEST_CASE("a town is found by one of its names, and coordinates may stand in brackets") {
  Context context;
  std::vector<Place> const towns{town("Bangî - Bangui", 18.55, 4.39), town("Bobangui", 18.1, 4.0),
                                 town("Ndélé/Ndele", 20.65, 8.41), town("Bria-Nord", 22, 6.5),
                                 town("Bria", 21.99, 6.54)};
  auto const read = read_written_proposals("Bangui; ndele; Bria; Camp (5.0, 20.5)", towns, context);
  auto const& places = read.at(0).places;
  CHECK(places.at(0).place.name == "Bangî - Bangui");
  CHECK(places.at(0).read_as == "part of a place name");
  CHECK(places.at(1).place.name == "Ndélé/Ndele");
  CHECK(places.at(2).place.name == "Bria");
  CHECK(places.at(3).place.name == "Camp");
  CHECK(places.at(3).place.place.lat == Approx(5));
  CHECK_THROWS_AS(read_written_proposals("Bria; Nord", towns, context), Error);  // a hyphenated name is one
}

TEST_CASE("a name of two places is refused with both of them and how to say which") {
  auto const text = refusal("Juba; Wau", "ambiguous_place");
  CHECK_THAT(text, contains("7.70000, 28.00000"));
  CHECK_THAT(text, contains("9.10000, 30.50000"));
  CHECK_THAT(text, contains("Wau = 7.70000, 28.00000"));
}

TEST_CASE("unknown names get the nearest, broken coordinates their reason, one place is no route") {
  CHECK_THAT(refusal("Juba; Mundry", "unknown_place"), contains("Mundri"));
  CHECK_THAT(refusal("Juba; 4 61 0 N, 31 0 0 E", "bad_coordinate"), contains("6"));
  CHECK_THAT(refusal("Juba\n", "too_few_places"), contains("Juba"));
  CHECK_THAT(refusal("Juba; Wau; Mundry", "unknown_place"), contains("Mundri"));  // all problems at once
}

TEST_CASE("a file holds several proposals with their names") {
  passage::testing::Scratch scratch;
  auto const file = (scratch / "routes.txt").string();
  std::ofstream{file} << "\xEF\xBB\xBF# North\nJuba\nMundri\n\n# South\r\nMundri; 4.0, 31.0\n4.5, 31.2\n";
  CHECK(is_written_proposal(file));
  Context context;
  auto const read = read_written_proposals(file, known, context);
  REQUIRE(read.size() == 2);
  CHECK(read[0].name == "North");
  CHECK(read[1].name == "South");
  CHECK(read[1].places.size() == 3);
}

TEST_CASE("what is a list and what is a layer") {
  CHECK(is_written_proposal("Juba; Wau"));
  CHECK_FALSE(is_written_proposal("lines.gpkg"));
}

TEST_CASE("a coarse square is said to be coarse") {
  Context context;
  read_written_proposals("Juba; 36N UL 45 12", known, context);
  CHECK(context.findings.has("coarse_mgrs"));
}
