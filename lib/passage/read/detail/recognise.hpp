#pragma once
// The recognisers of single kinds of layers; each adds the readings that it believes in.
#include "passage/read/detail/table_look.hpp"
#include "passage/read/recognition.hpp"

namespace passage::detail {

/// Roads in any form, closures, verified roads, rivers.
void recognise_lines(TableLook const& look, Recognised& found);
/// Admin areas, holders of ground, explosive hazards, areas to avoid, water, land.
void recognise_areas(TableLook const& look, Recognised& found);
/// Incidents, crossing points, places, stops, sites.
void recognise_points(TableLook const& look, Recognised& found);
/// Tables that lie nowhere: agreements.
void recognise_tables(TableLook const& look, Recognised& found);

/// "Guessed key" with a column as its value.
GuessedKey column_key(std::string key, std::string const& column, std::string reason = {});

}  // namespace passage::detail
