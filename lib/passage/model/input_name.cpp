#include "passage/model/input_name.hpp"

#include <string_view>

namespace passage {

std::string shown_name(InputRecord const& input) {
  std::string_view const file = input.file;
  constexpr std::string_view mark = "|layername=";
  auto const bar = file.find(mark);
  auto const path = file.substr(0, bar);
  std::string shown{path.substr(path.find_last_of('/') + 1)};
  if (bar != std::string_view::npos) shown += ", layer " + std::string{file.substr(bar + mark.size())};
  return shown;
}

}  // namespace passage
