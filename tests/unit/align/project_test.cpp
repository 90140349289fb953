#include "passage/align/project.hpp"

#include "support/catch.hpp"

#include "passage/geo/projector.hpp"

namespace passage {
namespace {

TEST_CASE("Inputs come into the frame vertex by vertex, in order, for any number of threads") {
  auto const frame = Crs::utm(36, true);
  Projector const project{Crs{}, frame};
  std::vector<RoadFeature> roads(40);
  std::vector<Gate> gates(40);
  std::vector<Place> places(40);
  for (int i = 0; i < 40; ++i) {
    double const lon = 31 + i * 0.05;
    auto const index = static_cast<std::size_t>(i);
    roads[index].line = {{lon, 5}, {lon, 6}};
    gates[index].place = places[index].place = {lon, 5.5};
  }
  for (int threads : {1, 3}) {
    Context context;
    context.threads = threads;
    auto const moved = to_frame(roads, frame, context);
    auto const moved_gates = to_frame(gates, frame, context);
    auto const moved_places = to_frame(places, frame, context);
    for (std::size_t i = 0; i < 40; ++i) {
      CHECK(moved[i].line == project(roads[i].line));
      CHECK(moved_gates[i].point == project(gates[i].place));
      CHECK(moved_places[i].point == project(places[i].place));
    }
  }
}

TEST_CASE("Areas and closures keep their shape") {
  auto const frame = Crs::utm(36, true);
  Projector const project{Crs{}, frame};
  MultiPolygon const area{{{{31, 5}, {32, 5}, {32, 6}, {31, 5}}, {}}};
  Context context;
  std::vector<Closure> closures(1);
  closures[0].geometry = area;
  CHECK(std::get<MultiPolygon>(to_frame(closures, frame, context)[0].geometry) == project(area));
  std::vector<ControlArea> control(1);
  control[0].area = area;
  CHECK(to_frame(control, frame, context)[0].area == project(area));
  std::vector<Zone> zones(1);
  zones[0].area = area;
  CHECK(to_frame(zones, frame, context)[0].area == project(area));
  std::vector<RestrictedArea> restricted(1);
  restricted[0].area = area;
  CHECK(to_frame(restricted, frame, context)[0].area == project(area));
}

}  // namespace
}  // namespace passage
