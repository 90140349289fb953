#pragma once
#include <string>
#include <string_view>

namespace passage {

/// Lower case for ASCII letters; all others stay as they are, in any locale.
std::string lower(std::string text);

/// Without blanks at the ends.
std::string trimmed(std::string_view text);

/// Lower case for ASCII, blanks at the ends gone and inside collapsed to one: for comparing words of tables
/// and names that people typed.
std::string plain_word(std::string_view text);

}  // namespace passage
