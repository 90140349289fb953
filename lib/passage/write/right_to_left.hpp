#pragma once
#include <string>

namespace passage {

/// Whether a text holds letters of the Hebrew or Arabic blocks.
bool has_right_to_left_letters(std::string const& text);

/// A name or number inside a text of another direction: it keeps its own and orders nothing around it
/// (Unicode isolates, UAX #9). What holds no right-to-left letters runs from the left: dates, signed numbers,
/// Latin names.
std::string isolated_in_right_to_left(std::string const& text);

/// A text of a right-to-left language as readers expect it on paper and screen: Arabic commas and semicolons,
/// the first name of a list at the right whatever its script, days (2024-06-18) and signed numbers in one
/// piece. Digits stay European, as in documents of the United Nations and on receivers. A text without
/// right-to-left letters is a quotation and stays as it is.
std::string in_right_to_left_script(std::string const& text);

}  // namespace passage
