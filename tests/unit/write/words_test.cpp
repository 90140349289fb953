#include "passage/write/words.hpp"

#include "support/catch.hpp"
#include "support/sample_result.hpp"

using namespace passage;
using passage::testing::sample_result;

namespace {

Messages const english;

bool has(std::vector<std::string> const& sentences, std::string const& part) {
  return std::ranges::any_of(
      sentences, [&](std::string const& sentence) { return sentence.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("exposure is shown per 100 passages or the power of ten that makes the largest at least 0.1") {
  auto scale_of = [](double events) {
    RouteOption option;
    option.assessment.exposure = ExpectedEvents{events};
    return exposure_scale({option}).passages_count;
  };
  CHECK(scale_of(0.5) == 100);
  CHECK(scale_of(1e-3) == 100);
  CHECK(scale_of(9e-4) == 1000);
  CHECK(scale_of(3.7e-6) == 100000);
  CHECK(scale_of(0) == 100);
  CHECK(ExposureScale{100000}.text(english) == "per 100\u202F000 passages");
}

TEST_CASE("numbers are written as people read them") {
  CHECK(time_text(Seconds{3000}, english) == "50 min");
  CHECK(time_text(Seconds{25200}, english) == "7.0 h");
  CHECK(length_text(Metres{625300}, english) == "625 km");
  CHECK(length_text(Metres{4200}, english) == "4.2 km");
  CHECK(people_text(Persons{41234}) == "41\u202F000");
  CHECK(people_text(Persons{1234567}) == "1\u202F235\u202F000");
  CHECK(people_text(Persons{57}) == "57");
  CHECK(people_text(Persons{0}) == "0");
  CHECK(number_text(0.8234) == "0.82");
  CHECK(number_text(14.2) == "14");
  CHECK(number_text(1.49) == "1.5");
  CHECK(number_text(0.0123) == "0.012");
  CHECK(number_text(0.0998) == "0.10");
  CHECK(number_text(9.96) == "10");
  CHECK(number_text(123.4) == "123");
  CHECK(date_text(*parse_date("2031-01-09"), english) == "9 Jan 2031");
}

TEST_CASE("right-to-left names keep to themselves in a line") {
  CHECK(isolated("Bor") == "Bor");
  CHECK(isolated("Вау") == "Вау");
  CHECK(isolated("جوبا") == "\u2068جوبا\u2069");
}

TEST_CASE("agreements are listed with full names and what was answered") {
  auto const result = sample_result();
  auto const lines = agreement_lines(result, result.options[0].assessment, english);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].text == "Восточный комитет: not asked");
  CHECK_FALSE(lines[0].is_given);
  CHECK(lines[1].text == "Coastal Administration: written");
  CHECK(lines[1].is_given);
  CHECK(lines[2].text == "Relief Commission: clearance verbal");
}

TEST_CASE("an answer that has expired is said to have") {
  auto result = sample_result();
  result.facts.as_of = *parse_date("2031-03-01");
  CHECK(agreement_lines(result, result.options[0].assessment, english)[1].text ==
        "Coastal Administration: written, expired");
}

TEST_CASE("facts that were not computed are not printed") {
  auto const result = sample_result({1, false, false, false, false});
  auto const facts = option_facts(result, result.options[0], english);
  auto const heading = [&](char const* name) {
    return std::ranges::find(facts, name, &FactLine::heading) != facts.end();
  };
  CHECK_FALSE(heading("Incidents"));
  CHECK_FALSE(heading("People"));
  CHECK_FALSE(heading("Agreements"));
  CHECK(facts[0].text ==
        "152 km, 7.0 h one way (1.8 h waiting), vehicles to 30 t, least used stretch 40 days ago");
}

TEST_CASE("what the road table adds stands beside the driving, not only in the sum") {
  auto result = sample_result({1, false, false, false, false});
  auto& sheet = result.options[0].assessment;
  sheet.delays.push_back({Metres{1000}, hour * 111.9});
  sheet.wait_likely = sheet.wait_likely + hour * 111.9;
  sheet.time = *sheet.moving_time + sheet.wait_likely;
  CHECK_THAT(
      option_facts(result, result.options[0], english)[0].text,
      testing::contains("152 km, 118.9 h one way (5.2 h driving, 1.8 h waiting, 111.9 h for borders and "
                        "ferries by the road "
                        "table)"));
}

TEST_CASE("the way that is left has an option's number only where it is that option") {
  auto result = sample_result();
  REQUIRE(result.options.size() >= 2);
  auto& second = result.options[1].path;
  second.time = second.criterion = Duration{7200};
  auto quicker = second;
  quicker.time = quicker.criterion = Duration{second.criterion.quanta - 1};
  RefusalAnswer answer;
  answer.from = result.options[0].from;
  answer.to = result.options[0].to;
  answer.refusal.refused = ConsentSet::of(PartyId{0});
  answer.option = 1;
  answer.path = second;
  answer.extra = hour * 2;
  result.if_no = {answer, answer, answer, answer, answer};
  result.if_no[1].path = quicker;
  result.if_no[2].option = std::nullopt;
  result.if_no[3].path = std::nullopt;
  result.if_no[4].lost_stops = {0};
  auto const lines = refusal_lines(result, english);
  CHECK(lines[0].then == "option 2, 2.0 h longer");
  CHECK(lines[1].then == "a way that is not among the options, 2.0 h longer; option 2 is left too");
  CHECK(lines[2].then == "a way that is not among the options, 2.0 h longer");
  CHECK(lines[3].then == "no route");
  CHECK(lines[4].then == "only a way that leaves out " + result.places[0].name);
}

TEST_CASE("stretches without a recorded holder are named by kilometre and joined") {
  Assessment sheet;
  auto add = [&](double from, double upto, bool is_held) {
    RouteSegment segment;
    segment.from = Metres{from}, segment.upto = Metres{upto};
    if (is_held) segment.holding.holders = {PartyId{0}};
    sheet.segments.push_back(segment);
  };
  add(0, 84000, true), add(84000, 100000, false), add(100000, 131000, false), add(131000, 140000, true),
      add(140000, 150000, false);
  CHECK(unknown_stretches(sheet) == std::vector<std::string>{"84\u2013131", "140\u2013150"});
}

TEST_CASE("one sentence says how an option differs") {
  auto const sentences = difference_sentences(sample_result(), english);
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[0] ==
        "Option 2 takes 2.2 h longer than 1, has about 43 % of its expected incidents and also needs the "
        "agreement of "
        "Northern Council.");
}

TEST_CASE(
    "doubts come worst first: unknown crossings and ground, then findings, then what was not considered") {
  auto const result = sample_result();
  auto const sentences = unknown_sentences(result, english);
  REQUIRE(sentences.size() >= 4);
  CHECK(sentences[0].find("Камень") != std::string::npos);
  CHECK(has(sentences, "1 control area is 51 days old"));
  CHECK(sentences.back() == "Not considered: explosive hazard surveys and season.");
  CHECK_FALSE(has(sentences, "9.5 km of option 3"));  // a note is for the data page
}

TEST_CASE("sources carry their own dates") {
  auto const lines = source_lines(sample_result(), english);
  CHECK(lines[2] == "incidents: incidents.csv, 2031-01-03; 412 used, 9 left out");
}

TEST_CASE("a blocked pair says what stands in the way") {
  auto result = sample_result({0, true, true, true, true});
  RoadLink link;
  link.obstacle = Obstacle::closed_gate;
  link.gate = GateId{3};
  result.graph.links = {link};
  CHECK(blockage_sentences(result, english)[0] ==
        "No route from Port-Élan to Haut-Gué: in the way: closed crossing point Bac du Lac.");
  result.blockages[0].is_disconnected = true;
  CHECK(blockage_sentences(result, english)[0].find("no road of the input joins them") != std::string::npos);
}

TEST_CASE("corridor appears only when agreed, and nothing is ever called safe") {
  auto result = sample_result();
  CHECK(banner(result.facts, english).find("CORRIDOR") == std::string::npos);
  result.facts.status = "agreed";
  CHECK(banner(result.facts, english).find("CORRIDOR") != std::string::npos);
}

TEST_CASE("a short movement is told in minutes and hours, a long one in days") {
  Messages const french{"fr"}, arabic{"ar"};
  CHECK(elapsed_text(minute * 59, english) == "59 min");
  CHECK(elapsed_text(hour * 7, english) == "7.0 h");
  CHECK(elapsed_text(hour * 53, english) == "2.2 days");
  CHECK(elapsed_text(hour * 53, french) == "2.2 jours");
  CHECK_THAT(elapsed_text(hour * 53, arabic), testing::contains("2.2") && testing::contains("يوماً"));
}
