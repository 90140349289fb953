#include "passage/read/proposals.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "passage/base/error.hpp"
#include "passage/base/plain_text.hpp"
#include "passage/geo/mgrs.hpp"
#include "passage/read/detail/fields.hpp"
#include "passage/read/source.hpp"

namespace passage {

namespace {

bool is_blank(char letter) {
  return std::isspace(static_cast<unsigned char>(letter)) != 0;
}

std::string trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return std::string{text};
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](unsigned char letter) { return std::isdigit(letter) != 0; });
}

std::optional<PlaceFromText> as_coordinates(std::string_view text) {
  if (!has_digit(text)) return std::nullopt;
  try {
    return parse_place(text);
  } catch (Error const& error) {
    if (error.kind() != ErrorKind::input) throw;
    return std::nullopt;
  }
}

std::string why_no_coordinates(std::string_view text) {
  try {
    parse_place(text);
  } catch (Error const& error) {
    return error.message();
  }
  return {};
}

/// The parts of a name in several languages or of several places: "Bangî - Bangui", "Kinshasa /
/// Léopoldville".
std::vector<std::string> parts_of_name(std::string_view name) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    bool const is_dash = name[i] == '-' && i > 0 && is_blank(name[i - 1]);
    if (!is_dash && std::string_view{"/;(),"}.find(name[i]) == std::string_view::npos) continue;
    parts.push_back(trimmed(name.substr(start, i - start)));
    start = i + 1;
  }
  if (start > 0) parts.push_back(trimmed(name.substr(start)));
  return parts;  // empty when the name is one
}

/// Splits "name = coordinates", "name: coordinates", "name (coordinates)" and "name 4.85, 31.58".
std::optional<std::pair<std::string, std::string>> name_and_coordinates(std::string_view text) {
  if (auto const open = text.find('('); open != std::string_view::npos && text.ends_with(')')) {
    auto const name = trimmed(text.substr(0, open)),
               rest = trimmed(text.substr(open + 1, text.size() - open - 2));
    if (!name.empty() && as_coordinates(rest)) return std::pair{name, rest};
  }
  std::vector<std::size_t> cuts;
  for (auto const sign : {'=', ':'}) {
    if (auto const at = text.find(sign); at != std::string_view::npos) cuts.push_back(at);
  }
  for (auto const cut : cuts) {
    auto const name = trimmed(text.substr(0, cut)), rest = trimmed(text.substr(cut + 1));
    if (!name.empty() && as_coordinates(rest)) return std::pair{name, rest};
  }
  auto const digit = text.find_first_of("0123456789+-");
  if (digit == std::string_view::npos || digit == 0 || !is_blank(text[digit - 1])) return std::nullopt;
  auto const name = trimmed(text.substr(0, digit)), rest = trimmed(text.substr(digit));
  if (name.empty() || !as_coordinates(rest)) return std::nullopt;
  return std::pair{name, rest};
}

/// Lists of places as text, before any is understood.
struct TextList {
  std::string name;
  std::vector<std::string> places;
};

std::vector<TextList> text_lists(std::string const& text) {
  std::vector<TextList> lists;
  TextList current;
  auto const end_list = [&] {
    if (!current.places.empty()) lists.push_back(std::move(current));
    current = {};
  };
  std::istringstream lines{text};
  for (std::string raw; std::getline(lines, raw);) {
    auto const line = trimmed(raw);
    if (line.empty()) {
      end_list();
    } else if (line.front() == '#') {
      end_list();
      current.name = trimmed(std::string_view{line}.substr(1));
    } else {
      std::istringstream parts{line};
      for (std::string part; std::getline(parts, part, ';');) {
        if (auto place = trimmed(part); !place.empty()) current.places.push_back(std::move(place));
      }
    }
  }
  end_list();
  return lists;
}

