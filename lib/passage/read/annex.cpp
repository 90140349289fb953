#include "passage/read/annex.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/base/plain_text.hpp"
#include "passage/model/annex_hash.hpp"
#include "passage/read/features.hpp"

namespace passage {

namespace {

std::string extension_of(std::string const& input) {
  return lower(std::filesystem::path{input}.extension().string());
}

bool has(std::string const& text, char const* part) {
  return text.find(part) != std::string::npos;
}

std::string whole_text(std::string const& path) {
  std::ifstream in{path, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// "points hash 3f9a12c4…" as the files for handhelds say it.
std::string stated_after(std::string const& text, std::string const& words) {
  auto const at = text.find(words);
  if (at == std::string::npos) return {};
  auto const begin = at + words.size();
  auto const end = text.find_first_not_of("0123456789abcdef", begin);
  return text.substr(begin, end == std::string::npos ? end : end - begin);
}

/// Collects way points by the option they belong to.
class Collector {
 public:
  void add(std::string const& option, Place const& place, bool is_hashed) {
    if (is_hashed) points_.push_back({option, place.place});
    if (annex_.proposals.empty() || option != option_) {
      annex_.proposals.push_back({"route option " + option, {}});
      option_ = option;
    }
    WrittenPlace written;
    written.text = place.name;
    written.read_as = "degrees";
    written.place = place;
    annex_.proposals.back().places.push_back(std::move(written));
  }

  ReturnedAnnex finish() {
    annex_.points_hash = annex_points_hash(points_);
    return std::move(annex_);
  }

 private:
  ReturnedAnnex annex_;
  std::vector<AnnexPoint> points_;
  std::string option_;
};

Place place_of(Feature const& feature, std::string name) {
  Place place;
  place.role = PlaceRole::stop;
  place.name = std::move(name);
  auto const& point = std::get<MultiPoint>(feature.geometry).front();
  place.place = {point.x, point.y};
  return place;
}

ReturnedAnnex of_table(std::string const& input, Context& context) {
  auto const table = read_features({input}, {"proposals", RequiredGeometry::points}, context);
  auto const option = table.require_column("corridor_id"), kind = table.require_column("kind"),
             km = table.require_column("km"), name = table.require_column("name");
  Collector collector;
  std::vector<std::vector<std::string>> rows;
  rows.reserve(table.features.size());
  for (auto const& feature : table.features) {
    auto& row = rows.emplace_back();
    for (auto const& field : feature.fields) row.push_back(as_text(field));
    auto const called = row[name].empty() ? row[kind] + ", km " + row[km] : row[name];
    collector.add(row[option], place_of(feature, called), row[kind] != "bend");
  }
  auto annex = collector.finish();
  annex.content_hash = annex_content_hash(table.columns, rows);
  if (rows.empty()) return annex;
  annex.stated_points = rows.front()[table.require_column(annex_points_column)];
  annex.stated_content = rows.front()[table.require_column(annex_content_column)];
  return annex;
}

ReturnedAnnex of_handheld(std::string const& input, Context& context) {
  auto const layer = extension_of(input) == ".gpx" ? std::string{"waypoints"} : layer_names({input}).front();
  auto const table = read_features({input, layer}, {"proposals", RequiredGeometry::points}, context);
  auto const name = table.require_column("name");
  Collector collector;
  for (auto const& feature : table.features) {
    auto const called = as_text(feature.fields[name]);
    collector.add(called.substr(0, called.find(' ')), place_of(feature, called), true);
  }
  auto annex = collector.finish();
  annex.stated_points = stated_after(whole_text(input), "points hash ");
  return annex;
}

void compare(std::string const& input, char const* what, std::string const& now, std::string const& stated,
             Context& context) {
  if (now.empty() || stated.empty()) return;
  auto const file = std::filesystem::path{input}.filename().string();
  if (now == stated) {
    context.find({Severity::note, "annex_read",
                  fmt::format("{}: {} {}, as the file states.", file, what, now), "proposals", "", 1});
    return;
  }
  context.find({Severity::serious, "annex_changed",
                fmt::format("{}: {} {}, but the file states {}: it was changed after it was made.", file,
                            what, now, stated),
                "proposals", "", 1});
}

}  // namespace

bool is_annex(std::string const& input) {
  auto const extension = extension_of(input);
  std::error_code none;
  if (!std::filesystem::is_regular_file(input, none)) return false;
  if (extension == ".csv") {
    std::ifstream in{input, std::ios::binary};
    std::string header;
    std::getline(in, header);
    return has(header, "corridor_id") && has(header, annex_points_column) &&
           has(header, annex_content_column);
  }
  if (extension != ".gpx" && extension != ".kml") return false;
  auto const text = whole_text(input);
  return has(text, " START</name>") && has(text, " END</name>");
}

ReturnedAnnex read_annex(std::string const& input, Context& context) {
  auto annex = extension_of(input) == ".csv" ? of_table(input, context) : of_handheld(input, context);
  compare(input, "points hash", annex.points_hash, annex.stated_points, context);
  compare(input, "content hash", annex.content_hash, annex.stated_content, context);
  return annex;
}

}  // namespace passage
