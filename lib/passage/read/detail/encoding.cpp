#include "passage/read/detail/encoding.hpp"

#include <cstdint>

namespace passage::detail {

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    auto const lead = static_cast<unsigned char>(text[i]);
    std::size_t const follow = lead < 0x80                   ? 0
                               : lead >= 0xc2 && lead < 0xe0 ? 1
                               : lead >= 0xe0 && lead < 0xf0 ? 2
                               : lead >= 0xf0 && lead < 0xf5 ? 3
                                                             : 4;
    if (follow == 4 || i + follow >= text.size() + (follow == 0 ? 1 : 0)) return false;
    for (std::size_t k = 1; k <= follow; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) return false;
    }
    i += follow + 1;
  }
  return true;
}

std::string utf8_from_windows_1252(std::string const& text) {
  // 0x80 … 0x9f; the five unassigned codes become the replacement character.
  static constexpr std::uint16_t upper[32] = {0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                              0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
                                              0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                              0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};
  std::string result;
  for (char letter : text) {
    auto const byte = static_cast<unsigned char>(letter);
    std::uint32_t const code = byte >= 0x80 && byte < 0xa0 ? upper[byte - 0x80] : byte;
    if (code < 0x80) {
      result += static_cast<char>(code);
    } else if (code < 0x800) {
      result += static_cast<char>(0xc0 | code >> 6);
      result += static_cast<char>(0x80 | (code & 0x3f));
    } else {
      result += static_cast<char>(0xe0 | code >> 12);
      result += static_cast<char>(0x80 | (code >> 6 & 0x3f));
      result += static_cast<char>(0x80 | (code & 0x3f));
    }
  }
  return result;
}

}  // namespace passage::detail
