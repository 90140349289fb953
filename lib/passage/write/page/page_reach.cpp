#include <algorithm>
#include <cmath>

#include "passage/write/page/page_json.hpp"
#include "passage/write/people_words.hpp"
#include "passage/write/words.hpp"

namespace passage::detail {

namespace {

PageJson areas_json(std::vector<PeopleArea> const& areas) {
  auto list = PageJson::array();
  for (auto const& area : areas)
    list.push_back({{"name", area.name},
                    {"people", people_text(area.people)},
                    {"within", people_text(area.within)},
                    {"left", people_text(area.people - area.within)},
                    {"need", percent_text(area.need_share)},
                    {"reach", percent_text(area.reach_share)},
                    {"rate", percent_text(area.rate)}});
  return list;
}

PageJson curve_json(WalkingCurve const& curve) {
  auto people = PageJson::array();
  for (auto const here : curve.by_minute) people.push_back(std::round(here.value));
  return {{"target", std::string{name_of(curve.target)}}, {"people", std::move(people)}};
}

}  // namespace

PageJson reach_json(PageSource const& source) {
  auto list = PageJson::array();
  auto const& result = source.result;
  for (std::size_t i = 0; i < result.reach.size() && i < result.options.size(); ++i) {
    auto tables = PageJson::array(), curves = PageJson::array();
    for (auto const& table : people_tables(result.reach[i], source.say))
      tables.push_back({{"heading", table.heading},
                        {"rows", areas_json(table.areas)},
                        {"lines", people_lines(table, source.say)}});
    for (auto const& curve : result.reach[i].curves) curves.push_back(curve_json(curve));
    list.push_back({{"option", result.options[i].id},
                    {"tables", std::move(tables)},
                    {"curves", std::move(curves)},
                    {"formulas", source.say(std::string{equity_formulas()})}});
  }
  return list;
}

}  // namespace passage::detail
