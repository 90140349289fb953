#include "passage/declare/tables/control.hpp"

#include "support/catch.hpp"

#include "passage/declare/binding.hpp"

using namespace passage;

TEST_CASE("an agreement that nobody asked for is not a yes") {
  auto const row = bind_options<tables::AgreementRow>(Table{{"with", Node{std::string{"A"}}}}, "s");
  CHECK(row.status == AgreementStatus::not_asked);
  CHECK(row.kind == AgreementKind::consent);
  CHECK(row.covers == std::vector<Text>{Text{"held_area"}});
}

TEST_CASE("what an agreement covers is a word or a list") {
  Node const with{std::string{"A"}};
  auto const one = bind_options<tables::AgreementRow>(
      Table{{"with", with}, {"covers", Node{std::string{"everywhere"}}}}, "s");
  CHECK(one.covers == std::vector<Text>{Text{"everywhere"}});
  auto const two = bind_options<tables::AgreementRow>(
      Table{{"with", with},
            {"covers", Node{List{Node{std::string{"gate:K3"}}, Node{std::string{"SS0304"}}}}}},
      "s");
  CHECK(two.covers.size() == 2);
}

TEST_CASE("kinds of agreement are named as in the model") {
  for (auto const kind : choices<AgreementKind>.values) CHECK(word_of(kind) == name_of(kind));
}
