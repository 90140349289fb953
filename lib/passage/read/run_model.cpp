#include "passage/read/run_model.hpp"

#include <fstream>

#include <nlohmann/json.hpp>

#include "passage/base/error.hpp"
#include "passage/model/stored_fields.hpp"
#include "passage/read/raster.hpp"

namespace passage {

namespace {

using Json = nlohmann::json;

struct Reader {
  static constexpr bool is_reading = true;
  Json const& object;

  template <class T>
  void operator()(char const* name, T& member);
};

// All declared before any: they call each other.
template <class T>
void restore(Json const& json, T& value);
template <class Unit>
void restore(Json const& json, Quantity<Unit>& quantity);
template <class Kind>
void restore(Json const& json, IntegerCost<Kind>& cost);
template <class Tag, class Rep>
void restore(Json const& json, StrongId<Tag, Rep>& id);
void restore(Json const& json, Date& date);
void restore(Json const& json, ConsentSet& parties);
void restore(Json const& json, Point& point);
void restore(Json const& json, std::vector<DirectedLink>& links);
void restore(Json const& json, Line& line);
void restore(Json const& json, Polygon& polygon);
template <class T>
void restore(Json const& json, std::vector<T>& list);
template <class T>
void restore(Json const& json, std::optional<T>& value);
template <class First, class Second>
void restore(Json const& json, std::pair<First, Second>& pair);
void restore(Json const& json, Geometry& geometry);
void restore(Json const& json, Node& node);

template <class Unit>
void restore(Json const& json, Quantity<Unit>& quantity) {
  quantity.value = json.get<double>();
}
template <class Kind>
void restore(Json const& json, IntegerCost<Kind>& cost) {
  cost.quanta = json.get<std::uint64_t>();
}
template <class Tag, class Rep>
void restore(Json const& json, StrongId<Tag, Rep>& id) {
  id.value = json.get<Rep>();
}
void restore(Json const& json, Date& date) {
  date = parse_date(json.get<std::string>()).value();
}
void restore(Json const& json, ConsentSet& parties) {
  auto const bits = json.get<std::uint64_t>();
  for (std::uint32_t party = 0; party < ConsentSet::capacity; ++party) {
    if (bits >> party & 1u) parties |= ConsentSet::of(PartyId{party});
  }
}
void restore(Json const& json, Point& point) {
  point = {json.at(0).get<double>(), json.at(1).get<double>()};
}
void restore(Json const& json, std::vector<DirectedLink>& links) {
  for (auto const& number : json) {
    auto const code = number.get<std::uint64_t>();
    links.push_back({EdgeId{static_cast<std::uint32_t>(code / 2)}, code % 2 == 0});
  }
}
void restore(Json const& json, Line& line) {
  for (std::size_t i = 0; i + 1 < json.size(); i += 2)
    line.push_back({json[i].get<double>(), json[i + 1].get<double>()});
}
void restore(Json const& json, Polygon& polygon) {
  restore(json.at(0), polygon.outer);
  for (std::size_t i = 1; i < json.size(); ++i) restore(json[i], polygon.holes.emplace_back());
}
template <class T>
void restore(Json const& json, std::vector<T>& list) {
  list.reserve(json.size());
  for (auto const& member : json) restore(member, list.emplace_back());
}
template <class T>
void restore(Json const& json, std::optional<T>& value) {
  if (!json.is_null()) restore(json, value.emplace());
}
template <class First, class Second>
void restore(Json const& json, std::pair<First, Second>& pair) {
  restore(json.at(0), pair.first);
  restore(json.at(1), pair.second);
}
void restore(Json const& json, Geometry& geometry) {
  auto const& parts = json.at("parts");
  switch (json.at("kind").get<int>()) {
    case 1:
      return restore(parts, geometry.emplace<MultiPoint>());
    case 2:
      return restore(parts, geometry.emplace<MultiLine>());
    case 3:
      return restore(parts, geometry.emplace<MultiPolygon>());
    default:
      geometry = {};
  }
}
void restore(Json const& json, Node& node) {
  auto const& value = json.at("value");
  switch (json.at("kind").get<int>()) {
    case 0:
      return restore(value, node.value.emplace<std::string>());
    case 1:
      return restore(value, node.value.emplace<double>());
    case 2:
      return restore(value, node.value.emplace<bool>());
    case 3:
      return restore(value, node.value.emplace<Date>());
    case 4:
      return restore(value, node.value.emplace<List>());
    default:
      return restore(value, node.value.emplace<Table>());
  }
}

template <class T>
void restore(Json const& json, T& value) {
  if constexpr (std::is_enum_v<T>) {
    value = static_cast<T>(json.get<int>());
  } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
    value = json.get<T>();
  } else {
    Reader reader{json};
    fields(reader, value);
  }
}

template <class T>
void Reader::operator()(char const* name, T& member) {
  auto const found = object.find(name);
  if (found != object.end()) restore(*found, member);  // what an older run did not know stays as it is made
}

Frame frame_of(Json const& json) {
  Frame frame;
  auto& grid = frame.grid;
  grid.crs = Crs::parse(json.at("crs").get<std::string>());
  restore(json.at("origin"), grid.origin);
  grid.cell_width = json.at("cell_width").get<double>();
  grid.cell_height = json.at("cell_height").get<double>();
  grid.rows = json.at("rows").get<std::int64_t>();
  grid.columns = json.at("columns").get<std::int64_t>();
  frame.largest_scale_error = json.at("largest_scale_error").get<double>();
  return frame;
}

HazardSurface hazard_of(Json const& json, std::filesystem::path const& folder, Context& context) {
  auto rate = read_raster<HazardRate, double>({folder / "exposure.tif"}, {"exposure"}, context);
  HazardSurface surface{rate.grid()};
  surface.rate = std::move(rate);
  surface.mean_rate.value = json.at("mean_rate").get<double>();
  surface.radius.value = json.at("radius").get<double>();
  surface.is_long_run_only = json.at("is_long_run_only").get<bool>();
  return surface;
}

Json read_json(std::filesystem::path const& file) {
  std::ifstream stream{file, std::ios::binary};
  if (!stream)
    throw Error{ErrorKind::input, "no_run",
                file.parent_path().string() + ": no model.json, expected the folder of a run",
                "make one with passage run"};
  return Json::parse(stream);
}

RunResult result_of(Json const& json, std::filesystem::path const& folder, Context& context) {
  constexpr int format = 1;
  if (json.at("format").get<int>() != format || !json.at("facts").is_object())
    throw Error{ErrorKind::input, "unreadable_run",
                (folder / "model.json").string() + ": not the answer of a run",
                "make the run again with this version of Passage"};
  RunResult result;
  Reader reader{json};
  fields(reader, result);
  result.frame = frame_of(json.at("frame"));
  std::vector<Finding> findings;
  restore(json.at("findings"), findings);
  for (auto& finding : findings) result.findings.add(std::move(finding));
  if (json.contains("control")) {
    std::vector<ControlArea> areas;
    restore(json.at("control"), areas);
    result.control.emplace(std::move(areas));
  }
  if (json.contains("hazard")) result.hazard.emplace(hazard_of(json.at("hazard"), folder, context));
  return result;
}

}  // namespace

RunResult read_run_model(std::filesystem::path const& folder, Context& context) {
  auto const file = folder / "model.json";
  try {
    return result_of(read_json(file), folder, context);
  } catch (nlohmann::json::exception const& error) {
    throw Error{ErrorKind::input, "unreadable_run", file.string() + ": " + error.what(),
                "make the run again with this version of Passage"};
  }
}

}  // namespace passage
