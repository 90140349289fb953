#pragma once
#include "passage/base/context.hpp"
#include "passage/read/recognition.hpp"

namespace passage {

/// An OpenStreetMap file as roads: its cities and towns, the foremost first, the cells that roads for motor
/// vehicles pass (ferries left out), and the day of its header. Throws Error{input}: "missing_file",
/// "remote_input", "osm_unreadable".
Recognised recognise_osm(Source const& source, Context& context);

}  // namespace passage
