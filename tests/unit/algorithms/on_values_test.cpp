#include "passage/algorithms/on_values.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "support/drawn_cells.hpp"
#include "support/friction_of.hpp"
#include "support/scratch.hpp"

#include "passage/base/error.hpp"

namespace passage {

namespace {

SurfaceQuestion question_of(std::vector<std::string> const& rows, std::uint64_t source) {
  SurfaceQuestion question{testing::friction_of(testing::drawn_cells(rows))};
  question.sources = {CellId{source}};
  question.neighbours = Neighbours::eight;
  return question;
}

Raster<Seconds, double> seconds_of(CostField const& field) {
  Raster<Seconds, double> seconds{field.grid()};
  for (std::int64_t row = 0; row < field.grid().rows; ++row) {
    for (std::int64_t column = 0; column < field.grid().columns; ++column)
      seconds.set(row, column, field.quantum().seconds(field.at(row, column)));
  }
  return seconds;
}

}  // namespace

TEST_CASE("a surface is answered with what is wished, and its answer is proven") {
  Context context;
  auto const answer = answer_surface(question_of({"....", "...."}, 0), {true, true}, context);
  auto const cell_m = answer.field.grid().cell_width;
  double const straight_s = answer.field.quantum().seconds(answer.field.at(0, 3)).value;
  CHECK(straight_s == testing::Approx(3 * cell_m));
  REQUIRE(answer.back_links);
  CHECK(answer.back_links->at(0, 0)->value == 0);
  REQUIRE(answer.allocation);
  CHECK(answer.allocation->at(1, 3)->value == 1);
  CHECK_FALSE(answer_surface(question_of({".."}, 0), {}, context).allocation);

  auto seconds = seconds_of(answer.field);
  CHECK(certify_surface(question_of({"....", "...."}, 0), seconds, context).is_optimal);
  seconds.set(0, 3, Seconds{straight_s + answer.field.quantum().length().value});
  auto const refuted = certify_surface(question_of({"....", "...."}, 0), seconds, context);
  CHECK_FALSE(refuted.is_optimal);
  REQUIRE(refuted.refuted);
  CHECK(refuted.refuted->value == 3);
  seconds.set(0, 3, Seconds{straight_s * (1 + 1e-9)});
  CHECK_THROWS_AS(certify_surface(question_of({"....", "...."}, 0), seconds, context), Error);
}

TEST_CASE("barriers stop, initial costs count, and each source has one") {
  Context context;
  auto question = question_of({"....", "...."}, 0);
  auto const bounds = question.surface.grid().bounds();
  double const middle = bounds.centre().x;
  question.barriers = {{{middle, bounds.low.y - 1}, {middle, bounds.high.y + 1}}};
  question.initial = {Seconds{50}};
  auto const answer = answer_surface(question, {}, context);
  CHECK(answer.field.quantum().seconds(answer.field.at(0, 0)) == Seconds{50});
  auto const areas = reached_areas(question, {Seconds{1e6}}, context);
  REQUIRE(areas.size() == 1);
  CHECK(areas[0].cells == 4);
  question.initial = {Seconds{1}, Seconds{2}};
  CHECK_THROWS_AS(answer_surface(question, {}, context), Error);
  CHECK_THROWS_AS(reached_areas(question_of({".."}, 0), {}, context), Error);
}

TEST_CASE("an intensity integrates to what is expected per day") {
  Context context;
  auto const today = *parse_date("2024-06-15");
  IntensityQuestion question;
  question.incidents = {{"1", {33, 5}, {today, today}, LocationPrecision::exact, {}, "battle"}};
  question.as_of = today;
  question.half_life = 30 * day;
  question.recent_share = Share{1};
  Grid const grid{Crs::utm(36, true), {400000, 650000}, 1000, 1000, 200, 200};
  auto const surface = intensity_on(grid, question, context);
  double sum = 0;  // cells of 1 km²
  surface.rate.for_each_valid([&](std::int64_t, std::int64_t, HazardRate rate) { sum += rate.value; });
  CHECK(sum == testing::Approx(std::log(2.0) / 30).epsilon(1e-6));
  CHECK_THROWS_AS(intensity_on(Grid{Crs{}, {30, 10}, 0.1, 0.1, 9, 9}, question, context), Error);
}

TEST_CASE("an event known to its district only is anywhere in it, and nowhere without it") {
  Context context;
  auto const today = *parse_date("2024-06-15");
  IntensityQuestion question;
  question.incidents = {{"1", {33, 5}, {today, today}, LocationPrecision::district, {}, "battle"}};
  question.as_of = today;
  question.bandwidth = Metres{2000};
  Grid const grid{Crs::utm(36, true), {400000, 650000}, 1000, 1000, 200, 200};
  CHECK_THROWS_AS(intensity_on(grid, question, context), Error);
  CHECK(context.findings.has("incidents_without_area"));
  // In degrees: it is reprojected. 33 E, 5 N is its eastern edge and 500 km E, 553 km N on the grid.
  question.districts.crs = Crs{};
  question.districts.features.push_back(
      {1, MultiPolygon{{{{32.5, 4.8}, {33.01, 4.8}, {33.01, 5.2}, {32.5, 5.2}, {32.5, 4.8}}, {}}}, {}});
  auto const surface = intensity_on(grid, question, context);
  double const middle = surface.rate.at(Point{472000, 552700})->value;
  CHECK(surface.rate.at(Point{450000, 552700})->value == testing::Approx(middle).epsilon(0.02));
  CHECK(surface.rate.at(Point{520000, 552700})->value < 0.1 * middle);
  question.observed.crs = Crs{};
  question.observed.features.push_back(
      {1, MultiPolygon{{{{32.5, 4.5}, {33.5, 4.5}, {33.5, 5.5}, {32.5, 5.5}, {32.5, 4.5}}, {}}}, {}});
  auto const inside = intensity_on(grid, question, context);
  CHECK(inside.rate.at(Point{500000, 552700}));
  CHECK_FALSE(inside.rate.at(Point{410000, 552700}));
}

TEST_CASE("cells come back from a file as they were written") {
  testing::Scratch const folder;
  Context context;
  Raster<Code, double> cells{Grid{Crs::utm(36, true), {400000, 650000}, 100, 50, 3, 300}};
  cells.set(0, 0, Code{1.25});
  cells.set(2, 299, Code{-7});
  auto const path = (folder / "cells.tif").string();
  write_cells(path, cells, "s", context);
  auto const again = read_cells(path, 1, context);
  CHECK(again.grid() == cells.grid());
  CHECK(again.at(0, 0)->value == 1.25);
  CHECK(again.at(2, 299)->value == -7);
  CHECK_FALSE(again.at(1, 1));
}

}  // namespace passage
