// The only file that sees CLI11: options are made from the declaration, none is written here.
#include "arguments.hpp"

#include <algorithm>
#include <deque>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "passage/declare/options.hpp"

namespace passage::cli {

namespace {

std::vector<std::string> split(std::string const& text, char separator) {
  std::vector<std::string> parts(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == separator) {
      parts.back() += text[++i];
    } else if (text[i] == separator) {
      parts.emplace_back();
    } else {
      parts.back() += text[i];
    }
  }
  return parts;
}

/// "key=value,key=value" as a table whose values `node_of` makes.
template <class NodeOf>
void add_pairs(Table& table, std::string const& text, std::string const& where, Problems& problems,
               NodeOf node_of) {
  for (auto const& pair : split(text, ',')) {
    auto const equals = pair.find('=');
    if (equals == std::string::npos || equals == 0) {
      problems.add({"wrong_type", where, fmt::format("got \"{}\", expected key=value", pair)});
      continue;
    }
    auto const key = pair.substr(0, equals);
    table.emplace_back(key, node_of(key, pair.substr(equals + 1)));
  }
}

Node list_node(std::vector<std::string> const& words, std::string const& where) {
  List list;
  for (auto const& word : words) list.push_back({word, where});
  return {std::move(list), where};
}

Node table_list_node(Option const& option, std::vector<std::string> const& words, Problems& problems) {
  List list;
  for (auto const& word : words) {
    Table table;
    add_pairs(table, word, option.name, problems, [&](std::string const& key, std::string const& value) {
      auto const fields = option.row->fields;
      auto const row =
          std::find_if(fields.begin(), fields.end(), [&](Param const& field) { return field.name == key; });
      bool const is_list = row != fields.end() && row->is_list;
      return is_list ? list_node(split(value, ';'), option.name) : Node{value, option.name};
    });
    list.push_back({std::move(table), option.name});
  }
  return {std::move(list), option.name};
}

Node node_of(Option const& option, std::vector<std::string> const& words, Problems& problems) {
  auto const& row = *option.row;
  if (row.kind == Kind::flag) return {words.back() != "false", option.name};
  if (row.kind == Kind::table) return table_list_node(option, words, problems);
  if (row.kind == Kind::map) {
    Table table;
    for (auto const& word : words) {
      add_pairs(table, word, option.name, problems, [&](std::string const&, std::string const& value) {
        return Node{value, option.name};
      });
    }
    return {std::move(table), option.name};
  }
  if (row.is_list) {
    std::vector<std::string> items;
    for (auto const& word : words) {
      for (auto const& item : split(word, ',')) items.push_back(item);
    }
    return list_node(items, option.name);
  }
  if (words.size() > 1) problems.add({"given_twice", option.name, "given more than once"});
  return {words.back(), option.name};
}

/// The options of one declaration, on their way through CLI11.
struct Parsed {
  std::vector<Option> options;
  std::deque<std::vector<std::string>> words = {};  // one per option; CLI11 keeps references to them
};

void offer(CLI::App& app, Parsed& parsed, std::vector<std::string>& taken) {
  for (auto& option : parsed.options) {
    auto& words = parsed.words.emplace_back();
    std::string names;
    for (auto const& name : option.names) {
      if (std::ranges::find(taken, name) != taken.end()) continue;
      taken.push_back(name);
      names += (names.empty() ? "" : ",") + name;
    }
    if (option.row->is_positional) names = "positional-" + option.path.back();
    if (names.empty()) continue;
    if (option.row->kind == Kind::flag) {
      app.add_flag(names, words);
    } else if (option.row->is_positional) {
      app.add_option(names, words)->expected(1)->allow_extra_args(false);
    } else {
      app.add_option(names, words)->type_size(1)->allow_extra_args(false)->take_all();
    }
  }
}

/// An option of a table by its end: --half-life of --incidents-half-life; empty when none ends so.
std::string option_ending_in(std::string const& name, std::vector<std::string> const& names) {
  auto const ending = name.substr(1);
  auto const found = std::ranges::find_if(names, [&](std::string const& candidate) {
    return candidate.size() > ending.size() + 2 && candidate.ends_with(ending);
  });
  return found == names.end() ? "" : *found;
}

bool has_option(Algorithm const& algorithm, std::string const& name, bool is_override) {
  auto const options = options_of(algorithm.params, algorithm.defaults());
  return std::ranges::any_of(options, [&](Option const& option) {
    return option.is_override == is_override && std::ranges::find(option.names, name) != option.names.end();
  });
}

std::string joined(std::vector<std::string> const& words) {
  std::string text = words.front();
  for (std::size_t i = 1; i < words.size(); ++i) text += (i + 1 < words.size() ? ", " : " and ") + words[i];
  return text;
}

/// Which other commands know the option, themselves or by a scenario; empty when none does.
std::string who_takes(std::string const& name, std::span<Algorithm const* const> commands) {
  std::vector<std::string> takers;
  for (bool const by_scenario : {false, true}) {
    for (auto const* const command : commands) {
      if (has_option(*command, name, by_scenario)) takers.push_back(fmt::format("passage {}", command->name));
    }
  }
  return takers.empty() ? ""
                        : fmt::format("{} take{} {}", joined(takers), takers.size() == 1 ? "s" : "", name);
}

/// What was meant, most likely.
std::string hint_for(std::string const& name, std::vector<std::string> const& names,
                     std::span<Algorithm const* const> commands) {
  auto const ending = option_ending_in(name, names);
  auto takers = ending.empty() ? who_takes(name, commands) : "";
  auto const nearest = ending.empty() ? nearest_name(name, names) : ending;
  if (nearest.empty()) return takers;
  return fmt::format("{}did you mean {}?", takers.empty() ? "" : takers + "; or ", nearest);
}

/// The arguments without unknown options and what is most likely their value: that is no positional.
std::vector<std::string> known_arguments(std::vector<std::string> const& arguments,
                                         std::vector<std::string> const& names,
                                         std::span<Algorithm const* const> commands, Problems& problems) {
  std::vector<std::string> known;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    auto const name = arguments[i].substr(0, arguments[i].find('='));
    bool const is_option = name.starts_with("--") && name != "--";
    if (!is_option || std::ranges::find(names, name) != names.end()) {
      known.push_back(arguments[i]);
      continue;
    }
    problems.add(
        {"unknown_option", {}, fmt::format("unknown option {}", name), hint_for(name, names, commands)});
    bool const has_value =
        name == arguments[i] && i + 1 < arguments.size() && !arguments[i + 1].starts_with('-');
    if (has_value) ++i;
  }
  return known;
}

