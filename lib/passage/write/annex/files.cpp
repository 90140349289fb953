// annex.csv, annex.txt, annex.gpx, annex.kml. The two for handhelds are small fixed XML: GDAL's drivers put
// the clock or extensions into them.
#include "passage/write/detail/files.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/geo/coordinate_rounding.hpp"
#include "passage/write/annex.hpp"
#include "passage/write/detail/xml_text.hpp"
#include "passage/write/sheet_label.hpp"

namespace passage {

namespace {

/// Names that every handheld shows: ASCII, at most ten characters, the option's number first.
std::string short_name(RunResult const& result, WayPoint const& point) {
  auto const& id = result.options[point.option].id;
  auto const km = decimal(point.at / kilometre, 0);
  switch (point.kind) {
    case WayPointKind::start:
      return id + " START";
    case WayPointKind::end:
      return id + " END";
    case WayPointKind::crossing: {
      auto gate = result.graph.gates[point.gate.value].id;
      std::erase_if(gate, [](char letter) { return letter < '0' || letter > 'z'; });
      return (id + " X" + (gate.empty() || gate.size() > 6 ? km : gate)).substr(0, 10);
    }
    case WayPointKind::change_of_control:
      return id + " C" + km;
    case WayPointKind::assembly:
      return id + " A" + km;
    case WayPointKind::fall_back:
      return id + " F" + km;
    default:
      return id + " " + km;
  }
}

/// What a file for handhelds says of itself.
struct FileLabel {
  std::string text;  ///< "Desk analysis …; content hash …; points hash …"
  int decimals = 6;
};

std::string gpx(RunResult const& result, std::vector<WayPoint> const& points, FileLabel const& label) {
  auto text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" creator=\"Passage\" "
      "xmlns=\"http://www.topografix.com/GPX/1/1\">\n<metadata><desc>{}</desc><time>{}T00:00:00Z</time>"
      "</metadata>\n",
      label.text, format_date(result.facts.made_on));
  for (auto const& point : points)
    text += fmt::format("<wpt lat=\"{}\" lon=\"{}\"><name>{}</name></wpt>\n",
                        decimal(point.place.lat, label.decimals), decimal(point.place.lon, label.decimals),
                        short_name(result, point));
  return text + "</gpx>\n";
}

std::string kml(RunResult const& result, std::vector<WayPoint> const& points, FileLabel const& label) {
  auto text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>"
      "<name>Passage way points</name><description>{}</description>\n",
      label.text);
  for (auto const& point : points)
    text +=
        fmt::format("<Placemark><name>{}</name><Point><coordinates>{},{}</coordinates></Point></Placemark>\n",
                    short_name(result, point), decimal(point.place.lon, label.decimals),
                    decimal(point.place.lat, label.decimals));
  return text + "</Document>\n</kml>\n";
}

}  // namespace

void write_annex(std::filesystem::path const& folder, RunResult const& result, Messages const& say,
                 Hashtags hashtags) {
  auto const table = annex_table(result);
  auto points = way_points(result);
  std::erase_if(points, [](WayPoint const& point) { return point.kind == WayPointKind::bend; });
  FileLabel label{sheet_label(result.facts), degree_decimals(result.facts.coordinate_grid)};
  if (!table.rows.empty()) {
    auto const& row = table.rows.front();
    label.text += "; content hash " + row[annex_column::content_hash] + "; points hash " +
                  row[annex_column::points_hash];
  }
  label.text = detail::xml_text(label.text);
  write_csv(folder / "annex.csv", table, hashtags);
  detail::write_bytes(folder / "annex.txt", annex_text(result, say));
  detail::write_bytes(folder / "annex.gpx", gpx(result, points, label));
  detail::write_bytes(folder / "annex.kml", kml(result, points, label));
}

}  // namespace passage
