#include "passage/read/incidents.hpp"

#include <algorithm>
#include <set>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "passage/read/detail/fields.hpp"
#include "passage/read/detail/inner_point.hpp"
#include "passage/read/features.hpp"

namespace passage {

namespace {

using detail::Column;
using detail::known_column;
using detail::Tally;
using std::chrono::days;

IncidentFormat recognise(FeatureTable const& table) {
  auto has = [&](char const* name) { return table.column(name).has_value(); };
  // A mapped date column is the user's word and goes before what the file looks like.
  if (has("date")) return IncidentFormat::columns;
  if (has("event_id_cnty") || (has("event_date") && has("event_type"))) return IncidentFormat::acled;
  if (has("date_start") || (has("year") && has("best"))) return IncidentFormat::ucdp;
  throw Error{
      ErrorKind::input, "unknown_incident_format",
      fmt::format("{}: neither UCDP (date_start, or year and best) nor ACLED (event_date, event_type) nor a "
                  "date column; it has {}",
                  table.source, fmt::join(table.columns, ", ")),
      "map them: columns = { date = \"…\", where_precision = \"…\", fatalities = \"…\" }"};
}

enum class DateScale { ucdp, acled };

struct Columns {
  Column id, date, date_end, date_precision, year, where_precision, deaths, low, kind;
  DateScale scale = DateScale::ucdp;
  bool is_ucdp_kind = false;
};

Columns find_columns(FeatureTable const& table, IncidentFormat format) {
  Columns found;
  if (format == IncidentFormat::acled) {
    table.require_column("event_date");
    found.id = known_column(table, {"event_id_cnty"});
    found.date = known_column(table, {"event_date"});
    found.date_precision = known_column(table, {"time_precision"});
    found.year = known_column(table, {"year"});
    found.where_precision = known_column(table, {"geo_precision"});
    found.deaths = known_column(table, {"fatalities"});
    found.kind = known_column(table, {"event_type"});
    found.scale = DateScale::acled;
    return found;
  }
  found.id = known_column(table, {"id", "relid"});
  if (format == IncidentFormat::ucdp) {
    found.date = known_column(table, {"date_start"});
    if (!found.date.is_there()) table.require_column("year");
    found.date_end = known_column(table, {"date_end"});
    found.date_precision = known_column(table, {"date_prec"});
    found.year = known_column(table, {"year"});
    found.where_precision = known_column(table, {"where_prec", "where_precision"});
    found.deaths = known_column(table, {"best", "fatalities"});
    found.low = known_column(table, {"low"});
    found.kind = known_column(table, {"type_of_violence"});
    found.is_ucdp_kind = true;
    return found;
  }
  found.date = Column{table.require_column("date")};
  found.date_end = known_column(table, {"date_end"});
  found.date_precision = known_column(table, {"date_precision"});
  found.where_precision = known_column(table, {"where_precision"});
  found.deaths = known_column(table, {"fatalities", "best"});
  found.low = known_column(table, {"low"});
  found.kind = known_column(table, {"kind", "event_type", "type"});
  return found;
}

DateSpan month_of(Date date) {
  std::chrono::year_month_day const parts{date};
  auto const month = parts.year() / parts.month();
  return {Date{month / 1}, Date{month / std::chrono::last}};
}

DateSpan year_of(Date date) {
  std::chrono::year_month_day const parts{date};
  return {Date{parts.year() / 1 / 1}, Date{parts.year() / 12 / 31}};
}

/// A single day that is known to the week, month or year only stands for all of it.
DateSpan widened(DateSpan span, int precision, DateScale scale) {
  if (span.days() > 1) return span;
  int const week = scale == DateScale::acled ? 2 : 3, month = week + 1;
  if (precision == week) return {span.first - days{3}, span.first + days{3}};
  if (precision == month) return month_of(span.first);
  if (precision == month + 1) return year_of(span.first);
  return span;
}

std::optional<LocationPrecision> ucdp_precision(int code) {
  constexpr LocationPrecision scale[] = {LocationPrecision::exact,       LocationPrecision::near_place,
                                         LocationPrecision::district,    LocationPrecision::province,
                                         LocationPrecision::region,      LocationPrecision::country,
                                         LocationPrecision::water_or_air};
  if (code < 1 || code > 7) return std::nullopt;
  return scale[code - 1];
}

std::optional<LocationPrecision> acled_precision(int code) {
  constexpr LocationPrecision scale[] = {LocationPrecision::exact, LocationPrecision::near_place,
                                         LocationPrecision::province};
  if (code < 1 || code > 3) return std::nullopt;
  return scale[code - 1];
}

std::optional<int> code_of(Column const& column, Feature const& feature) {
  auto const number = column.number(feature);
  if (!number || *number != static_cast<int>(*number)) return std::nullopt;
  return static_cast<int>(*number);
}

std::string ucdp_kind(std::string const& code) {
  if (code == "1") return "state-based";
  if (code == "2") return "non-state";
  if (code == "3") return "one-sided";
  return code;
}

class IncidentReader {
 public:
  IncidentReader(FeatureTable const& table, IncidentFormat format, Context& context)
      : table_(table),
        context_(context),
        columns_(find_columns(table, format == IncidentFormat::automatic ? recognise(table) : format)) {}

  std::vector<Incident> read() {
    for (auto const& feature : table_.features) {
      if (detail::has_geometry(feature)) add(feature);
    }
    refuse_if_nothing_left();
    report();
    return std::move(incidents_);
  }

