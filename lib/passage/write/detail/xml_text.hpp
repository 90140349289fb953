#pragma once
#include <string>
#include <string_view>

namespace passage::detail {

/// Text between XML tags or quotes: & < > " escaped.
std::string xml_text(std::string_view text);

}  // namespace passage::detail
