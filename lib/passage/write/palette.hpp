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

/// Route options in display order (Okabe & Ito 2008: told apart with every common colour blindness). From the
/// fifth on they repeat; the number in the disc tells them apart.
inline constexpr std::array<Colour, 4> options = {
    {{0, 114, 178}, {213, 94, 0}, {0, 158, 115}, {204, 121, 167}}};
inline constexpr Colour option(std::size_t index) {
  return options[index % options.size()];
}

/// Incident density, one hue from light to dark (ColorBrewer Oranges).
inline constexpr std::array<Colour, 5> density = {
    {{254, 237, 222}, {253, 190, 133}, {253, 141, 60}, {217, 72, 1}, {140, 45, 4}}};
inline constexpr double density_opacity_share = 0.45;

inline constexpr Colour land{253, 251, 246}, water{205, 219, 228}, water_line{143, 170, 189}, ink{33, 37, 41},
    grey{110, 114, 118}, light_grey{190, 192, 194}, closure{139, 0, 0}, white{255, 255, 255};

}  // namespace palette
}  // namespace passage
