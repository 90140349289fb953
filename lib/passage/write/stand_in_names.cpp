#include "passage/write/stand_in_names.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/core.h>

namespace passage {

namespace {

constexpr std::string_view unrecorded = "holder not recorded, ", area_word = "area ", with = " with ",
                           crossing = "crossing point ";

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char sign) { return sign >= '0' && sign <= '9'; });
}

std::string said(Messages const& say, char const* shape, std::string_view value) {
  return fmt::format(fmt::runtime(say(shape)), value);
}

/// "area 2" or "area 2 with Bor".
std::string area_name(std::string_view name, Messages const& say) {
  auto const number = name.substr(area_word.size());
  auto const place = number.find(with);
  if (place == std::string_view::npos) return said(say, "area {}", number);
  return fmt::format(fmt::runtime(say("area {} with {}")), number.substr(0, place),
                     number.substr(place + with.size()));
}

/// Crossings that were found where a road crosses a line; the number is Passage's own.
std::string crossing_name(std::string const& name, Messages const& say) {
  for (char const* shape : {"Unrecorded crossing {}", "Road without a crossing point {}"}) {
    std::string_view const words{shape, std::string_view{shape}.size() - 2};
    if (name.starts_with(words) && is_number(std::string_view{name}.substr(words.size())))
      return said(say, shape, std::string_view{name}.substr(words.size()));
  }
  return name;
}

}  // namespace

std::string stand_in_name(std::string const& name, Messages const& say) {
  std::string_view const whole{name};
  if (whole.starts_with(unrecorded) && whole.substr(unrecorded.size()).starts_with(area_word))
    return said(say, "holder not recorded, {}", area_name(whole.substr(unrecorded.size()), say));
  if (whole.starts_with(crossing))
    return said(say, "crossing point {}", crossing_name(name.substr(crossing.size()), say));
  auto const as_crossing = crossing_name(name, say);
  return as_crossing == name ? say(name) : as_crossing;
}

StandInNames::StandInNames(RunResult& result, Messages const& say)
    : result_(result), authorities_(result.authorities.list) {
  gates_.reserve(result.graph.gates.size());
  for (auto& authority : result.authorities.list)
    if (!authority.is_recorded) authority.name = stand_in_name(authority.name, say);
  for (auto& gate : result.graph.gates) {
    gates_.push_back(gate.name);
    gate.name = crossing_name(gate.name, say);
  }
}

StandInNames::~StandInNames() {
  result_.authorities.list = std::move(authorities_);
  for (std::size_t i = 0; i < gates_.size(); ++i) result_.graph.gates[i].name = std::move(gates_[i]);
}

}  // namespace passage
