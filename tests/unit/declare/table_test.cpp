#include "passage/declare/table.hpp"

#include "support/catch.hpp"

#include "passage/declare/type.hpp"

namespace passage {

// Named: clang wants linkage of what the binding converts to.
inline namespace table_test {

struct Inner {
  Metres width{5};
  Text name;
};
struct Outer {
  Count count;
  std::optional<Inner> inner;
};

}  // namespace table_test

template <>
inline constexpr auto params<Inner> = declare<Inner>(param<&Inner::width>("width", "W."),
                                                     param<&Inner::name>("name", "N.").required());
template <>
inline constexpr auto params<Outer> = declare<Outer>(param<&Outer::count>("count", "C.").also("number"),
                                                     param<&Outer::inner>("inner", "I."));

TEST_CASE("a table is read key by key, under either name") {
  Outer outer;
  Problems problems;
  read_table(rows_of<Outer>(), &outer, Node{Table{{"number", Node{4.0}}}, "s.toml:1"}, problems);
  CHECK(problems.empty());
  CHECK(outer.count == Count{4});
  read_table(rows_of<Outer>(), &outer, Node{4.0, "s.toml:1"}, problems);
  REQUIRE(problems.list().size() == 1);
  CHECK(problems.list()[0].code == "wrong_type");
}

TEST_CASE("what is given is checked without what is not") {
  Problems problems;
  Table const good{{"inner", Node{Table{{"width", Node{3.0}}}}}};
  check_given(rows_of<Outer>(), good, problems);
  CHECK(problems.empty());
  Table const bad{{"inner", Node{Table{{"width", Node{-3.0}}, {"height", Node{1.0}}}}}, {"count", Node{0.5}}};
  check_given(rows_of<Outer>(), bad, problems);
  std::vector<std::string> codes;
  for (auto const& problem : problems.list()) codes.push_back(problem.code);
  CHECK(codes == std::vector<std::string>{"out_of_range", "unknown_key", "wrong_type"});
}

TEST_CASE("an absent optional is not written") {
  Outer outer;
  CHECK(write_table(rows_of<Outer>(), &outer).size() == 1);
  outer.inner.emplace();
  CHECK(write_table(rows_of<Outer>(), &outer).size() == 2);
}

}  // namespace passage
