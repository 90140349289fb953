#include "passage/compare/red_lines.hpp"

#include "support/catch.hpp"

using namespace passage;

namespace {

RedLine at_most(std::string measure, double limit) {
  RedLine rule;
  rule.measure = std::move(measure);
  rule.at_most = limit;
  rule.reason = "because";
  return rule;
}

RedLine never(std::string measure, std::string member) {
  RedLine rule;
  rule.measure = std::move(measure);
  rule.must_not_include = {std::move(member)};
  return rule;
}

Verdict verdict(MeasuredOption const& option, RedLine const& rule) {
  return hold_against(option, {rule}).front().verdict;
}

MeasuredOption const option{"1",
                            "one",
                            {{"consent_count", "2"},
                             {"closed_km", ""},
                             {"consents", "A;B"},
                             {"crossings", ""},
                             {"sites_served", ""},
                             {"data_gaps", "sites: none given;exposure: no recorded incidents given"}}};

}  // namespace

TEST_CASE("a limit is kept or broken; the limit itself is kept") {
  CHECK(verdict(option, at_most("consent_count", 2)) == Verdict::kept);
  CHECK(verdict(option, at_most("consent_count", 1)) == Verdict::broken);
  RedLine rule;
  rule.measure = "consent_count";
  rule.at_least = 3;
  CHECK(verdict(option, rule) == Verdict::broken);
  CHECK(rule.text() == "consent_count at least 3");
}

TEST_CASE("what was not computed is not known, and never kept") {
  CHECK(verdict(option, at_most("closed_km", 5)) == Verdict::not_known);
  CHECK(verdict(option, at_most("no_such_column", 5)) == Verdict::not_known);
  CHECK(verdict(option, never("sites_served", "camp")) == Verdict::not_known);  // no sites were given
}

TEST_CASE("lists must or must not name something; an empty list that was looked at names nothing") {
  CHECK(verdict(option, never("consents", "B")) == Verdict::broken);
  CHECK(verdict(option, never("consents", "C")) == Verdict::kept);
  CHECK(verdict(option, never("crossings", "K3")) == Verdict::kept);
  RedLine rule;
  rule.measure = "consents";
  rule.must_include = {"A", "C"};
  CHECK(verdict(option, rule) == Verdict::broken);
  CHECK(name_of(Verdict::not_known) == "not known");
}
