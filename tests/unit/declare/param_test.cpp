#include "passage/declare/param.hpp"

#include "support/catch.hpp"

namespace passage {

namespace {
enum class Side { left, right };
struct Inner {
  Metres width{5};
};
struct Outer {
  Seconds time{60};
  std::optional<Share> share;
  std::vector<Metres> lengths{Metres{1}, Metres{2}};
  Side side = Side::right;
  Inner inner;
};
struct Holder {
  Share before{0.5};
  Outer outer;
  Metres after{7};
};
struct Base {
  Metres inherited;
};
struct Derived : Base {};
}  // namespace

template <>
inline constexpr auto choices<Side> = words_of<Side>({{"left", Side::left}, {"right", Side::right}});
template <>
inline constexpr auto params<Inner> = declare<Inner>(param<&Inner::width>("width", "W."));
template <>
inline constexpr auto params<Outer> = declare<Outer>(
    param<&Outer::time>("time", "T.", {Seconds{1}, 2 * hour}).required(),
    param<&Outer::share>("share", "S.").advanced().also("part"), param<&Outer::lengths>("lengths", "L."),
    param<&Outer::side>("side", "Side."), param<&Outer::inner>("inner", "I.").short_names());
template <>
inline constexpr auto params<Holder> = declare<Holder>(param<&Holder::before>("before", "B."),
                                                       embed<&Holder::outer>(),
                                                       param<&Holder::after>("after", "A."));

namespace {

// What must not compile, said as what is not declarable.
static_assert(!detail::Declarable<double>);
static_assert(!detail::Declarable<int>);
static_assert(!detail::Declarable<std::string>);
static_assert(detail::Declarable<Metres>);
static_assert(detail::member_count<Outer>() == 5);
static_assert(detail::member_count<Inner>() == 1);
// The row of an inherited member belongs to the base, so declare<Derived> refuses it.
static_assert(std::same_as<decltype(param<&Derived::inherited>("x", "X.")), Row<Base>>);

Param const& row(std::string_view name) {
  for (auto const& candidate : rows_of<Outer>()) {
    if (candidate.name == name) return candidate;
  }
  throw name;
}

}  // namespace

TEST_CASE("a row takes kind and unit from the type and range from the table") {
  CHECK(row("time").kind == Kind::quantity);
  CHECK(row("time").unit.symbol == "s");
  CHECK(row("time").low == 1);
  CHECK(row("time").high == 7200);
  CHECK(row("time").is_required);
  CHECK(row("share").is_optional);
  CHECK(row("share").is_advanced);
  CHECK(row("share").high == 1);
  CHECK(row("share").alias == "part");
  CHECK(row("lengths").is_list);
  CHECK(row("side").choices.size() == 2);
  CHECK(row("inner").kind == Kind::table);
  CHECK(row("inner").fields.size() == 1);
  CHECK(row("inner").has_short_names);
}

TEST_CASE("a row writes and reads its member") {
  Outer outer;
  CHECK(std::get<double>(row("time").write(&outer)->value) == 60);
  CHECK_FALSE(row("share").write(&outer).has_value());
  CHECK(std::get<List>(row("lengths").write(&outer)->value).size() == 2);
  CHECK(std::get<std::string>(row("side").write(&outer)->value) == "right");
  Problems problems;
  row("time").read(row("time"), &outer, Node{std::string{"2 min"}}, problems);
  row("share").read(row("share"), &outer, Node{std::string{"10%"}}, problems);
  row("side").read(row("side"), &outer, Node{std::string{"left"}}, problems);
  CHECK(problems.empty());
  CHECK(outer.time == Seconds{120});
  CHECK(outer.share == Share{0.1});
  CHECK(outer.side == Side::left);
}

TEST_CASE("an embedded struct's rows stand among the owner's and reach its members") {
  auto const rows = rows_of<Holder>();
  REQUIRE(rows.size() == 7);
  CHECK(rows[0].name == "before");
  CHECK(rows[1].name == "time");
  CHECK(rows[1].is_required);
  CHECK(rows[6].name == "after");
  Holder holder;
  Problems problems;
  read_table(
      rows, &holder,
      Node{Table{
          {"time", Node{std::string{"2 min"}}}, {"after", Node{9.0}}, {"side", Node{std::string{"left"}}}}},
      problems);
  CHECK(problems.empty());
  CHECK(holder.outer.time == Seconds{120});
  CHECK(holder.outer.side == Side::left);
  CHECK(holder.after == Metres{9});
  CHECK(holder.before == Share{0.5});
  auto const written = write_table(rows, &holder);
  CHECK(std::get<double>(find(written, "time")->value) == 120);
  read_table(rows, &holder, Node{Table{{"time", Node{0.5}}}}, problems);
  REQUIRE(problems.list().size() == 1);  // the range of the inner row holds
}

TEST_CASE("the word of an enum") {
  CHECK(word_of(Side::left) == "left");
}

TEST_CASE("kinds have names") {
  CHECK(name_of(Kind::output_folder) == "output_folder");
}

}  // namespace passage
