#include "passage/declare/type.hpp"

#include "support/catch.hpp"

namespace passage {

namespace {

struct Every {
  bool flag = false;
  Count count{3};
  Seed seed;
  Text text{"t"};
  Identifier id{"i"};
  Date date{};
  ClockWindow window;
  TravelHours hours;
  AvoidFactor factor;
  PointInput points;
  RasterInput<Persons> people;
  OutputFile out;
  TextMap map;
  MetresPerSecond speed{10};
  Degrees longitude;
};

}  // namespace

template <>
inline constexpr auto params<Every> = declare<Every>(
    param<&Every::flag>("flag", "F."), param<&Every::count>("count", "C.", {Count{1}, Count{9}}),
    param<&Every::seed>("seed", "S."), param<&Every::text>("text", "T."), param<&Every::id>("id", "I."),
    param<&Every::date>("date", "D."), param<&Every::window>("window", "W."),
    param<&Every::hours>("hours", "H."), param<&Every::factor>("factor", "F."),
    param<&Every::points>("points", "P."), param<&Every::people>("people", "P."),
    param<&Every::out>("out", "O.").endings_in(".gpkg .csv"), param<&Every::map>("map", "M."),
    param<&Every::speed>("speed", "S."),
    param<&Every::longitude>("longitude", "L.", {Degrees{-180}, Degrees{180}}));

namespace {

Every every;

/// The code of the first problem with this value, or empty.
std::string code_of(std::string const& key, Node node) {
  Problems problems;
  read_table(rows_of<Every>(), &every, Node{Table{{key, std::move(node)}}, "s.toml:1"}, problems);
  return problems.empty() ? "" : problems.list()[0].code;
}
Node text(char const* words) {
  return {std::string{words}, "s.toml:2"};
}
Node number(double value) {
  return {value, "s.toml:2"};
}

}  // namespace

TEST_CASE("flags are true or false, and words only on the command line") {
  CHECK(code_of("flag", {true, "s.toml:2"}).empty());
  CHECK(every.flag);
  CHECK(code_of("flag", text("false")) == "wrong_type");
  CHECK(code_of("flag", {std::string{"false"}, "--flag"}).empty());
  CHECK_FALSE(every.flag);
}

TEST_CASE("counts are whole and in range") {
  CHECK(code_of("count", number(9)).empty());
  CHECK(every.count == Count{9});
  CHECK(code_of("count", text("4")).empty());
  CHECK(code_of("count", number(10)) == "out_of_range");
  CHECK(code_of("count", number(2.5)) == "wrong_type");
  CHECK(code_of("count", text("4 km")) == "wrong_type");
  CHECK(every.count == Count{4});
  CHECK(code_of("seed", number(-1)) == "out_of_range");
  CHECK(code_of("seed", number(9007199254740992.0)).empty());
}

TEST_CASE("text is text, identifiers may be whole numbers") {
  CHECK(code_of("text", number(5)) == "wrong_type");
  CHECK(code_of("text", text("")) == "empty_text");
  CHECK(code_of("id", number(4611686018427)).empty());
  CHECK(every.id.value == "4611686018427");
  CHECK(code_of("id", text("SS0304")).empty());
  CHECK(every.id.value == "SS0304");
}

TEST_CASE("dates and clock times") {
  CHECK(code_of("date", text("2020-02-29")).empty());
  CHECK(format_date(every.date) == "2020-02-29");
  CHECK(code_of("date", text("2021-02-29")) == "unreadable_date");
  CHECK(code_of("date", number(2020)) == "wrong_type");
  CHECK(code_of("window", text("10:00-16:30")).empty());
  CHECK(every.window == ClockWindow{{600}, {990}});
  CHECK(code_of("window", Node{List{text("22:00"), text("04:00")}, "s.toml:2"}).empty());
  CHECK(every.window == ClockWindow{{1320}, {240}});
  for (char const* wrong : {"10-16", "10:00", "25:00-26:00", "10:00-10:00", "10:60-11:00", "1:00-2:00"}) {
    CAPTURE(wrong);
    CHECK(code_of("window", text(wrong)) == "unreadable_window");
  }
  CHECK(code_of("hours", text("06:30-16:30")).empty());
  CHECK_FALSE(every.hours.is_daylight);
  CHECK(code_of("hours", text("daylight")).empty());
  CHECK(every.hours.is_daylight);
}

TEST_CASE("a factor is a number of times, or forbidden") {
  CHECK(code_of("factor", text("forbidden")).empty());
  CHECK(every.factor.is_forbidden);
  CHECK(code_of("factor", number(3)).empty());
  CHECK(every.factor == AvoidFactor{false, Ratio{3}});
  CHECK(code_of("factor", number(0.5)) == "out_of_range");
  CHECK(code_of("factor", text("forbiden")) == "wrong_type");
}

TEST_CASE("inputs are paths, and layers of them") {
  CHECK(code_of("points", text("a b.gpkg|layername=x|y")).empty());
  CHECK(every.points.path == "a b.gpkg");
  CHECK(every.points.layer == "x|y");
  CHECK(code_of("points", text("a.csv")).empty());
  CHECK(every.points == PointInput{"a.csv", ""});
  CHECK(code_of("points", text("a.gpkg|layer=x")) == "wrong_type");
  CHECK(code_of("people", text("p.tif")).empty());
  CHECK(every.people.path == "p.tif");
}

TEST_CASE("an output ends in what can be written") {
  CHECK(code_of("out", text("a.b/c.csv")).empty());
  CHECK(every.out.path == "a.b/c.csv");
  for (char const* wrong : {"a.txt", "a", "a.gpkg/b", "csv", ".csv", "a.CSV"}) {
    CAPTURE(wrong);
    CHECK(code_of("out", text(wrong)) == "unknown_format");
  }
}

TEST_CASE("maps keep their order") {
  CHECK(code_of("map", Node{Table{{"b", text("x")}, {"a", text("y")}}, "s.toml:2"}).empty());
  REQUIRE(every.map.entries.size() == 2);
  CHECK(every.map.entries[0].first == "b");
  CHECK(code_of("map", text("b")) == "wrong_type");
}

TEST_CASE("a quantity is stored in its own unit and documented in people's") {
  CHECK(code_of("speed", number(36)).empty());
  CHECK(every.speed.value == passage::testing::Approx(10));
  CHECK(code_of("speed", text("72 km/h")).empty());
  CHECK(every.speed.value == passage::testing::Approx(20));
  CHECK(code_of("speed", text("72 m")) == "wrong_unit");
  CHECK(code_of("longitude", number(-181)) == "out_of_range");
  CHECK(code_of("longitude", {std::numeric_limits<double>::quiet_NaN(), ""}) == "wrong_type");
}

TEST_CASE("what is written reads back as the same options") {
  Every const before;
  auto const table = write_table(rows_of<Every>(), &before);
  CHECK(table.size() == rows_of<Every>().size());
  Every after;
  after.count = Count{1};
  after.speed = MetresPerSecond{1};
  Problems problems;
  for (auto const& key : {"count", "speed", "factor", "hours", "seed", "date"}) {
    read_table(rows_of<Every>(), &after, Node{Table{{key, *find(table, key)}}}, problems);
  }
  CHECK(problems.empty());
  CHECK(after.count == before.count);
  CHECK(after.speed.value == passage::testing::Approx(before.speed.value));
  CHECK(after.factor == before.factor);
}

}  // namespace passage
