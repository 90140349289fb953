#include "passage/write/detail/xml_text.hpp"

namespace passage::detail {

std::string xml_text(std::string_view text) {
  std::string made;
  for (char letter : text) {
    switch (letter) {
      case '&':
        made += "&amp;";
        break;
      case '<':
        made += "&lt;";
        break;
      case '>':
        made += "&gt;";
        break;
      case '"':
        made += "&quot;";
        break;
      default:
        made += letter;
    }
  }
  return made;
}

}  // namespace passage::detail