void collect(Parsed const& parsed, Table& tree, Problems& problems) {
  for (std::size_t i = 0; i < parsed.options.size(); ++i) {
    if (parsed.words[i].empty()) continue;
    place_option(tree, parsed.options[i], node_of(parsed.options[i], parsed.words[i], problems));
  }
}

}  // namespace

Request read_arguments(Algorithm const& algorithm, std::vector<std::string> const& arguments,
                       std::span<Algorithm const* const> commands) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<std::string> names;
  Parsed own{options_of(algorithm.params, algorithm.defaults())};
  Parsed common{options_of(rows_of<CommonOptions>(), detail::defaults_of<CommonOptions>())};
  offer(app, own, names);
  offer(app, common, names);
  Request request;
  try {
    auto const known = known_arguments(arguments, names, commands, request.problems);
    app.parse(std::vector<std::string>{known.rbegin(), known.rend()});
    for (auto const& word : app.remaining()) {
      request.problems.add({"unexpected_argument", {}, fmt::format("unexpected \"{}\"", word), {}});
    }
  } catch (CLI::ParseError const& error) {
    request.problems.add({"usage", {}, error.what()});
  }
  collect(own, request.options, request.problems);
  collect(common, request.common, request.problems);
  add_mandatory_tables(algorithm.params, request.options);
  return request;
}

}  // namespace passage::cli
