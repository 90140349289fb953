#pragma once
#include <string>
#include <string_view>

namespace passage::detail {

/// RFC 4648, with padding.
std::string base64(std::string_view bytes);
/// The bytes of hexadecimal digits.
std::string from_hex(std::string_view digits);

}  // namespace passage::detail
