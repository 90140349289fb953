#include "passage/write/certificate_words.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/write/csv.hpp"
#include "passage/write/words.hpp"

namespace passage {

namespace {

template <class... Arguments>
std::string say_with(Messages const& say, std::string const& text, Arguments const&... arguments) {
  return fmt::format(fmt::runtime(say(text)), arguments...);
}

std::vector<std::string> gate_names(RunResult const& result, std::vector<GateId> const& gates) {
  std::vector<std::string> names;
  names.reserve(gates.size());
  for (auto id : gates) {
    auto const& gate = result.graph.gates[id.value];
    names.push_back(isolated(gate.name.empty() ? gate.id : gate.name));
  }
  return names;
}

/// "bridge on N2 (4.8512, 31.6120)": bridges of road data rarely have names.
std::string bridge_text(BridgeOnRoute const& bridge, Messages const& say) {
  auto const place = fmt::format("{:.4f}, {:.4f}", bridge.place.lat, bridge.place.lon);
  return bridge.road.empty() ? say_with(say, "bridge at {}", place)
                             : say_with(say, "bridge on {} ({})", isolated(bridge.road), place);
}

std::vector<std::string> passage_names(RunResult const& result, RouteCertificate const& certificate,
                                       std::vector<GateId> const& gates,
                                       std::vector<std::size_t> const& bridges, Messages const& say) {
  auto names = gate_names(result, gates);
  for (auto index : bridges) names.push_back(bridge_text(certificate.bridges[index], say));
  return names;
}

std::string joined(std::vector<std::string> const& parts) {
  std::string all;
  for (auto const& part : parts) all += (all.empty() ? "" : ", ") + part;
  return all;
}

std::vector<PairLine> pair_lines(RunResult const& result, RouteCertificate const& certificate,
                                 Messages const& say) {
  std::vector<PairLine> lines;
  auto const count = certificate.stretches.size();
  auto const id = [&](std::size_t index) { return result.options[certificate.first_option + index].id; };
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = a + 1; b < count; ++b) {
      PairLine line{id(a), id(b), Metres{0}, {}, {}};
      line.containment = std::max(certificate.containment[a][b], certificate.containment[b][a]);
      auto const both =
          std::ranges::find_if(certificate.shared, [&](RouteCertificate::SharedPassage const& one) {
            return (one.a == a && one.b == b) || (one.a == b && one.b == a);
          });
      if (both != certificate.shared.end()) {
        line.shared_road = both->length;
        line.crossings = passage_names(result, certificate, both->gates, both->bridges, say);
      }
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

std::string stretch_sentence(RunResult const& result, RouteCertificate const& certificate,
                             Messages const& say) {
  std::string ratios;
  for (std::size_t i = 0; i < certificate.stretches.size(); ++i)
    ratios += (i == 0 ? "" : ", ") + result.options[certificate.first_option + i].id + ": " +
              fmt::format("{:.2f}", certificate.stretches[i]);
  return say_with(say, "Time over the least possible, by option: {}. No option may exceed {}.", ratios,
                  shortest(certificate.max_stretch));
}

std::string apart_sentence(RouteCertificate const& certificate, Messages const& say) {
  auto const distance = length_text(certificate.separation, say);
  if (!certificate.apart_at_most)
    return say_with(say,
                    "Routes that keep {} apart between the ends: {} found; how many there can be is not "
                    "bounded below 16.",
                    distance, certificate.apart_at_least);
  if (*certificate.apart_at_most == certificate.apart_at_least)
    return say_with(say, "Routes that keep {} apart between the ends: {}, and there cannot be more.",
                    distance, certificate.apart_at_least);
  return say_with(say,
                  "Routes that keep {} apart between the ends: {} found, and there cannot be more than {}.",
                  distance, certificate.apart_at_least, *certificate.apart_at_most);
}

void add_unavoidable(RunResult const& result, RouteCertificate const& certificate, Messages const& say,
                     std::vector<std::string>& sentences) {
  if (certificate.unavoidable.value > 0)
    sentences.push_back(say_with(say, "Road that every route within that limit drives: {}.",
                                 length_text(certificate.unavoidable, say)));
  auto const unavoidable =
      passage_names(result, certificate, certificate.unavoidable_gates, certificate.unavoidable_bridges, say);
  if (unavoidable.empty())
    sentences.push_back(say("No crossing point or bridge is such that every route passes it."));
  else
    sentences.push_back(say_with(say,
                                 "Crossing points and bridges that no route avoids (back-up needed at): {}.",
                                 joined(unavoidable)));
  auto const common =
      passage_names(result, certificate, certificate.common_gates, certificate.common_bridges, say);
  if (!common.empty()) sentences.push_back(say_with(say, "Every option shown passes: {}.", joined(common)));
}

}  // namespace

std::string pair_sentence(PairLine const& pair, Messages const& say) {
  auto const length = length_text(pair.shared_road, say);
  if (pair.crossings.empty())
    return say_with(say, "Options {} and {} share {} of road and no crossing point.", pair.first, pair.second,
                    length);
  return say_with(say, "Options {} and {} share {} of road; both pass {}.", pair.first, pair.second, length,
                  joined(pair.crossings));
}

std::vector<CertificateWords> certificate_words(RunResult const& result, Messages const& say) {
  std::vector<CertificateWords> all;
  for (auto const& certificate : result.certificates) {
    if (certificate.first_option + certificate.stretches.size() > result.options.size()) continue;
    CertificateWords words;
    words.heading = fmt::format(fmt::runtime(say("{from} to {to}")),
                                fmt::arg("from", isolated(result.places[certificate.from].name)),
                                fmt::arg("to", isolated(result.places[certificate.to].name)));
    words.pairs = pair_lines(result, certificate, say);
    words.sentences.push_back(stretch_sentence(result, certificate, say));
    words.sentences.push_back(say_with(
        say,
        "Options outside the trade-off were chosen from {} candidates so that none has more than {} % "
        "of its area in another's; those of the trade-off may share more.",
        certificate.pool, decimal(certificate.overlap.value * 100, 0)));
    words.sentences.push_back(apart_sentence(certificate, say));
    add_unavoidable(result, certificate, say, words.sentences);
    all.push_back(std::move(words));
  }
  return all;
}

}  // namespace passage
