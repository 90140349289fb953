#include "passage/write/hxl.hpp"

#include <algorithm>
#include <array>

#include "passage/base/plain_text.hpp"

namespace passage {

namespace {

struct Tagged {
  std::string_view column, tag;
};

// Columns of several tables; those of the assessment bring their own tags.
constexpr std::array exact{
    Tagged{"lon", "#geo+lon"}, Tagged{"lat", "#geo+lat"}, Tagged{"wkt", "#geo+wkt"},
    Tagged{"code", "#adm+code"}, Tagged{"name", "#loc+name"}, Tagged{"from", "#loc+name+from"},
    Tagged{"to", "#loc+name+to"}, Tagged{"via", "#loc+name+via+list"},
    Tagged{"crossings", "#loc+crossing+list"}, Tagged{"crossing_points", "#loc+crossing+list"},
    Tagged{"people", "#population"}, Tagged{"population", "#population"},
    // To live within reach is not to have been #reached, nor to be #inneed.
    Tagged{"people_within", "#population+within"}, Tagged{"people_reached", "#population+within"},
    Tagged{"people_newly_reached", "#population+within+new"},
    Tagged{"people_left_out", "#population+left_out"}, Tagged{"rate", "#indicator+rate+num"},
    Tagged{"need_share", "#indicator+need_share+num"}, Tagged{"reach_share", "#indicator+reach_share+num"},
    Tagged{"worst_ratio", "#indicator+worst_ratio+num"}, Tagged{"divergence", "#indicator+divergence+num"},
    Tagged{"says_no", "#org+refusing+list"}, Tagged{"agreements_needed", "#org+consent+list"},
    Tagged{"consents", "#org+consent+list"}, Tagged{"state", "#status+crossing"},
    Tagged{"states", "#status+crossing+list"}, Tagged{"severity", "#severity"}, Tagged{"status", "#status"},
    Tagged{"text", "#description"}, Tagged{"place", "#loc"}, Tagged{"events", "#event+num"},
    Tagged{"date", "#date"}, Tagged{"first", "#date+start"}, Tagged{"last", "#date+end"},
    Tagged{"month", "#date+month"}, Tagged{"sum", "#indicator+sum+num"},
    Tagged{"mean", "#indicator+mean+num"}, Tagged{"min", "#indicator+min+num"},
    Tagged{"max", "#indicator+max+num"}, Tagged{"count", "#indicator+count+num"},
    Tagged{"value", "#indicator+value+num"}};

bool is_level(char letter) {
  return letter >= '0' && letter <= '5';
}

/// adm2_pcode, ADM2_PCODE, admin2Pcod, adm2_name, ADM2_EN: any generation of administrative columns.
std::string admin_tag(std::string const& column) {
  auto const start = column.starts_with("admin") ? std::size_t{5} : column.starts_with("adm") ? 3 : 0;
  if (start == 0 || column.size() <= start + 1 || !is_level(column[start])) return {};
  auto const rest = column.substr(start + 1);
  std::string const level = column[start] == '0' ? "#country" : std::string{"#adm"} + column[start];
  if (rest.find("pcod") != std::string::npos) return level + "+code";
  return level + "+name";
}

/// An attribute holds letters, digits and underscores, and begins with a letter.
std::string attribute(std::string const& column) {
  std::string text;
  for (char letter : column) {
    bool const is_plain =
        (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
    text += is_plain ? letter : '_';
  }
  if (text.empty() || !(text[0] >= 'a' && text[0] <= 'z')) text.insert(0, "c_");
  return text;
}

/// People in a band: the rest of the name is the band.
std::string band_tag(std::string const& column) {
  constexpr std::array<Tagged, 3> kinds{{{"population_near_stops_", "#population+near_stops+b"},
                                         {"population_within_", "#population+along+b"},
                                         {"population_walk_", "#population+walking+b"}}};
  for (auto const& kind : kinds) {
    if (column.starts_with(kind.column))
      return std::string{kind.tag} + attribute("b" + column.substr(kind.column.size())).substr(1);
  }
  return {};
}

bool is_measured(std::string const& column) {
  constexpr std::array<std::string_view, 12> endings{"_h",     "_km",  "_m",    "_days",     "_t",    "_s",
                                                     "_share", "_num", "_rate", "incidents", "_mean", "_any"};
  return std::ranges::any_of(endings, [&](std::string_view ending) { return column.ends_with(ending); });
}

}  // namespace

std::string hashtag_of(std::string_view column) {
  auto const name = lower(std::string{column});
  auto const found = std::ranges::find(exact, name, &Tagged::column);
  if (found != exact.end()) return std::string{found->tag};
  if (auto tag = admin_tag(name); !tag.empty()) return tag;
  if (auto tag = band_tag(name); !tag.empty()) return tag;
  return (is_measured(name) ? "#indicator+" : "#meta+") + attribute(name);
}

}  // namespace passage
