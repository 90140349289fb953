#include "passage/read/osm_roads.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>

#include "support/catch.hpp"
#include "support/scratch.hpp"
#include <osmium/builder/attr.hpp>
#include <osmium/io/any_output.hpp>

#include "passage/base/error.hpp"

namespace passage {
namespace {

using testing::Approx;
using testing::contains;

VehicleProfile truck() {
  VehicleProfile vehicle;
  vehicle.classes = {{"primary", kilometres_per_hour(60)},
                     {"residential", kilometres_per_hour(30)},
                     {"motorway", kilometres_per_hour(85)},
                     {"ferry", kilometres_per_hour(5)},
                     {"footway", kilometres_per_hour(0)}};
  vehicle.access_keys = {"hgv", "motor_vehicle", "vehicle", "access"};
  return vehicle;
}

VehicleProfile walker() {
  auto vehicle = truck();
  vehicle.vehicle = Vehicle::foot;
  vehicle.access_keys = {"foot", "access"};
  return vehicle;
}

/// Nodes 1 … 9 on a grid of 0.01 degrees: 1 2 3 / 4 5 6 / 7 8 9, from the south-west; more text as given.
class Extract {
 public:
  Extract& node_tags(int id, std::string tags) {
    node_tags_[id] = std::move(tags);
    return *this;
  }
  Extract& way(int id, std::vector<int> const& nodes, std::string const& tags) {
    ways_ += "<way id=\"" + std::to_string(id) + "\">";
    for (auto const node : nodes) ways_ += "<nd ref=\"" + std::to_string(node) + "\"/>";
    ways_ += tags_text(tags) + "</way>\n";
    return *this;
  }
  Extract& restriction_over(int from, std::vector<int> const& ways, int to, std::string const& word) {
    ways_ += "<relation id=\"" + std::to_string(++relations_) +
             "\"><member type=\"way\" role=\"from\" ref=\"" + std::to_string(from) + "\"/>";
    for (auto const way : ways)
      ways_ += "<member type=\"way\" role=\"via\" ref=\"" + std::to_string(way) + "\"/>";
    ways_ += "<member type=\"way\" role=\"to\" ref=\"" + std::to_string(to) + "\"/>" +
             tags_text("type=restriction;restriction=" + word) + "</relation>\n";
    return *this;
  }
  Extract& restriction(int from, int via, int to, std::string const& word, std::string const& more = {}) {
    ways_ += "<relation id=\"" + std::to_string(++relations_) +
             "\"><member type=\"way\" role=\"from\" ref=\"" + std::to_string(from) +
             "\"/><member type=\"node\" role=\"via\" ref=\"" + std::to_string(via) +
             "\"/><member type=\"way\" role=\"to\" ref=\"" + std::to_string(to) + "\"/>" +
             tags_text("type=restriction;restriction=" + word + more) + "</relation>\n";
    return *this;
  }
  OsmRoads read(VehicleProfile const& vehicle, Context& context, OsmCircumstances const& when = {}) const {
    auto const file = scratch_ / "drawn.osm";
    std::ofstream out{file};
    out << "<osm version=\"0.6\">\n";
    for (int id = 1; id <= 9; ++id) {
      out << "<node id=\"" << id << "\" lat=\"" << 4.80 + 0.01 * ((id - 1) / 3) << "\" lon=\""
          << 31.50 + 0.01 * ((id - 1) % 3) << "\">";
      auto const tags = node_tags_.find(id);
      out << (tags == node_tags_.end() ? "" : tags_text(tags->second)) << "</node>\n";
    }
    out << ways_ << "</osm>\n";
    out.close();
    return read_osm_roads({file}, vehicle, context, when);
  }
  OsmRoads read(VehicleProfile const& vehicle = truck()) const {
    Context context;
    return read(vehicle, context);
  }

 private:
  static std::string tags_text(std::string const& tags) {
    std::string text;
    for (std::size_t begin = 0; begin < tags.size();) {
      auto const end = std::min(tags.find(';', begin), tags.size());
      auto const equals = tags.find('=', begin);
      text += "<tag k=\"" + tags.substr(begin, equals - begin) + "\" v=\"" +
              tags.substr(equals + 1, end - equals - 1) + "\"/>";
      begin = end + 1;
    }
    return text;
  }

