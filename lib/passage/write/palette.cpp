#include "passage/write/palette.hpp"

#include <fmt/core.h>

namespace passage {

std::string Colour::hex() const {
  return fmt::format("#{:02x}{:02x}{:02x}", red, green, blue);
}

}  // namespace passage
