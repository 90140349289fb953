#include "passage/write/run_model.hpp"

#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "passage/model/stored_fields.hpp"
#include "passage/write/detail/files.hpp"

namespace passage {

namespace {

using Json = nlohmann::ordered_json;

struct Writer {
  static constexpr bool is_reading = false;
  Json object = Json::object();

  template <class T>
  void operator()(char const* name, T const& member);
};

// All declared before any: they call each other.
template <class T>
Json stored(T const& value);
template <class Unit>
Json stored(Quantity<Unit> const& quantity);
template <class Kind>
Json stored(IntegerCost<Kind> const& cost);
template <class Tag, class Rep>
Json stored(StrongId<Tag, Rep> const& id);
Json stored(Date const& date);
Json stored(ConsentSet const& parties);
Json stored(Point const& point);
Json stored(std::vector<DirectedLink> const& links);
Json stored(Line const& line);
Json stored(Polygon const& polygon);
template <class T>
Json stored(std::vector<T> const& list);
template <class T>
Json stored(std::optional<T> const& value);
template <class First, class Second>
Json stored(std::pair<First, Second> const& pair);
Json stored(Geometry const& geometry);
Json stored(Node const& node);

template <class Unit>
Json stored(Quantity<Unit> const& quantity) {
  return quantity.value;
}
template <class Kind>
Json stored(IntegerCost<Kind> const& cost) {
  return cost.quanta;
}
template <class Tag, class Rep>
Json stored(StrongId<Tag, Rep> const& id) {
  return id.value;
}
Json stored(Date const& date) {
  return format_date(date);
}
Json stored(ConsentSet const& parties) {
  return parties.bits();
}
Json stored(Point const& point) {
  return {point.x, point.y};
}
Json stored(std::vector<DirectedLink> const& links) {
  auto list = Json::array();  // twice the link, and one more when it is driven backwards
  for (auto const& step : links) list.push_back(std::uint64_t{step.link.value} * 2 + (step.forward ? 0 : 1));
  return list;
}
Json stored(Line const& line) {
  auto list = Json::array();
  for (auto const& point : line) {
    list.push_back(point.x);
    list.push_back(point.y);
  }
  return list;
}
Json stored(Polygon const& polygon) {
  auto rings = Json::array({stored(polygon.outer)});
  for (auto const& hole : polygon.holes) rings.push_back(stored(hole));
  return rings;
}
template <class T>
Json stored(std::vector<T> const& list) {
  auto all = Json::array();
  for (auto const& member : list) all.push_back(stored(member));
  return all;
}
template <class T>
Json stored(std::optional<T> const& value) {
  return value ? stored(*value) : Json(nullptr);
}
template <class First, class Second>
Json stored(std::pair<First, Second> const& pair) {
  return Json::array({stored(pair.first), stored(pair.second)});
}
Json stored(Geometry const& geometry) {
  Json shape = std::visit(
      [](auto const& parts) -> Json {
        if constexpr (std::is_same_v<std::decay_t<decltype(parts)>, std::monostate>)
          return nullptr;
        else
          return stored(parts);
      },
      geometry);
  return {{"kind", geometry.index()}, {"parts", shape}};
}
Json stored(Node const& node) {
  auto const kind = node.value.index();
  auto value = std::visit([](auto const& held) { return stored(held); }, node.value);
  return {{"kind", kind}, {"value", value}};
}

template <class T>
Json stored(T const& value) {
  if constexpr (std::is_enum_v<T>) {
    return static_cast<int>(value);
  } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
    return value;
  } else {
    Writer writer;
    fields(writer, value);
    return std::move(writer.object);
  }
}

template <class T>
void Writer::operator()(char const* name, T const& member) {
  object[name] = stored(member);
}

Json frame_json(Frame const& frame) {
  auto const& grid = frame.grid;
  auto const& code = grid.crs.authority_code();
  return {{"crs", code.empty() ? grid.crs.wkt() : code},
          {"origin", stored(grid.origin)},
          {"cell_width", grid.cell_width},
          {"cell_height", grid.cell_height},
          {"rows", grid.rows},
          {"columns", grid.columns},
          {"largest_scale_error", frame.largest_scale_error}};
}

/// Calls `visit` with every link number of the result, to read or to change it.
template <class Result, class Visit>
void for_each_link(Result& result, Visit visit) {
  auto of_path = [&](auto& path) {
    for (auto& step : path.links) visit(step.link);
  };
  for (auto& option : result.options) of_path(option.path);
  for (auto& pair : result.fronts)
    for (auto& path : pair.front.paths) of_path(path);
  for (auto& answer : result.if_no)
    if (answer.path) of_path(*answer.path);
  for (auto& blockage : result.blockages)
    for (auto& link : blockage.links) visit(link);
}

/// The paths of a result with the links they use, numbered anew in their old order.
struct Numbered {
  std::vector<RouteOption> options;
  std::vector<PairFront> fronts;
  std::vector<RefusalAnswer> if_no;
  std::vector<Blockage> blockages;
  std::vector<RoadLink> links;

  explicit Numbered(RunResult const& result)
      : options(result.options), fronts(result.fronts), if_no(result.if_no), blockages(result.blockages) {
    auto const& all = result.graph.links;
    std::set<EdgeId> used;
    for_each_link(*this, [&](EdgeId link) { used.insert(link); });
    std::map<EdgeId, EdgeId> numbers;
    for (auto const link : used) {
      if (link.value >= all.size()) continue;
      numbers[link] = EdgeId{static_cast<std::uint32_t>(links.size())};
      links.push_back(all[link.value]);
    }
    for_each_link(*this, [&](EdgeId& link) {
      auto const found = numbers.find(link);
      link = found == numbers.end() ? EdgeId{} : found->second;
    });
  }
};

}  // namespace

std::string run_model_json(RunResult const& result) {
  Writer writer;
  fields(writer, result);
  auto& json = writer.object;
  Numbered const numbered{result};
  json["links"] = stored(numbered.links);
  json["options"] = stored(numbered.options);
  json["fronts"] = stored(numbered.fronts);
  json["if_no"] = stored(numbered.if_no);
  json["blockages"] = stored(numbered.blockages);
  json["frame"] = frame_json(result.frame);
  json["findings"] = stored(result.findings.list());
  if (result.control) json["control"] = stored(result.control->areas());
  if (result.hazard) {
    auto const& hazard = *result.hazard;
    json["hazard"] = {{"mean_rate", hazard.mean_rate.value},
                      {"radius", hazard.radius.value},
                      {"is_long_run_only", hazard.is_long_run_only}};
  }
  json["format"] = 1;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

void write_run_model(std::filesystem::path const& folder, RunResult const& result) {
  detail::write_bytes(folder / "model.json", run_model_json(result));
}

}  // namespace passage
