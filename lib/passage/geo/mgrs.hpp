#pragma once
// Places as people write and paste them: decimal degrees, degrees-minutes-seconds, MGRS. WGS 84 throughout.
#include <optional>
#include <string>
#include <string_view>

#include "passage/base/quantity.hpp"
#include "passage/geo/crs.hpp"

namespace passage {

/// "36N UL 45678 12345": the MGRS square that holds the place, named by its south-west corner. `digits` (0 …
/// 5) of easting and northing each: 5 is a square of 1 m, 0 of 100 km. MGRS truncates and never rounds (NGA
/// SIG.0012). Throws Error{input, "bad_coordinate"} for a latitude outside −90 … 90.
std::string mgrs_text(LonLat place, int digits = 5);
/// `04°51'00.0"N 031°34'48.0"E`: rounded to a tenth of a second (3 m).
std::string dms_text(LonLat place);
/// "4.85000, 31.58000": latitude first, rounded to five decimals (1 m).
std::string decimal_text(LonLat place);

/// A place read from text.
struct PlaceFromText {
  LonLat place;                  ///< of MGRS the middle of the square
  std::optional<Metres> square;  ///< the side of the MGRS square; empty for degrees
};

/// Reads one pasted place: decimal degrees ("4.85, 31.58", "4,85 31,58", "31.58 E 4.85 N"), degrees and
/// minutes or seconds with signs, colons or blanks ("4°51'0\"N 31°34'48\"E", "4 51 0 N, 31 34 48 E"), or MGRS
/// with or without blanks. Without letters latitude comes first. Throws Error{input, "bad_coordinate"} that
/// says what is wrong: a missing half, 60 or more minutes, a latitude beyond 90 (the halves are swapped), a
/// square that does not exist, or letters that mean different directions in different languages.
PlaceFromText parse_place(std::string_view text);

}  // namespace passage