  testing::Scratch scratch_;
  std::map<int, std::string> node_tags_;
  std::string ways_;
  int relations_ = 0;
};

RoadFeature only(OsmRoads const& osm) {
  REQUIRE(osm.roads.size() == 1);
  return osm.roads.front();
}

TEST_CASE("a road has its class, condition, limits, ids and geodesic length") {
  auto const road =
      only(Extract{}
               .way(7, {1, 2, 3},
                    "highway=primary;name=North road;surface=gravel;tracktype=grade2;smoothness=bad;"
                    "maxspeed=30 mph;maxweight=7500 kg;bridge=yes;oneway=yes")
               .read());
  CHECK(road.id == 7);
  CHECK(road.name == "North road");
  CHECK(road.road_class == "primary");
  CHECK(road.surface == "gravel");
  CHECK(road.track_type == "grade2");
  CHECK(road.smoothness == "bad");
  CHECK(road.speed_limit->value * 3.6 == Approx(48.28032));
  CHECK(road.max_load->value == Approx(7.5));
  CHECK(road.is_bridge);
  CHECK(road.is_one_way);
  CHECK(road.node_ids == std::vector<std::int64_t>{1, 2, 3});
  // A hundredth of a degree on the parallel 4.8 N of WGS 84: 1109.3 m.
  CHECK(road.length.value == Approx(2 * 1109.3).epsilon(1e-4));
}

TEST_CASE("only roads that the vehicle drives are read") {
  auto const roads = Extract{}
                         .way(1, {1, 2}, "highway=footway")
                         .way(2, {2, 3}, "highway=proposed")
                         .way(3, {3, 6}, "waterway=river")
                         .way(4, {4, 5, 8, 7, 4}, "highway=residential;area=yes")
                         .way(5, {6, 9}, "highway=residential")
                         .way(6, {1, 9}, "route=ferry;duration=01:30")
                         .read()
                         .roads;
  REQUIRE(roads.size() == 2);
  CHECK(roads[0].id == 5);
  CHECK(roads[1].road_class == "ferry");
  CHECK(roads[1].duration->value == 5400);
}

TEST_CASE("directions: yes, -1, roundabouts, motorways; walkers go both ways") {
  auto const direction = [](char const* tags, VehicleProfile const& vehicle) {
    auto const road = only(Extract{}.way(1, {1, 2}, tags).read(vehicle));
    return !road.is_one_way ? 0 : road.node_ids.front() == 1 ? 1 : -1;
  };
  CHECK(direction("highway=primary", truck()) == 0);
  CHECK(direction("highway=primary;oneway=yes", truck()) == 1);
  CHECK(direction("highway=primary;oneway=-1", truck()) == -1);
  CHECK(direction("highway=primary;junction=roundabout", truck()) == 1);
  CHECK(direction("highway=primary;junction=roundabout;oneway=no", truck()) == 0);
  CHECK(direction("highway=motorway", truck()) == 1);
  CHECK(direction("highway=primary;oneway=yes;oneway:hgv=no", truck()) == 0);
  CHECK(direction("highway=primary;oneway=yes", walker()) == 0);
  CHECK(direction("highway=primary;oneway:foot=yes", walker()) == 1);
}

TEST_CASE("the most specific access key of the vehicle decides") {
  auto const status = [](char const* tags, VehicleProfile const& vehicle) {
    return only(Extract{}.way(1, {1, 2}, tags).read(vehicle)).status;
  };
  CHECK(status("highway=primary", truck()) == RoadStatus::open);
  CHECK(status("highway=primary;access=no", truck()) == RoadStatus::not_allowed);
  CHECK(status("highway=primary;access=private", truck()) == RoadStatus::not_allowed);
  CHECK(status("highway=primary;access=no;hgv=yes", truck()) == RoadStatus::open);
  CHECK(status("highway=primary;access=yes;hgv=no", truck()) == RoadStatus::not_allowed);
  CHECK(status("highway=primary;motor_vehicle=no", walker()) == RoadStatus::open);
  CHECK(status("highway=primary;access=destination", truck()) == RoadStatus::open);
  CHECK(status("highway=primary;impassable=yes", truck()) == RoadStatus::closed);
}

TEST_CASE("gates, checkpoints and borders are crossing points, and nothing unknown is open") {
  Context context;
  auto const osm = Extract{}
                       .way(1, {1, 2, 3, 6, 5, 4, 7}, "highway=primary")
                       .node_tags(2, "barrier=lift_gate")
                       .node_tags(3, "military=checkpoint;name=Bridge post")
                       .node_tags(6, "barrier=gate;access=no")
                       .node_tags(5, "barrier=border_control;access=permit")
                       .node_tags(4, "barrier=gate;access=yes;maxweight=5")
                       .node_tags(9, "barrier=gate")
                       .read(truck(), context);
  REQUIRE(osm.gates.size() == 5);
  std::map<std::string, Gate> gates;
  for (auto const& gate : osm.gates) gates[gate.id] = gate;
  CHECK(gates["osm:2"].state == GateState::open);
  CHECK(gates["osm:2"].wait.value == 60);
  CHECK(gates["osm:3"].state == GateState::unknown);
  CHECK(gates["osm:3"].name == "Bridge post");
  CHECK(gates["osm:6"].state == GateState::closed);
  CHECK(gates["osm:5"].state == GateState::conditional);
  CHECK(gates["osm:5"].type == "border");
  CHECK(gates["osm:4"].max_load == Tonnes{5});
  CHECK(gates["osm:2"].place.lon == Approx(31.51));
  CHECK(context.findings.has("osm_gates_assumed_open"));
  CHECK(context.findings.has("osm_crossings_unknown"));
}

TEST_CASE("a barrier parts the road for those it stops") {
  auto const drawn = [](VehicleProfile const& vehicle) {
    Context context;
    return Extract{}
        .way(1, {1, 2, 3}, "highway=primary")
        .way(2, {2, 5}, "highway=primary")
        .node_tags(2, "barrier=bollard")
        .read(vehicle, context)
        .roads;
  };
  auto const parted = drawn(truck());
  REQUIRE(parted.size() == 3);
  std::vector<std::int64_t> ends;
  for (auto const& road : parted) {
    for (auto const id : {road.node_ids.front(), road.node_ids.back()}) {
      if (id < 0) ends.push_back(id);
    }
  }
  std::ranges::sort(ends);
  CHECK(std::unique(ends.begin(), ends.end()) == ends.end());  // no two ends at the barrier are one node
  CHECK(ends.size() == 3);
  CHECK(drawn(walker()).size() == 2);
}

TEST_CASE("turn restrictions are resolved to the ends of roads, for the vehicles they hold for") {
  auto extract = [] { return std::make_unique<Extract>(); };
  auto drawn = extract();
  drawn->way(1, {1, 2}, "highway=primary")
      .way(2, {2, 3}, "highway=primary;oneway=-1")
      .way(3, {5, 2}, "highway=primary")
      .restriction(1, 2, 3, "no_left_turn")
      .restriction(1, 2, 2, "only_straight_on")
      .restriction(3, 2, 1, "no_right_turn", ";except=hgv")
      .restriction(3, 5, 1, "no_right_turn");
  Context context;
  auto const osm = drawn->read(truck(), context);
  REQUIRE(osm.restrictions.size() == 2);
  // Way 2 is drawn against its direction, so its junction is the road's last point.
  CHECK(osm.restrictions[0] == TurnRestriction{0, 1, true, true, true});
  CHECK(osm.restrictions[1] == TurnRestriction{0, 2, true, true, false});
  CHECK(context.findings.has("osm_restrictions_unused"));
  CHECK(drawn->read(walker()).restrictions.empty());
}

TEST_CASE("turns over ways are resolved along them, in the direction they are driven") {
  // 1 2 3 / 4 5 6: from 1-2 over 2-5 and 6-5 (drawn the other way) to 6-9.
  Extract extract;
  extract.way(1, {1, 2}, "highway=primary")
      .way(2, {2, 5}, "highway=primary")
      .way(3, {6, 5}, "highway=primary")
      .way(4, {6, 9}, "highway=primary")
      .restriction_over(1, {2, 3}, 4, "no_right_turn");
  auto const restrictions = extract.read().restrictions;
  REQUIRE(restrictions.size() == 1);
  TurnRestriction const expected{0, 3, true, false, false, {{1, true}, {2, false}}};
  CHECK(restrictions.front() == expected);
  Context context;
  extract.restriction_over(1, {3, 2}, 4, "no_right_turn");  // they do not follow each other
  CHECK(extract.read(truck(), context).restrictions.size() == 1);
  CHECK(context.findings.has("osm_restrictions_unused"));
}

TEST_CASE("limits of axles, heights and widths are read") {
  auto const road =
      only(Extract{}.way(1, {1, 2}, "highway=primary;maxaxleload=8 t;maxheight=3.8;maxwidth=12 ft").read());
  CHECK(road.max_axle_load->value == Approx(8));
  CHECK(road.max_height->value == Approx(3.8));
  CHECK(road.max_width->value == Approx(3.6576));
}

TEST_CASE("rules under conditions: those that hold decide, hours and days are noted") {
  auto const read = [](std::string const& tags, OsmCircumstances const& when, Context& context) {
    return only(Extract{}.way(1, {1, 2}, "highway=primary;" + tags).read(truck(), context, when));
  };
  Context wet, dry, unstated, hours, unknown, month;
  std::string const mud = "motor_vehicle:conditional=no @ wet;maxweight=20;maxweight:conditional=5 @ wet";
  auto const in_mud = read(mud, {Season::wet, {}, {}}, wet);
  CHECK(in_mud.status == RoadStatus::not_allowed);
  CHECK(in_mud.max_load->value == Approx(5));
  CHECK_FALSE(wet.findings.has("osm_conditional_times"));
  auto const when_dry = read(mud, {Season::dry, {}, {}}, dry);
  CHECK(when_dry.status == RoadStatus::open);
  CHECK(when_dry.max_load->value == Approx(20));
  auto const at_some_time = read(mud, {}, unstated);
  CHECK(at_some_time.status == RoadStatus::open);
  CHECK(at_some_time.max_load->value == Approx(5));
  CHECK(unstated.findings.has("osm_conditional_times"));
  CHECK(read("access=no;access:conditional=yes @ (06:00-18:00)", {}, hours).status ==
        RoadStatus::not_allowed);
  CHECK(hours.findings.has("osm_conditional_times"));
  CHECK(read("hgv:conditional=no @ (fog)", {}, unknown).status == RoadStatus::open);
  CHECK(unknown.findings.has("osm_conditional"));
  CHECK(read("access=no;access:conditional=yes @ (Nov-May)", {Season::unstated, parse_date("2020-01-06"), {}},
             month)
            .status == RoadStatus::open);
  // A rule for trucks stands above one for everybody.
  Context both;
  CHECK(read("hgv=yes;access:conditional=no @ wet", {Season::wet, {}, {}}, both).status == RoadStatus::open);
}

TEST_CASE("a way that leaves the extract is cut there; an extract without nodes is refused") {
  Context context;
  auto const osm = Extract{}.way(1, {1, 2, 77, 3, 6}, "highway=primary").read(truck(), context);
  CHECK(osm.roads.size() == 2);
  CHECK(context.findings.has("osm_nodes_missing"));
  CHECK_THROWS_WITH(Extract{}.way(1, {70, 71}, "highway=primary").read(), contains("is in the file"));
  CHECK_THROWS_WITH(Extract{}.read(), contains("no way is a road"));
  CHECK_THROWS_WITH(Extract{}.way(1, {1, 1, 1}, "highway=primary").read(), contains("no way is a road"));
}

/// The file as PBF, by libosmium's own writer.
std::filesystem::path pbf(testing::Scratch const& scratch, int ways) {
  auto const file = scratch / "drawn.osm.pbf";
  osmium::memory::Buffer buffer{1 << 16, osmium::memory::Buffer::auto_grow::yes};
  using namespace osmium::builder::attr;
  for (int i = 0; i <= ways; ++i)
    osmium::builder::add_node(buffer, _id(i + 1), _location(31.5 + 0.001 * i, 4.8));
  for (int i = 0; i < ways; ++i) {
    std::vector<osmium::object_id_type> const nodes{i + 1, i + 2};
    osmium::builder::add_way(buffer, _id(i + 1), _nodes(nodes), _tag("highway", "primary"));
  }
  osmium::io::Writer writer{file.string(), osmium::io::overwrite::allow};
  writer(std::move(buffer));
  writer.close();
  return file;
}

TEST_CASE("PBF is read like XML; truncated and foreign files are one clear error") {
  testing::Scratch const scratch;
  auto const file = pbf(scratch, 5000);
  Context context;
  auto const osm = read_osm_roads({file}, truck(), context);
  CHECK(osm.roads.size() == 5000);
  CHECK(osm.roads[4999].node_ids == std::vector<std::int64_t>{5000, 5001});
  auto const whole = testing::bytes_of(file);
  for (auto const share : {0.0, 0.3, 0.6, 0.95, 0.999}) {
    auto const cut = scratch / "cut.osm.pbf";
    std::ofstream{cut, std::ios::binary}
        << whole.substr(0, static_cast<std::size_t>(share * static_cast<double>(whole.size())));
    CHECK_THROWS_WITH(read_osm_roads({cut}, truck(), context), contains("cut.osm.pbf"));
  }
  auto const foreign = scratch / "foreign.osm.pbf";
  std::ofstream{foreign} << "id,lon,lat\n1,2,3\n";
  CHECK_THROWS_WITH(read_osm_roads({foreign}, truck(), context), contains("not a whole OpenStreetMap file"));
  CHECK_THROWS_WITH(read_osm_roads({scratch / "drwn.osm.pbf"}, truck(), context), contains("no such file"));
}

}  // namespace
}  // namespace passage
