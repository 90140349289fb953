#include "passage/declare/json.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

namespace passage {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(Node const& node);

struct Visitor {
  Json operator()(std::string const& text) const { return text; }
  Json operator()(double number) const {
    if (!std::isfinite(number)) return nullptr;
    if (number == std::trunc(number) && std::abs(number) < 1e15) return static_cast<std::int64_t>(number);
    return number;
  }
  Json operator()(bool flag) const { return flag; }
  Json operator()(Date date) const { return format_date(date); }
  Json operator()(List const& list) const {
    auto json = Json::array();
    for (auto const& item : list) json.push_back(json_of(item));
    return json;
  }
  Json operator()(Table const& table) const {
    auto json = Json::object();
    for (auto const& [key, node] : table) json[key] = json_of(node);
    return json;
  }
};

Json json_of(Node const& node) {
  return std::visit(Visitor{}, node.value);
}

/// Names in data may hold broken UTF-8; output never does.
std::string text_of(Json const& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string to_json(Node const& node, int indent) {
  return text_of(json_of(node), indent);
}
std::string to_json(Table const& table, int indent) {
  return text_of(Visitor{}(table), indent);
}

}  // namespace passage
