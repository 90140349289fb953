#include "passage/read/sdi_roads.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "passage/base/plain_text.hpp"
#include "passage/read/detail/fields.hpp"

namespace passage {

namespace {

using detail::Column;
using detail::known_column;

/// One answer of a coded column: its number, the words it goes by (how they begin), and what it means to us.
template <class Meaning>
struct Coded {
  int code;
  std::array<std::string_view, 4> words;
  Meaning meaning;
};

constexpr std::array<Coded<std::string_view>, 7> road_classes = {{
    {1, {"highway", "motorway", "trunk"}, "trunk"},
    {2, {"primary"}, "primary"},
    {3, {"secondary"}, "secondary"},
    {4, {"tertiary"}, "tertiary"},
    {5, {"local", "residential", "urban"}, "residential"},
    {6, {"track", "trail"}, "track"},
    {7, {"path", "private"}, "path"},
}};
constexpr std::array<Coded<std::string_view>, 6> surfaces = {{
    {1, {"paved", "asphalt", "tarmac", "bitumen"}, "paved"},
    {2, {"gravel", "laterite", "murram"}, "gravel"},
    {3, {"dirt", "sand", "earth", "unpaved"}, "dirt"},
    {4, {"steel", "metal"}, "metal"},
    {5, {"wood"}, "wood"},
    {6, {"grass"}, "grass"},
}};
constexpr std::array<Coded<std::string_view>, 4> conditions = {{
    {1, {"rough"}, "bad"},
    {2, {"smooth"}, "good"},
    {3, {"snow", "ice"}, "very_bad"},
    {4, {"mud"}, "mud"},
}};
constexpr std::array<Coded<int>, 7> practicabilities = {{
    {1, {"non-motor", "non motor", "foot", "animal"}, 1},
    {2, {"motorbike", "motorcycle"}, 2},
    {3, {"4wd", "4x4"}, 3},
    {4, {"light truck", "light vehicle"}, 4},
    {5, {"heavy truck"}, 5},
    {6, {"truck + trailer", "truck and trailer", "truck+trailer", "truck with trailer"}, 6},
    {-1, {"not passable", "impassable", "not practicable", "closed"}, 0},
}};
constexpr std::array<Coded<RoadStatus>, 7> statuses = {{
    {1, {"open", "operational", "passable"}, RoadStatus::open},
    {2, {"restricted", "limited"}, RoadStatus::restricted},
    {3, {"closed", "not passable", "impassable", "road is not passable"}, RoadStatus::closed},
    {4, {"abandoned", "disused"}, RoadStatus::closed},
    {-1, {"planned"}, RoadStatus::closed},
    {-1, {"under construction", "construction", "under repair"}, RoadStatus::restricted},
    {-1, {"destroyed"}, RoadStatus::closed},
}};

bool is_unspecified(std::string const& word) {
  return word.empty() || word == "0" || word.starts_with("unspecified") || word.starts_with("unknown") ||
         word == "n/a" || word == "none";
}

/// Words that no code book has, with their number.
using UnknownWords = std::map<std::string, std::size_t>;

template <class Meaning>
std::optional<Meaning> decode(Column const& column, Feature const& feature,
                              std::span<Coded<Meaning> const> code_book, UnknownWords& unknown) {
  auto const word = plain_word(column.text(feature));
  if (is_unspecified(word)) return std::nullopt;
  auto const number = as_number(Field{word});
  for (auto const& coded : code_book) {
    if (number && coded.code == *number) return coded.meaning;
    for (auto const begin : coded.words) {
      if (!begin.empty() && word.starts_with(begin)) return coded.meaning;
    }
  }
  ++unknown[word];
  return std::nullopt;
}

/// What a row says beside time and length.
struct Condition {
  std::string road_class, surface, smoothness, damage;
  std::optional<int> practicability;
  std::optional<Tonnes> max_load, max_axle_load;
  std::optional<MetresPerSecond> speed_limit;
  RoadStatus status = RoadStatus::open;
  bool is_bridge = false;
};

class SdiReader {
 public:
  SdiReader(FeatureTable const& table, Season season) : table_(table), season_(season) {
    road_class_ = known_column(table, {"fclass", "rdclass"});
    surface_ = known_column(table, {"srftpe", "surface"});
    condition_ = known_column(table, {"srfcond"});
    practicability_ = known_column(table, {"curntprac", "curprac"});
    good_weather_ = known_column(table, {"gdwthrprac"});
    bad_weather_ = known_column(table, {"bdwthrprac"});
    seasonal_ = known_column(table, {"isseasonal"});
    total_load_ = known_column(table, {"totloadmt", "maxloadmt"});
    axle_load_ = known_column(table, {"axleloadmt"});
    speed_limit_ = known_column(table, {"speedlimit"});
    status_ = known_column(table, {"opstatus", "status"});
    construction_ = known_column(table, {"isundrcstr"});
    elevated_ = known_column(table, {"iselevated"});
    damage_ = known_column(table, {"dmg", "damage"});
  }

  void require_columns() const {
    for (auto const& column : {road_class_, practicability_, good_weather_, bad_weather_}) {
      if (column.is_there()) return;
    }
    throw Error{
        ErrorKind::input, "not_sdi_t",
        fmt::format("{}: none of the UNSDI-T columns FClass, CurntPrac, GdWthrPrac and BdWthrPrac; it has {}",
                    table_.source, fmt::join(table_.columns, ", ")),
        "leave format out and name the columns, or map them with columns = { fclass = \"theirs\" }"};
  }

