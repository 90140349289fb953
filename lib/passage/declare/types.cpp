#include "passage/declare/types.hpp"

namespace passage {

std::string const* TextMap::find(std::string_view key) const {
  for (auto const& [ours, theirs] : entries) {
    if (ours == key) return &theirs;
  }
  return nullptr;
}

}  // namespace passage
