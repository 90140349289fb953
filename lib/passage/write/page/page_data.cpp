#include "passage/write/page/page_data.hpp"

#include <fmt/core.h>

#include "passage/write/certificate_words.hpp"
#include "passage/write/page/page_json.hpp"
#include "passage/write/right_to_left.hpp"
#include "passage/write/words.hpp"

namespace passage {

namespace {

using detail::PageJson;
using detail::PageSource;

PageJson sheet_json(PageSource const& source) {
  auto const& facts = source.result.facts;
  auto const& say = source.say;
  return {{"banner", banner(facts, say)},
          {"title", facts.title},
          {"question", facts.question},
          {"as_of", date_text(facts.as_of, say)},
          {"expiry", date_text(facts.do_not_use_after, say)},
          {"label", say(facts.sensitivity_label)},
          {"made_on", date_text(facts.made_on, say)},
          {"hash", facts.reference_hash},
          {"disclaimer", say(facts.disclaimer)},
          {"contact", facts.contact},
          {"is_whole", facts.shows_all_holders}};
}

PageJson parties_json(PageSource const& source) {
  auto list = PageJson::array();
  auto const& authorities = source.result.authorities;
  for (std::uint32_t i = 0; i < authorities.list.size(); ++i) {
    Assessment alone;
    alone.consents = ConsentSet::of(PartyId{i});
    alone.agreements_missing = authorities.missing(alone.consents, source.result.facts.as_of);
    auto const line = agreement_lines(source.result, alone, source.say).front();
    list.push_back(
        {{"name", isolated(authorities.list[i].name)}, {"status", line.statuses}, {"given", line.is_given}});
  }
  return list;
}

PageJson findings_json(PageSource const& source) {
  auto list = PageJson::array();
  for (auto const& finding : source.result.findings.by_consequence())
    list.push_back(
        {{"severity", std::string{name_of(finding.severity)}}, {"text", source.say.sentence(finding.text)}});
  return list;
}

std::vector<std::string> difference_lines(PageSource const& source) {
  std::vector<std::string> lines;
  for (auto const& words : certificate_words(source.result, source.say)) {
    for (auto const& pair : words.pairs) lines.push_back(pair_sentence(pair, source.say));
    lines.insert(lines.end(), words.sentences.begin(), words.sentences.end());
  }
  return lines;
}

std::vector<std::string> in_language(PageSource const& source, std::vector<std::string> const& sentences) {
  std::vector<std::string> said;
  said.reserve(sentences.size());
  for (auto const& sentence : sentences) said.push_back(source.say.sentence(sentence));
  return said;
}

PageJson notes_json(PageSource const& source) {
  auto const& result = source.result;
  return {{"differences", difference_sentences(result, source.say)},
          {"unknown", unknown_sentences(result, source.say)},
          {"different", difference_lines(source)},
          {"sources", source_lines(result, source.say)},
          {"assumptions", in_language(source, result.assumptions)},
          {"findings", findings_json(source)},
          {"measure", measure_note(result, source.say)}};
}

PageJson blockages_json(PageSource const& source) {
  auto list = PageJson::array();
  auto const sentences = blockage_sentences(source.result, source.say);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    PageJson item = {{"text", sentences[i]}, {"points", PageJson::array()}};
    for (auto link : source.result.blockages[i].links) {
      auto const& links = source.result.graph.links;
      if (link.value < links.size() && !links[link.value].line.empty())
        item["points"].push_back(source.flat(point_at(links[link.value].line, Share{0.5})));
    }
    list.push_back(item);
  }
  return list;
}

/// Every text of the page as readers of a right-to-left script expect it.
void set_right_to_left(PageJson& json) {
  if (json.is_string()) json = in_right_to_left_script(json.get_ref<std::string const&>());
  if (!json.is_structured()) return;
  for (auto& inner : json) set_right_to_left(inner);
}

}  // namespace

std::string page_data(RunResult const& result, Messages const& say) {
  PageSource const source{result, say};
  PageJson data = {{"language", say.language()}, {"direction", say.is_right_to_left() ? "rtl" : "ltr"}};
  data["texts"] = say.all();
  data["sheet"] = sheet_json(source);
  data["options"] = options_json(source);
  data["table"] = table_json(source);
  data["front"] = front_json(source);
  data["if_no"] = if_no_json(source);
  data["reach"] = detail::reach_json(source);
  data["scale"] = exposure_scale(result.options).text(say);
  data["parties"] = parties_json(source);
  data["notes"] = notes_json(source);
  data["blockages"] = blockages_json(source);
  detail::add_ground(data, source);
  if (say.is_right_to_left()) set_right_to_left(data);
  return data.dump(-1, ' ', false, PageJson::error_handler_t::replace);
}

}  // namespace passage
