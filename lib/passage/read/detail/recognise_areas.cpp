#include <fmt/core.h>

#include "passage/read/detail/recognise.hpp"

namespace passage::detail {

namespace {

constexpr int deepest_level = 5;

struct AdminColumns {
  int level = -1;
  std::optional<std::string> code, name;
};

/// The deepest level whose codes are there, in the field names of any generation.
AdminColumns admin_columns(TableLook const& look) {
  for (int level = deepest_level; level >= 0; --level) {
    auto const adm = fmt::format("adm{}_", level), admin = fmt::format("admin{}", level);
    auto const code = look.first_of({adm + "pcode", admin + "pcod", admin + "pcode", admin + "_pcode"});
    if (!code) continue;
    return {level, code,
            look.first_of({adm + "name", adm + "en", adm + "fr", adm + "es", adm + "pt", adm + "ar",
                           admin + "name", admin + "name_en", admin + "_name"})};
  }
  if (auto const code = look.first_of({"pcode", "p_code"}))
    return {1, code, look.first_of({"name", "name_en"})};
  return {};
}

void recognise_zones(TableLook const& look, Recognised& found) {
  auto const columns = admin_columns(look);
  if (!columns.code) return;
  if (columns.level == 0 || look.table().features.size() < 2) {
    found.readings.push_back(
        {InputRole::boundaries, Belief::likely, 0, "the outline of a country by " + *columns.code});
    return;
  }
  Reading reading{InputRole::zones, Belief::strong, columns.level,
                  fmt::format("admin areas (level {}) by the column {}", columns.level, *columns.code)};
  reading.keys.push_back(column_key("code", *columns.code, "P-codes of the deepest level"));
  if (columns.name)
    reading.keys.push_back(column_key("name", *columns.name, "other languages: change the column"));
  if (auto const need = look.first_of({"severity", "need", "pin", "people_in_need", "inneed"}))
    reading.keys.push_back(column_key("need", *need, "weight of need; check what it counts"));
  found.readings.push_back(std::move(reading));
  found.readings.push_back({InputRole::boundaries, Belief::likely, -columns.level, "admin areas"});
}

void recognise_control(TableLook const& look, Recognised& found) {
  auto const party = look.first_of({"holder", "party", "controlled_by", "controller", "occupier", "control"});
  auto const as_of = look.first_of({"as_of", "date", "updated"});
  if (party) {
    bool const is_named = look.is_called({"control", "territor", "occupied", "frontline", "holder"});
    Reading reading{InputRole::control, is_named || *party == "holder" ? Belief::strong : Belief::likely,
                    as_of ? 1 : 0, "areas with a holder in column " + *party};
    reading.keys.push_back(column_key("party", *party, "holder as recorded"));
    if (as_of) reading.keys.push_back(column_key("as_of", *as_of, "date of the record"));
    found.readings.push_back(std::move(reading));
  } else if (look.is_called({"control", "disputed", "contested", "occupied"})) {
    Reading reading{InputRole::control, Belief::weak, 0,
                    "areas that are disputed or controlled by their name"};
    if (auto const admin = look.first_of({"admin", "name"}))
      reading.keys.push_back(column_key("party", *admin, "who holds the ground, perhaps"));
    found.readings.push_back(std::move(reading));
  }
}

void recognise_explosives(TableLook const& look, Recognised& found) {
  auto const status = look.first_of({"status", "class", "hazard_status"});
  bool const is_named =
      look.is_called({"explosive", "mine", "minefield", "uxo", "eo", "eore", "contamination"});
  auto const share = status ? look.share_beginning(*status, {"confirmed", "suspected", "cleared", "cha",
                                                             "sha", "cancelled", "reduced"})
                            : 0;
  if (share > 0.9) {
    found.readings.push_back({InputRole::explosive_hazards,
                              Belief::strong,
                              0,
                              "confirmed, suspected or cleared in column " + *status,
                              {column_key("class", *status)}});
  } else if (is_named) {
    found.readings.push_back({InputRole::explosive_hazards,
                              Belief::weak,
                              0,
                              "explosive hazards by name",
                              {},
                              "no column says confirmed, suspected or cleared"});
  }
}

void add_if(bool holds, InputRole role, char const* reason, Recognised& found) {
  if (holds) found.readings.push_back({role, Belief::likely, 0, reason});
}

}  // namespace

void recognise_areas(TableLook const& look, Recognised& found) {
  recognise_zones(look, found);
  recognise_control(look, found);
  recognise_explosives(look, found);
  if (!found.readings.empty()) return;
  add_if(look.is_called({"lake", "water", "sea", "ocean"}) || look.first_of({"water"}), InputRole::water,
         "areas of water by name or column", found);
  add_if(look.is_called({"land", "coast", "island"}) && !look.is_called({"landcover", "landuse"}),
         InputRole::land, "land by name", found);
  add_if(look.is_called({"country", "boundar", "border", "adm", "admin"}), InputRole::boundaries,
         "boundaries by name", found);
  add_if(look.is_called({"closure", "closed", "flood"}), InputRole::closures,
         "areas closed or flooded by name", found);
  if (look.is_called({"avoid", "nogo", "restricted"}))
    found.readings.push_back({InputRole::avoid, Belief::weak, 0, "areas to avoid by name"});
}

}  // namespace passage::detail
