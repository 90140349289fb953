#pragma once
// People within reach of the sample's options, and what is proved of the options: by hand, in round numbers.
#include <array>

#include "passage/model/run_result.hpp"

namespace passage::testing {

namespace sample {

struct Zone {
  char const *code, *name;
  double people, severity;
  std::array<double, 3> within;  ///< 5 km of the line, by option
};
inline constexpr std::array<Zone, 4> zones = {{{"XA01", "Rivage", 100000, 1, {60000, 50000, 40000}},
                                               {"XA02", "Вершина", 60000, 3, {30000, 0, 12000}},
                                               {"XA03", "الجبل", 40000, 4, {0, 20000, 0}},
                                               {"XA04", "Hauts", 30, 1, {10, 0, 0}}}};

inline void add_zone_rows(ReachReport& report, ReachKey const& key, std::size_t option, double factor) {
  double need = 0, reached = 0;
  for (auto const& zone : zones)
    need += zone.people * zone.severity, reached += zone.within[option] * factor * zone.severity;
  for (auto const& zone : zones) {
    bool const is_small = zone.people < 50;
    report.people.push_back(
        {key, zone.code, zone.name, Persons{zone.people}, Persons{zone.within[option] * factor}, is_small});
    NeedRow row{key, zone.code, zone.name, false, is_small, zone.severity, {}, {}, {}, {}, {}, {}};
    if (!is_small) {
      row.need_share = Share{zone.people * zone.severity / need};
      row.reach_share = Share{zone.within[option] * factor * zone.severity / reached};
      row.rate = Share{zone.within[option] * factor / zone.people};
    }
    report.need.push_back(row);
  }
  NeedRow total{key, "", "all", true, false, {}, {}, {}, {}, {}, {}, {}};
  total.rate = Share{reached / need};
  total.worst_ratio = Share{0.25};
  total.worst_code = "XA02";
  total.divergence = 0.125;
  report.need.push_back(total);
}

inline void add_band(ReachReport& report, ReachKey key, std::size_t option, double factor) {
  double everybody = 0, within = 0;
  for (auto const& zone : zones) everybody += zone.people, within += zone.within[option] * factor;
  key.kind = "all";
  report.people.push_back({key, "", "everybody on the raster", Persons{everybody}, Persons{within}, false});
  key.kind = "zone";
  add_zone_rows(report, key, option, factor);
  key.kind = "site";
  report.people.push_back({key, "", "Camp du Lac displacement", Persons{7000}, Persons{7000}, false});
  key.kind = "control";
  report.people.push_back(
      {key, "Northern Council", "Northern Council", Persons{90000}, Persons{9000}, false});
  report.people.push_back({key, "", "in no such area", Persons{110000}, Persons{20000}, false});
}

inline void add_reach(RunResult& result) {
  for (std::size_t i = 0; i < result.options.size(); ++i) {
    ReachReport report;
    add_band(report, {ReachTarget::line, ReachMeasure::distance, "2km", {}}, i, 0.5);
    add_band(report, {ReachTarget::line, ReachMeasure::distance, "5km", {}}, i, 1);
    add_band(report, {ReachTarget::line, ReachMeasure::walking, "1h", {}}, i, 0.75);
    WalkingCurve curve{ReachTarget::line, {}};
    for (int minute_count = 0; minute_count <= 60; ++minute_count)
      curve.by_minute.push_back(Persons{1000.0 * minute_count * static_cast<double>(3 - i)});
    report.curves = {curve};
    report.raster_total = Persons{200030};
    result.reach.push_back(report);
  }
}

inline void add_certificate(RunResult& result) {
  auto const count = result.options.size();
  if (count < 2) return;
  RouteCertificate certificate;
  certificate.to = 1;
  certificate.max_stretch = 2;
  certificate.overlap = Share{0.5};
  certificate.separation = Metres{2000};
  certificate.pool = 12;
  for (std::size_t i = 0; i < count; ++i) {
    certificate.stretches.push_back(1 + 0.25 * static_cast<double>(i));
    certificate.containment.emplace_back(count, Share{0.125});
  }
  certificate.containment[1][0] = Share{0.375};
  certificate.bridges = {{"N2", {-10.5, -20.25}, {}, Metres{40}, {}}};
  certificate.unavoidable_bridges = {0};
  certificate.shared = {{0, 1, {GateId{0}}, Metres{31000}, {0}}};
  certificate.apart_at_least = 2;
  certificate.apart_at_most = 3;
  certificate.unavoidable = Metres{1500};
  certificate.unavoidable_gates = {GateId{4}};
  result.certificates = {certificate};
}

inline void add_readings(RunResult& result) {
  for (std::size_t i = 0; i < result.options.size(); ++i) {
    auto& sheet = result.options[i].assessment;
    if (!sheet.exposure) continue;
    double const shown = sheet.exposure->value;
    // Under one assumption the first and the last option swap places.
    double const swapped = result.options[result.options.size() - 1 - i].assessment.exposure->value;
    sheet.readings = {{"exposure_expected_incidents", "half_life_halved", shown * 1.5},
                      {"exposure_expected_incidents", "imprecise_on_the_route", swapped}};
  }
}

}  // namespace sample

}  // namespace passage::testing
