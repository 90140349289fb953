#include "passage/declare/tables/places.hpp"

namespace passage::tables {

namespace {

template <class T>
void check_source(T const& places, Node const& table, Problems& problems) {
  if (places.points.empty() && !places.source) {
    problems.add({"missing_key", table.where, "no places",
                  "give source = \"places.csv\" or points = [ { name = \"…\", lon = …, lat = … } ]"});
  }
  if (!places.source && (!places.select.empty() || !places.select_id.empty())) {
    problems.add({"missing_key", table.where, "select needs a source to select from", "give source"});
  }
  if (!places.select_id.empty() && !places.id) {
    problems.add({"missing_key", table.where, "select_id needs the name of its column", "give id"});
  }
}

}  // namespace

void check(Places const& places, Node const& table, Problems& problems) {
  check_source(places, table, problems);
}
void check(Stops const& stops, Node const& table, Problems& problems) {
  check_source(stops, table, problems);
}

}  // namespace passage::tables
