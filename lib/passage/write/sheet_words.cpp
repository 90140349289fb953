// What is said of the options together, of doubts and of sources.
#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "passage/model/input_name.hpp"
#include "passage/write/words.hpp"

namespace passage {

namespace {

template <class... Arguments>
std::string say_with(Messages const& say, std::string const& text, Arguments const&... arguments) {
  return fmt::format(fmt::runtime(say(text)), arguments...);
}

std::string and_list(std::vector<std::string> const& parts, Messages const& say) {
  if (parts.empty()) return {};
  auto all = parts.front();
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) all += ", " + parts[i];
  return parts.size() == 1 ? all : say_with(say, "{} and {}", all, parts.back());
}

std::string time_difference(Assessment const& first, Assessment const& other, std::string const& first_id,
                            Messages const& say) {
  if (!first.time || !other.time) return {};
  auto const difference = *other.time - *first.time;
  if (std::abs(difference.value) < 300) return say_with(say, "takes about as long as {}", first_id);
  auto const text = time_text(Seconds{std::abs(difference.value)}, say);
  return difference.value > 0 ? say_with(say, "takes {} longer than {}", text, first_id)
                              : say_with(say, "takes {} less than {}", text, first_id);
}

/// Shares as people say them.
std::string incident_difference(Assessment const& first, Assessment const& other, Messages const& say) {
  if (!first.exposure || !other.exposure || first.exposure->value <= 0) return {};
  double const ratio = other.exposure->value / first.exposure->value;
  if (ratio < 0.9) return say_with(say, "has about {} % of its expected incidents", std::lround(ratio * 100));
  if (ratio <= 1.1) return say("has about as many expected incidents");
  return say_with(say, "has about {} times its expected incidents", number_text(ratio));
}

std::string names(RunResult const& result, ConsentSet parties, Messages const& say) {
  std::vector<std::string> list;
  for (auto party : parties.members()) list.push_back(isolated(result.authorities.name(party)));
  return and_list(list, say);
}

std::string agreement_difference(RunResult const& result, Assessment const& first, Assessment const& other,
                                 Messages const& say) {
  auto const more = other.consents - first.consents, fewer = first.consents - other.consents;
  std::vector<std::string> parts;
  if (!fewer.empty()) parts.push_back(say_with(say, "needs no agreement from {}", names(result, fewer, say)));
  if (!more.empty())
    parts.push_back(say_with(say, "also needs the agreement of {}", names(result, more, say)));
  if (parts.empty() && !first.consents.empty()) return say("needs the same agreements");
  return and_list(parts, say);
}

std::string difference_sentence(RunResult const& result, RouteOption const& first, RouteOption const& other,
                                Messages const& say) {
  std::vector<std::string> parts = {time_difference(first.assessment, other.assessment, first.id, say),
                                    incident_difference(first.assessment, other.assessment, say),
                                    agreement_difference(result, first.assessment, other.assessment, say)};
  std::erase(parts, std::string{});
  if (parts.empty()) return {};
  return say_with(say, "Option {} {}.", other.id, and_list(parts, say));
}

void add_unknown_gates(RunResult const& result, std::vector<std::string>& sentences, Messages const& say) {
  for (auto const& option : result.options) {
    for (auto const& crossing : option.assessment.crossings) {
      auto const& gate = result.graph.gates[crossing.gate.value];
      if (gate.state != GateState::unknown) continue;
      sentences.push_back(say_with(say, "Option {}: whether {} (km {:.0f}) is open.", option.id,
                                   isolated(gate.name.empty() ? gate.id : gate.name),
                                   crossing.at / kilometre));
    }
  }
}

void add_unknown_ground(RunResult const& result, std::vector<std::string>& sentences, Messages const& say) {
  for (auto const& option : result.options) {
    for (auto const& stretch : unknown_stretches(option.assessment))
      sentences.push_back(say_with(say, "Option {}: who holds the ground at km {}.", option.id, stretch));
  }
}

/// Of many findings of one kind the first is said, and how many more there are.
void add_findings(RunResult const& result, std::vector<std::string>& sentences, Messages const& say) {
  constexpr long most_of_a_kind = 2;
  auto const findings = result.findings.by_consequence();
  std::vector<std::string> said;
  for (auto const& finding : findings) {
    if (finding.severity == Severity::note) break;
    if (std::ranges::find(said, finding.code) != said.end()) continue;
    auto text = say.sentence(finding.text);
    if (!text.ends_with('.')) text += '.';
    auto const alike = std::ranges::count(findings, finding.code, &Finding::code);
    if (alike > most_of_a_kind) {
      text += " " + say_with(say, "{} more of this kind are listed in findings.csv.", alike - 1);
      said.push_back(finding.code);
    }
    sentences.push_back(text);
  }
}

}  // namespace

std::vector<std::string> difference_sentences(RunResult const& result, Messages const& say) {
  std::vector<std::string> sentences;
  for (std::size_t i = 1; i < result.options.size(); ++i) {
    auto const& other = result.options[i];
    auto const same_pair = [&](RouteOption const& option) {
      return option.from == other.from && option.to == other.to;
    };
    auto const& first = *std::ranges::find_if(result.options, same_pair);
    if (&first == &other) continue;
    auto sentence = difference_sentence(result, first, other, say);
    if (!sentence.empty()) sentences.push_back(sentence);
  }
  return sentences;
}

