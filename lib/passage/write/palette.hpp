#pragma once
// One set of colours for the map, the web page and the styles inside the GeoPackage.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace passage {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;

  /// "#0072b2".
  std::string hex() const;
  friend constexpr bool operator==(Colour, Colour) = default;
};

namespace palette {

/// Route options in display order (the first four: Okabe & Ito 2008, told apart with every common colour
/// blindness; then Tol's indigo, olive, wine and cyan). From the fifth on lines are double, from the ninth on
/// the colours repeat with a triple line: `line_style`.
inline constexpr std::array<Colour, 8> options = {{{0, 114, 178},
                                                   {213, 94, 0},
                                                   {0, 158, 115},
                                                   {204, 121, 167},
                                                   {51, 34, 136},
                                                   {130, 120, 20},
                                                   {136, 34, 85},
                                                   {60, 150, 190}}};
inline constexpr Colour option(std::size_t index) {
  return options[index % options.size()];
}

/// How the line of an option is drawn, so that it is told apart without colour too.
enum class LineStyle { solid, two_lines, beads };
inline constexpr LineStyle line_style(std::size_t index) {
  return index < 4 ? LineStyle::solid : index < 8 ? LineStyle::two_lines : LineStyle::beads;
}

/// Incident density, one hue from light to dark (ColorBrewer Oranges).
inline constexpr std::array<Colour, 5> density = {
    {{254, 237, 222}, {253, 190, 133}, {253, 141, 60}, {217, 72, 1}, {140, 45, 4}}};
inline constexpr double density_opacity_share = 0.45;

inline constexpr Colour land{253, 251, 246}, water{205, 219, 228}, water_line{143, 170, 189}, ink{33, 37, 41},
    grey{110, 114, 118}, light_grey{190, 192, 194}, closure{139, 0, 0}, white{255, 255, 255};

}  // namespace palette
}  // namespace passage
