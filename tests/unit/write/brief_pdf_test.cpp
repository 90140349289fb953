#include "passage/write/brief_pdf.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/program_output.hpp"
#include "support/sample_result.hpp"
#include "support/scratch.hpp"

using namespace passage;
using passage::testing::bytes_of;
using passage::testing::contains;
using passage::testing::sample_result;
using passage::testing::Scratch;
using passage::testing::text_of_pdf;

TEST_CASE("the brief has a front page, comparison, one sheet per option, data, method and sign-off") {
  Scratch scratch;
  write_brief_pdf(scratch / "brief.pdf", sample_result(), Messages{});
  auto const text = text_of_pdf(scratch / "brief.pdf");
  for (auto const* part :
       {"ROUTE OPTIONS", "Comparison", "Time against recorded incidents", "Route option 1", "Route option 3",
        "Segments", "Method in six lines", "Logistics", "incidents.csv", "no permission and no guarantee",
        "page 3", "People within reach", "Need against reach by area", "half-life halved",
        "How different the options are", "back-up needed at): La Borne"}) {
    INFO(part);
    CHECK_THAT(text, contains(part));
  }
  CHECK(text.find("safe") == std::string::npos);
  CHECK(text.find("\u2026") == std::string::npos);  // nothing is cut
}

TEST_CASE("every state and language gives a brief, and the same bytes each time") {
  Scratch scratch;
  for (auto const* language : {"en", "fr", "ar"}) {
    Messages const say{language};
    write_brief_pdf(scratch / "a.pdf", sample_result(), say);
    write_brief_pdf(scratch / "b.pdf", sample_result(), say);
    CHECK(bytes_of(scratch / "a.pdf") == bytes_of(scratch / "b.pdf"));
  }
  for (int options : {0, 1}) {
    write_brief_pdf(scratch / "c.pdf", sample_result({options, false, false, false, false}), Messages{});
    CHECK(bytes_of(scratch / "c.pdf").size() > 5000);
  }
}

TEST_CASE("no page of the brief is empty or a heading alone") {
  Scratch scratch;
  write_brief_pdf(scratch / "brief.pdf", sample_result(), Messages{});
  auto text = text_of_pdf(scratch / "brief.pdf");
  int pages = 0;
  for (auto end = text.find('\f'); end != std::string::npos; end = text.find('\f')) {
    auto const page = text.substr(0, end);
    text.erase(0, end + 1);
    INFO(page);
    ++pages;
    auto const lines = std::ranges::count(page, '\n');
    CHECK(lines > 12);  // header and footer take about eight
  }
  CHECK(pages > 8);
}