std::string text_of_file(std::string const& path) {
  require_local({path, {}});
  std::ifstream in{path, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw Error{ErrorKind::input, "unreadable_file", path + ": cannot be read", ""};
  auto bytes = text.str();
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  return bytes;
}

class ListReader {
 public:
  ListReader(std::string source, std::vector<Place> const& known, Context& context)
      : source_(std::move(source)), known_(known), context_(context) {}

  std::vector<WrittenProposal> read(std::vector<TextList> const& lists) {
    std::vector<WrittenProposal> proposals;
    for (auto const& list : lists) {
      WrittenProposal proposal;
      proposal.name = list.name.empty() ? fmt::format("proposal {}", proposals.size() + 1) : list.name;
      for (auto const& text : list.places) {
        if (auto place = understood(text)) proposal.places.push_back(std::move(*place));
      }
      if (list.places.size() < 2) {
        problems_.add({"too_few_places", source_,
                       fmt::format("{}: \"{}\" alone is no route", proposal.name, list.places.front()),
                       "give two places or more, separated by semicolons or on lines of their own"});
      }
      proposals.push_back(std::move(proposal));
    }
    if (proposals.empty()) problems_.add({"too_few_places", source_, "no place is named", ""});
    problems_.throw_if_any(ErrorKind::input);
    return proposals;
  }

 private:
  std::optional<WrittenPlace> understood(std::string const& text) {
    WrittenPlace written;
    written.text = text;
    written.place.name = text;
    written.place.role = PlaceRole::stop;
    if (auto const found = as_coordinates(text)) return with_coordinates(std::move(written), *found);
    if (auto const split = name_and_coordinates(text)) {
      written.place.name = split->first;
      written.is_named = true;
      return with_coordinates(std::move(written), parse_place(split->second));
    }
    return with_name(std::move(written));
  }

  WrittenPlace with_coordinates(WrittenPlace written, PlaceFromText const& found) {
    written.place.place = found.place;
    written.square = found.square;
    written.read_as = found.square ? "MGRS" : "degrees";
    if (found.square && *found.square >= kilometre) {
      context_.find({Severity::warning, "coarse_mgrs",
                     fmt::format("{} is a square of {:g} km: its middle is taken", written.text,
                                 *found.square / kilometre),
                     "proposals", decimal_text(found.place), 1});
    }
    return written;
  }

  std::optional<WrittenPlace> with_name(WrittenPlace written) {
    std::vector<Place const*> exact, alike;
    auto const plain = plain_word(written.text);
    for (auto const& place : known_) {
      if (place.name == written.text) exact.push_back(&place);
      if (plain_word(place.name) == plain) alike.push_back(&place);
    }
    bool const is_whole = !exact.empty() || !alike.empty();
    if (!is_whole) alike = with_part(plain);
    auto const& matches = exact.empty() ? alike : exact;
    if (matches.size() == 1) {
      written.place = *matches.front();
      written.place.role = PlaceRole::stop;
      written.read_as = is_whole ? "place name" : "part of a place name";
      return written;
    }
    if (matches.empty()) {
      add_unknown(written.text);
    } else {
      add_ambiguous(written.text, matches);
    }
    return std::nullopt;
  }

  /// Places of which one part of the name is this word.
  std::vector<Place const*> with_part(std::string const& plain) const {
    std::vector<Place const*> found;
    for (auto const& place : known_) {
      auto const parts = parts_of_name(place.name);
      auto const is_it = [&](std::string const& part) { return plain_word(part) == plain; };
      if (!plain.empty() && std::ranges::any_of(parts, is_it)) found.push_back(&place);
    }
    return found;
  }

  void add_unknown(std::string const& text) {
    if (has_digit(text)) {
      problems_.add({"bad_coordinate", source_, why_no_coordinates(text),
                     "write 4.85, 31.58 or 4 51 0 N, 31 34 48 E or 36N UL 45678 12345"});
      return;
    }
    if (known_.empty()) {
      problems_.add({"unknown_place", source_, fmt::format("\"{}\": no list of places is given", text),
                     "give --map-places PLACES, or coordinates"});
      return;
    }
    std::vector<std::string> names;
    names.reserve(known_.size());
    for (auto const& place : known_) names.push_back(place.name);
    auto const nearest = nearest_name(text, names);
    problems_.add({"unknown_place", source_,
                   fmt::format("no place is called \"{}\" among {}", text, names.size()),
                   nearest.empty() ? "give its coordinates: " + text + " = 4.85, 31.58"
                                   : fmt::format("did you mean \"{}\"?", nearest)});
  }

  void add_ambiguous(std::string const& text, std::vector<Place const*> const& matches) {
    std::vector<std::string> list;
    list.reserve(matches.size());
    for (auto const* match : matches) {
      list.push_back(match->kind.empty() ? decimal_text(match->place)
                                         : fmt::format("{} ({})", decimal_text(match->place), match->kind));
    }
    std::ranges::sort(list);
    problems_.add(
        {"ambiguous_place", source_,
         fmt::format("\"{}\" is the name of {} places: {}", text, list.size(), fmt::join(list, "; ")),
         fmt::format("say which: {} = {}", text, list.front().substr(0, list.front().find(" (")))});
  }

  std::string source_;
  std::vector<Place> const& known_;
  Context& context_;
  Problems problems_;
};

}  // namespace

bool is_written_proposal(std::string const& input) {
  std::error_code ignored;
  std::filesystem::path const path{input};
  if (std::filesystem::exists(path, ignored)) {
    return lower(path.extension().string()) == ".txt";
  }
  return input.find(';') != std::string::npos || input.find('\n') != std::string::npos;
}

std::vector<WrittenProposal> read_written_proposals(std::string const& input, std::vector<Place> const& known,
                                                    Context& context) {
  std::error_code ignored;
  bool const is_file = std::filesystem::exists(input, ignored);
  auto const text = is_file ? text_of_file(input) : input;
  auto const source = is_file ? std::filesystem::path{input}.filename().string() : std::string{"--proposals"};
  return ListReader{source, known, context}.read(text_lists(text));
}

}  // namespace passage
