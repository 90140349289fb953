#pragma once
#include <string>
#include <string_view>

namespace passage::detail {

bool is_utf8(std::string_view text);
/// Text in Windows-1252, the usual other encoding of exports, as UTF-8.
std::string utf8_from_windows_1252(std::string const& text);

}  // namespace passage::detail