std::vector<std::string> unknown_sentences(RunResult const& result, Messages const& say) {
  std::vector<std::string> sentences;
  add_unknown_gates(result, sentences, say);
  add_unknown_ground(result, sentences, say);
  add_findings(result, sentences, say);
  if (!result.not_considered.empty()) {
    std::vector<std::string> inputs;
    for (auto const& input : result.not_considered) inputs.push_back(say(input));
    sentences.push_back(say_with(say, "Not considered: {}.", and_list(inputs, say)));
  }
  return sentences;
}

namespace {

/// The fastest way that is left. Only when an option is as fast is it called by that option's number; an
/// option that takes longer is named after it.
std::string way_left(RunResult const& result, RefusalAnswer const& answer, Messages const& say) {
  if (!answer.lost_stops.empty()) {
    std::vector<std::string> stops;
    stops.reserve(answer.lost_stops.size());
    for (auto const stop : answer.lost_stops) stops.push_back(isolated(result.places[stop].name));
    return say_with(say, "only a way that leaves out {}", and_list(stops, say));
  }
  auto const* option = answer.option ? &result.options[*answer.option] : nullptr;
  bool const is_option = option && option->path.criterion <= answer.path->criterion;
  auto text = is_option ? say_with(say, "option {}", option->id) : say("a way that is not among the options");
  if (answer.extra && answer.extra->value >= 300)
    text += ", " + say_with(say, "{} longer", time_text(*answer.extra, say));
  if (option && !is_option) text += "; " + say_with(say, "option {} is left too", option->id);
  return text;
}

}  // namespace

std::vector<RefusalLine> refusal_lines(RunResult const& result, Messages const& say) {
  bool const has_pairs = std::ranges::any_of(result.if_no, [&](RefusalAnswer const& answer) {
    return answer.from != result.if_no.front().from || answer.to != result.if_no.front().to;
  });
  std::vector<RefusalLine> lines;
  for (std::size_t i = 0; i < result.if_no.size(); ++i) {
    auto const& answer = result.if_no[i];
    std::vector<std::string> gates;
    for (auto gate : answer.refusal.closed) gates.push_back(isolated(result.graph.gates[gate.value].name));
    std::vector<std::string> refusing;
    for (auto party : answer.refusal.refused.members()) {
      auto const& authority = result.authorities.list[party.value];
      refusing.push_back(authority.is_recorded ? isolated(authority.name) : say("the unrecorded holder"));
    }
    auto const who = and_list(refusing, say);
    RefusalLine line{i, {}, say("no route")};
    line.what = gates.empty()
                    ? say_with(say, answer.refusal.refused.size() > 1 ? "If {} say no" : "If {} says no", who)
                    : say_with(say, "If {} closes", and_list(gates, say));
    if (has_pairs) line.what += " (" + isolated(result.places[answer.to].name) + ")";
    if (answer.path) line.then = way_left(result, answer, say);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string measure_note(RunResult const& result, Messages const& say) {
  auto const has_exposure = [](RouteOption const& option) { return option.assessment.exposure.has_value(); };
  if (std::ranges::none_of(result.options, has_exposure)) return {};
  auto const passages = exposure_scale(result.options).text(say);
  return say_with(say,
                  "Incidents: recorded within 5 km of the route; then those expected to be recorded within 1 "
                  "km {}, with their interval.",
                  passages);
}

std::vector<std::string> source_lines(RunResult const& result, Messages const& say) {
  std::vector<std::string> lines;
  for (auto const& input : result.provenance.inputs) {
    auto line = input_text(input.table, say) + ": " + say.sentence(shown_name(input));
    line += input.vintage.empty() ? ", " + say("undated") : ", " + input.vintage;
    if (input.features_left_out > 0) {
      line += "; " + say_with(say, "{} used, {} left out", input.features_used, input.features_left_out);
    }
    lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> blockage_sentences(RunResult const& result, Messages const& say) {
  std::vector<std::string> sentences;
  for (auto const& blockage : result.blockages) {
    auto text = say_with(say, "No route from {} to {}", isolated(blockage.from), isolated(blockage.to));
    if (blockage.is_disconnected) {
      sentences.push_back(text + ": " + say("no road of the input joins them."));
      continue;
    }
    if (blockage.fewest_handovers) {
      sentences.push_back(
          text + ": " +
          say_with(say, "every way changes control {} times or more.", *blockage.fewest_handovers));
      continue;
    }
    std::vector<std::string> obstacles;
    for (auto link : blockage.links) {
      if (link.value >= result.graph.links.size()) continue;
      auto name = say(std::string{name_of(result.graph.links[link.value].obstacle)});
      auto const gate = result.graph.links[link.value].gate;
      if (gate.is_valid()) name += " " + isolated(result.graph.gates[gate.value].name);
      if (std::ranges::find(obstacles, name) == obstacles.end()) obstacles.push_back(name);
    }
    sentences.push_back(obstacles.empty()
                            ? text + "."
                            : text + ": " + say_with(say, "in the way: {}.", and_list(obstacles, say)));
  }
  return sentences;
}

}  // namespace passage