  Condition read(Feature const& feature) {
    Condition condition;
    condition.road_class =
        decode<std::string_view>(road_class_, feature, road_classes, unknown_).value_or("road");
    condition.surface = decode<std::string_view>(surface_, feature, surfaces, unknown_).value_or("");
    auto const state = decode<std::string_view>(condition_, feature, conditions, unknown_).value_or("");
    if (state == "mud") {
      condition.surface += condition.surface.empty() ? "mud" : ";mud";
    } else {
      condition.smoothness = state;
    }
    condition.damage = plain_word(damage_.text(feature));
    condition.max_load = positive<Tonnes>(total_load_, feature);
    condition.max_axle_load = positive<Tonnes>(axle_load_, feature);
    if (auto const km_h = speed_limit_.number(feature); km_h && *km_h > 0)
      condition.speed_limit = kilometres_per_hour(*km_h);
    condition.is_bridge = is_yes(elevated_, feature);
    condition.status = decode<RoadStatus>(status_, feature, statuses, unknown_).value_or(RoadStatus::open);
    if (condition.status == RoadStatus::open && is_yes(construction_, feature))
      condition.status = RoadStatus::restricted;
    set_practicability(condition, feature);
    return condition;
  }

  void report(Context& context) const {
    auto const find = [&](Severity severity, char const* code, std::size_t count, std::string const& text) {
      if (count > 0)
        context.find(
            {severity, code, fmt::format("{}: {}", table_.source, counted(count, text)), "roads", "", count});
    };
    std::string list;
    std::size_t words = 0;
    for (auto const& [word, count] : unknown_) {
      list += fmt::format("{}\"{}\" ({})", list.empty() ? "" : ", ", word, count);
      words += count;
    }
    find(Severity::warning, "sdi_unknown_words", words,
         fmt::format("answers are in no UNSDI-T code book and taken as not stated: {}.", list));
    find(Severity::serious, "sdi_wet_unknown", wet_unknown_,
         "roads are affected by the season, but nothing says what they carry when wet; the current "
         "practicability "
         "is used.");
  }

 private:
  template <class Q>
  static std::optional<Q> positive(Column const& column, Feature const& feature) {
    auto const number = column.number(feature);
    return number && *number > 0 ? std::optional{Q{*number}} : std::nullopt;
  }
  /// 1 is yes and 2 is no, in every coded column of this kind.
  static bool is_yes(Column const& column, Feature const& feature) {
    auto const word = plain_word(column.text(feature));
    return word == "1" || word == "yes" || word == "true";
  }

  void set_practicability(Condition& condition, Feature const& feature) {
    auto const& of_season = season_ == Season::wet   ? bad_weather_
                            : season_ == Season::dry ? good_weather_
                                                     : practicability_;
    auto code = decode<int>(of_season, feature, practicabilities, unknown_);
    if (!code && season_ != Season::unstated) {
      wet_unknown_ += season_ == Season::wet && is_yes(seasonal_, feature);
      code = decode<int>(practicability_, feature, practicabilities, unknown_);
    }
    if (!code) return;
    if (*code == 0) {
      condition.status = RoadStatus::closed;
    } else {
      condition.practicability = code;
    }
  }

  FeatureTable const& table_;
  Season season_;
  Column road_class_, surface_, condition_, practicability_, good_weather_, bad_weather_, seasonal_,
      total_load_, axle_load_, speed_limit_, status_, construction_, elevated_, damage_;
  UnknownWords unknown_;
  std::size_t wet_unknown_ = 0;
};

/// The speed somebody measured or expects; 0 states nothing.
Field speed_of(Column const& current, Column const& general, Feature const& feature) {
  for (auto const* column : {&current, &general}) {
    if (auto const km_h = column->number(feature); km_h && *km_h > 0) return *km_h;
  }
  return {};
}

void apply(Condition const& condition, RoadFeature& road) {
  road.surface = condition.surface;
  road.smoothness = condition.smoothness;
  road.damage = condition.damage;
  road.practicability = condition.practicability;
  if (condition.max_load) road.max_load = condition.max_load;
  road.max_axle_load = condition.max_axle_load;
  road.speed_limit = condition.speed_limit;
  road.status = condition.status;
  road.is_bridge = condition.is_bridge;
}

}  // namespace

std::vector<RoadFeature> read_sdi_roads(FeatureTable table, RoadColumns const& columns, Season season,
                                        Context& context) {
  std::map<std::int64_t, Condition> conditions_by_id;
  auto wanted = columns;
  {
    SdiReader reader{table, season};
    reader.require_columns();
    auto const current = known_column(table, {"curntspeed"}), general = known_column(table, {"gnralspeed"});
    bool const has_speeds = current.is_there() || general.is_there();
    for (auto& feature : table.features) {
      auto const condition = reader.read(feature);
      auto const speed = speed_of(current, general, feature);
      feature.fields.emplace_back(condition.road_class);
      feature.fields.push_back(speed);
      conditions_by_id.emplace(feature.id, condition);
    }
    reader.report(context);
    table.columns.insert(table.columns.end(), {"passage class", "passage speed"});
    if (!wanted.road_class) wanted.road_class = "passage class";
    if (!wanted.speed && has_speeds) wanted.speed = "passage speed";
  }
  for (auto const* name : {"onme", "rtenme"}) {
    if (!wanted.name && table.column(name)) wanted.name = name;
  }
  auto roads = read_roads(std::move(table), wanted, context);
  for (auto& road : roads) apply(conditions_by_id.at(road.id), road);
  return roads;
}

}  // namespace passage
