// annex.csv, annex.txt, annex.gpx, annex.kml. The two for handhelds are small fixed XML: GDAL's drivers put
// the clock or extensions into them.
#include "passage/write/detail/files.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/write/annex.hpp"

namespace passage {

namespace {

/// Names that every handheld shows: ASCII, at most ten characters.
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
    default:
      return id + " " + km;
  }
}

std::string gpx(RunResult const& result, std::vector<WayPoint> const& points, std::string const& hash) {
  auto text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" creator=\"Passage\" "
      "xmlns=\"http://www.topografix.com/GPX/1/1\">\n<metadata><desc>Desk analysis, not a clearance. Do not "
      "use after "
      "{}. Hash {}</desc><time>{}T00:00:00Z</time></metadata>\n",
      format_date(result.facts.do_not_use_after), hash, format_date(result.facts.made_on));
  for (auto const& point : points)
    text += fmt::format("<wpt lat=\"{}\" lon=\"{}\"><name>{}</name></wpt>\n", decimal(point.place.lat, 6),
                        decimal(point.place.lon, 6), short_name(result, point));
  return text + "</gpx>\n";
}

std::string kml(RunResult const& result, std::vector<WayPoint> const& points, std::string const& hash) {
  auto text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>"
      "<name>Way points</name><description>Desk analysis, not a clearance. Do not use after {}. Hash {}"
      "</description>\n",
      format_date(result.facts.do_not_use_after), hash);
  for (auto const& point : points)
    text +=
        fmt::format("<Placemark><name>{}</name><Point><coordinates>{},{}</coordinates></Point></Placemark>\n",
                    short_name(result, point), decimal(point.place.lon, 6), decimal(point.place.lat, 6));
  return text + "</Document>\n</kml>\n";
}

}  // namespace

void write_annex(std::filesystem::path const& folder, RunResult const& result, Messages const& say) {
  auto const table = annex_table(result);
  auto const hash = annex_hash(table);
  auto points = way_points(result);
  std::erase_if(points, [](WayPoint const& point) { return point.kind == WayPointKind::bend; });
  write_csv(folder / "annex.csv", table);
  detail::write_bytes(folder / "annex.txt", annex_text(result, say));
  detail::write_bytes(folder / "annex.gpx", gpx(result, points, hash));
  detail::write_bytes(folder / "annex.kml", kml(result, points, hash));
}

}  // namespace passage
