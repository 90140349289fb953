#include "passage/write/brief_html.hpp"

#include <regex>

#include "support/catch.hpp"
#include "support/sample_result.hpp"
#include <nlohmann/json.hpp>

using namespace passage;
using passage::testing::sample_result;

namespace {

std::string between(std::string const& text, std::string const& start, std::string const& end) {
  auto const from = text.find(start);
  REQUIRE(from != std::string::npos);
  auto const upto = text.find(end, from + start.size());
  return text.substr(from + start.size(), upto - from - start.size());
}

nlohmann::json data_of(std::string const& html) {
  return nlohmann::json::parse(between(html, "<script type=\"application/json\" id=\"data\">", "</script>"));
}

}  // namespace

TEST_CASE("the page is the same bytes twice and holds no reference to anywhere") {
  auto const html = brief_html(sample_result(), Messages{});
  CHECK(html == brief_html(sample_result(), Messages{}));
  for (auto const* outside :
       {"src=\"http", "href=\"http", "url(http", "url(images", "sourceMappingURL", "//unpkg", "@import"}) {
    INFO(outside);
    CHECK(html.find(outside) == std::string::npos);
  }
  CHECK(html.find("Copyright (c) 2010-2023, Volodymyr Agafonkin") != std::string::npos);
  auto rest = html;
  for (auto at = rest.find("http://www.w3.org/2000/svg"); at != std::string::npos;
       at = rest.find("http://www.w3.org/2000/svg"))
    rest.erase(at, 26);
  CHECK(rest.find("http://") == std::string::npos);
  CHECK(rest.find("https://") == std::string::npos);
}

TEST_CASE("the policy allows two scripts and two styles by hash and nothing else") {
  auto const html = brief_html(sample_result(), Messages{});
  auto const policy = between(html, "Content-Security-Policy\" content=\"", "\"");
  CHECK(policy.find("default-src 'none'") == 0);
  CHECK(policy.find("unsafe") == std::string::npos);
  CHECK(policy.find("img-src data:;") != std::string::npos);
  std::regex const hash{"'sha256-[A-Za-z0-9+/]{43}='"};
  CHECK(std::distance(std::sregex_iterator{policy.begin(), policy.end(), hash}, {}) == 4);
}

TEST_CASE("no name can end the script or add markup") {
  auto result = sample_result();
  result.base.places[0].name = "</script><script>alert(1)</script>";
  result.facts.title = "a \"title\" <b> & {{data}}";
  auto const html = brief_html(result, Messages{});
  CHECK(html.find("alert(1)</script>") == std::string::npos);
  CHECK(html.find("\\u003c/script>") != std::string::npos);
  CHECK(between(html, "<title>", "</title>") == "a &quot;title&quot; &lt;b> &amp; {{data}}");
  bool is_kept = false;
  auto const data = data_of(html);
  for (auto const& place : data["places"])
    is_kept = is_kept || place["name"] == "</script><script>alert(1)</script>";
  CHECK(is_kept);
}

TEST_CASE("the data holds degrees, exposures on the sheet's scale, and null for what was not computed") {
  auto const data = data_of(brief_html(sample_result(), Messages{}));
  REQUIRE(data["options"].size() == 3);
  auto const& one = data["options"][0];
  CHECK(one["colour"] == "#0072b2");
  CHECK(one["line"][0].get<double>() == testing::Approx(-21.3).margin(0.3));
  CHECK(one["line"][1].get<double>() == testing::Approx(-11.4).margin(0.3));
  CHECK(one["exposure"].get<double>() == testing::Approx(0.96));
  CHECK(data["scale"] == "per 100 passages");
  CHECK(data["front"].size() == 6);
  CHECK(data["density"]["png"].get<std::string>().starts_with("data:image/png;base64,iVBORw0KGgo"));
  auto const bare = data_of(brief_html(sample_result({2, false, false, false, false}), Messages{}));
  CHECK(bare["options"][0]["exposure"].is_null());
  CHECK(bare["density"].is_null());
  CHECK(bare["control"].empty());
}

TEST_CASE("options that share a road are cut where they part") {
  auto const data = data_of(brief_html(sample_result(), Messages{}));
  auto const& parts = data["options"][1]["parts"];
  REQUIRE(parts.size() >= 2);
  CHECK(
      std::ranges::any_of(parts, [](auto const& part) { return part["sharing"] == 2 && part["rank"] == 1; }));
  CHECK(std::ranges::any_of(parts, [](auto const& part) { return part["sharing"] == 1; }));
}
