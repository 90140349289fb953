#include "passage/declare/binding.hpp"

#include <filesystem>

namespace passage {

namespace {

bool is_path(Kind kind) {
  return kind == Kind::features || kind == Kind::raster || kind == Kind::input_file ||
         kind == Kind::input_folder || kind == Kind::output_file || kind == Kind::output_folder;
}

void resolve_node(Param const& row, Node& node, std::string const& folder) {
  if (auto* const list = std::get_if<List>(&node.value)) {
    for (auto& item : *list) resolve_node(row, item, folder);
  } else if (auto* const table = std::get_if<Table>(&node.value)) {
    resolve_paths(row.fields, *table, folder);
  } else if (auto* const text = std::get_if<std::string>(&node.value); text && is_path(row.kind)) {
    std::filesystem::path const path{*text};
    if (!text->empty() && path.is_relative()) *text = (std::filesystem::path{folder} / path).string();
  }
}

void relate_node(Param const& row, Node& node, std::string const& start) {
  if (auto* const list = std::get_if<List>(&node.value)) {
    for (auto& item : *list) relate_node(row, item, start);
  } else if (auto* const table = std::get_if<Table>(&node.value)) {
    relate_paths(row.fields, *table, start);
  } else if (auto* const text = std::get_if<std::string>(&node.value); text && is_path(row.kind)) {
    if (text->size() > start.size() && text->starts_with(start)) text->erase(0, start.size());
  }
}

}  // namespace

void relate_paths(std::span<Param const> rows, Table& tree, std::string const& folder) {
  if (folder.empty()) return;
  auto const start = folder.ends_with('/') ? folder : folder + "/";
  for (auto& [key, node] : tree) {
    for (auto const& row : rows) {
      if (row.name == key || row.alias == key) relate_node(row, node, start);
    }
  }
}

void resolve_paths(std::span<Param const> rows, Table& tree, std::string const& folder) {
  for (auto& [key, node] : tree) {
    for (auto const& row : rows) {
      if (row.name == key || row.alias == key) resolve_node(row, node, folder);
    }
  }
}

void merge(Table& base, Table const& over) {
  for (auto const& [key, node] : over) {
    auto* const existing = find(base, key);
    if (!existing) {
      base.emplace_back(key, node);
      continue;
    }
    auto* const table = std::get_if<Table>(&existing->value);
    auto const* const over_table = std::get_if<Table>(&node.value);
    if (table && over_table) {
      merge(*table, *over_table);
    } else {
      *existing = node;
    }
  }
}

}  // namespace passage