 private:
  std::optional<DateSpan> when(Feature const& feature);
  std::optional<LocationPrecision> precision(Feature const& feature);
  std::optional<double> deaths(Feature const& feature);
  void add(Feature const& feature);
  void refuse_if_nothing_left() const;
  void report() const;

  FeatureTable const& table_;
  Context& context_;
  Columns columns_;
  std::size_t iso_dates_ = 0, worded_dates_ = 0;
  Tally bad_date_, at_zero_, duplicate_, bad_precision_, bad_deaths_, low_above_best_;
  std::set<std::string> seen_;
  std::vector<Incident> incidents_;
};

std::optional<DateSpan> IncidentReader::when(Feature const& feature) {
  auto const text = columns_.date.text(feature);
  auto span = parse_date_span(text);
  if (span) ++(text.find_first_not_of("0123456789-/.: T") == std::string::npos ? iso_dates_ : worded_dates_);
  if (!span && text.empty()) span = parse_date_span(columns_.year.text(feature));
  if (!span) return std::nullopt;
  if (auto const end = parse_date_span(columns_.date_end.text(feature)); end && end->last >= span->first) {
    span->last = end->last;
  }
  return widened(*span, code_of(columns_.date_precision, feature).value_or(1), columns_.scale);
}

std::optional<LocationPrecision> IncidentReader::precision(Feature const& feature) {
  auto const& field = columns_.where_precision.of(feature);
  if (is_null(field)) return std::nullopt;
  auto const code = code_of(columns_.where_precision, feature).value_or(0);
  auto const found = columns_.scale == DateScale::acled ? acled_precision(code) : ucdp_precision(code);
  if (!found) bad_precision_.add(feature, "\"" + as_text(field) + "\"");
  return found;
}

std::optional<double> IncidentReader::deaths(Feature const& feature) {
  auto const number = columns_.deaths.number(feature);
  if (number && *number < 0) {
    bad_deaths_.add(feature, fmt::format("{}", *number));
    return std::nullopt;
  }
  auto const low = columns_.low.number(feature);
  if (number && low && *low > *number)
    low_above_best_.add(feature, fmt::format("low {}, best {}", *low, *number));
  return number;
}

void IncidentReader::add(Feature const& feature) {
  auto const point = detail::inner_point(feature.geometry);
  if (point == Point{0, 0}) return at_zero_.add(feature);
  Incident incident;
  incident.id = columns_.id.text(feature);
  auto const span = when(feature);
  if (!span) {
    auto const& field = columns_.date.is_there() ? columns_.date.of(feature) : columns_.year.of(feature);
    return bad_date_.add(feature, "\"" + as_text(field) + "\"");
  }
  if (!incident.id.empty() && !seen_.insert(incident.id).second) return duplicate_.add(feature, incident.id);
  incident.place = {point.x, point.y};
  incident.when = *span;
  incident.precision = precision(feature);
  incident.deaths = deaths(feature);
  incident.kind = columns_.kind.text(feature);
  if (columns_.is_ucdp_kind) incident.kind = ucdp_kind(incident.kind);
  incidents_.push_back(std::move(incident));
}

void IncidentReader::refuse_if_nothing_left() const {
  if (!incidents_.empty()) return;
  if (bad_date_.count) {
    throw Error{ErrorKind::input, "unreadable_date",
                fmt::format("{}: none of {} dates can be read, {}", table_.source, bad_date_.count,
                            bad_date_.examples),
                "write dates as yyyy-mm-dd, or a month or year as yyyy-mm or yyyy"};
  }
  throw Error{ErrorKind::input, "empty_layer",
              fmt::format("{}: none of its {} events can be used", table_.source, table_.features.size()),
              "see the findings"};
}

void IncidentReader::report() const {
  auto finding = [](Severity severity, char const* code) {
    return Finding{severity, code, "", "incidents", "", 1};
  };
  auto const& source = table_.source;
  bad_date_.report(context_, finding(Severity::serious, "unreadable_date"), source,
                   "events have an unreadable date", "they are left out; write yyyy-mm-dd");
  if (iso_dates_ > 0 && worded_dates_ > 0) {
    context_.find({Severity::note, "dates_in_two_forms",
                   fmt::format("{}: dates are written in two forms, {} as 2024-02-16 and {} as 16 February "
                               "2024; both are read, but were two exports joined, and is any event in it "
                               "twice?",
                               source, iso_dates_, worded_dates_),
                   "incidents", "", std::min(iso_dates_, worded_dates_)});
  }
  at_zero_.report(context_, finding(Severity::serious, "coordinates_zero"), source, "events lie at 0 0",
                  "they are left out");
  duplicate_.report(context_, finding(Severity::warning, "duplicate_incident"), source,
                    "events have the id of an earlier one", "they are left out");
  bad_precision_.report(context_, finding(Severity::warning, "unknown_precision"), source,
                        "events have an unknown code of place precision",
                        "their precision counts as not stated");
  bad_deaths_.report(context_, finding(Severity::warning, "negative_deaths"), source,
                     "events have a negative number of deaths", "the number counts as not stated");
  low_above_best_.report(context_, finding(Severity::note, "deaths_low_above_best"), source,
                         "events have a low estimate of deaths above the best one", "the best one is used");
}

}  // namespace

std::vector<Incident> read_incidents(FeatureTable table, IncidentFormat format, Context& context) {
  auto const degrees = to_lon_lat(std::move(table));
  return IncidentReader{degrees, format, context}.read();
}

}  // namespace passage
