#pragma once
#include "passage/base/context.hpp"
#include "passage/exercise/crossings.hpp"
#include "passage/exercise/hazards.hpp"
#include "passage/exercise/incidents.hpp"
#include "passage/exercise/people.hpp"

namespace passage::exercise {

enum class Size { small, province, country };

struct Request {
  std::uint64_t seed = 1;
  Size size = Size::small;
  int parties = 3;  ///< 2 … 4
};

/// A place that is no settlement of the census: displaced people, hospital, hub, airstrip, port.
struct Site {
  std::string id, name, type;
  int people = 0;  ///< 0: not a place where people live
  Date seen;
  std::string source;
  Point place;
};

/// Where the exercise's movement goes.
struct Task {
  std::size_t origin = 0;                 ///< town
  std::vector<std::size_t> destinations;  ///< towns; the last is the one beside the displacement site
  std::vector<std::size_t> stops;         ///< towns on the way
};

/// A made-up district with everything that is known about it, in a metric plane.
struct District {
  Request request;
  Crs plane;
  Date as_of;
  Relief relief;
  Rivers rivers;
  std::vector<Town> towns;
  RoadNetwork network;
  Admin admin;
  Control control, second_control;  ///< as two sources record it
  std::optional<Partition> ground, second_ground;
  Crossings crossings;
  Hazards hazards;
  std::vector<Event> events;
  std::vector<Site> sites;
  Task task;
  Ways ways;
  Raster<Persons> population;
  Raster<Metres> elevation;
  double people = 0;  ///< the sum of `population`
};

/// Labels of `District::ground`: administrative unit, control label and lake together.
struct GroundLabel {
  int unit = 0, control = 0;
  bool lake = false;

  static GroundLabel of(int label) { return {label / 16, label / 2 % 8, label % 2 == 1}; }
  int value() const { return unit * 16 + control * 2 + (lake ? 1 : 0); }
};

/// Makes the whole district. The same request gives the same district. Throws Error{usage, "parties_range"}.
District make_district(Request const& request, Context& context);

}  // namespace passage::exercise
