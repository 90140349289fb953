#include "passage/read/incidents.hpp"

#include "files.hpp"
#include "support/catch.hpp"

#include "passage/read/features.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

std::vector<Incident> read(std::string const& csv, Context& context,
                           IncidentFormat format = IncidentFormat::automatic, FeatureRead options = {}) {
  TemporaryFolder const folder;
  options.input = "incidents";
  options.kind = RequiredGeometry::points;
  return read_incidents(read_features({folder.write("events.csv", csv), ""}, options, context), format,
                        context);
}

std::string span(Incident const& incident) {
  return format_date(incident.when.first) + " " + format_date(incident.when.last);
}

}  // namespace

TEST_CASE("UCDP in full: spans, precision, best estimate") {
  Context context;
  auto const events = read(
      "id,year,type_of_violence,where_prec,latitude,longitude,date_prec,date_start,date_end,best,high,low\n"
      "1,2020,1,1,5,30,1,2020-02-03 00:00:00.000,2020-02-03 00:00:00.000,4,9,2\n"
      "2,2020,2,3,5,31,2,2020-02-03,2020-02-06,0,0,0\n"
      "3,2020,3,6,5,32,4,2020-02-14,2020-02-14,1,1,3\n"
      "4,2020,3,7,5,33,5,2020-02-14,2020-02-14,1,1,1\n"
      "5,2020,3,2,5,33,3,2020-02-14,2020-02-14,1,1,1\n",
      context);
  REQUIRE(events.size() == 5);
  CHECK(events[0].place == LonLat{30, 5});
  CHECK(span(events[0]) == "2020-02-03 2020-02-03");
  CHECK(events[0].precision == LocationPrecision::exact);
  CHECK(events[0].deaths == 4);
  CHECK(events[0].kind == "state-based");
  CHECK(span(events[1]) == "2020-02-03 2020-02-06");
  CHECK(events[1].precision == LocationPrecision::district);
  CHECK(span(events[2]) == "2020-02-01 2020-02-29");
  CHECK(span(events[3]) == "2020-01-01 2020-12-31");
  CHECK(events[3].precision == LocationPrecision::water_or_air);
  CHECK(span(events[4]) == "2020-02-11 2020-02-17");
  CHECK(finding_of(context, "deaths_low_above_best").count == 1);
  CHECK(context.findings.list().size() == 1);
}

TEST_CASE("UCDP reduced to the year") {
  Context context;
  auto const events = read(
      "year,latitude,longitude,where_coordinates,best,deaths_civilians,inside_country\n"
      "1995,10.5,29.9,Angolo town,17,17,0\n",
      context);
  CHECK(span(events[0]) == "1995-01-01 1995-12-31");
  CHECK(events[0].deaths == 17);
  CHECK_FALSE(events[0].precision);
  CHECK(context.findings.list().empty());
}

TEST_CASE("ACLED in both date forms") {
  Context context;
  auto const events = read(
      "\xef\xbb\xbf"
      "event_id_cnty,event_date,year,time_precision,event_type,latitude,longitude,geo_precision,fatalities,"
      "notes\n"
      "SSD1,16 February 2024,2024,1,Battles,4.85,31.58,1,3,\"a, b\"\n"
      "SSD2,2024-02-16,2024,2,Riots,4.85,31.58,2,0,x\n"
      "SSD3,2024-02-16,2024,3,Protests,4.85,31.58,3,0,x\n",
      context);
  REQUIRE(events.size() == 3);
  CHECK(events[0].id == "SSD1");
  CHECK(span(events[0]) == "2024-02-16 2024-02-16");
  CHECK(events[0].kind == "Battles");
  CHECK(span(events[1]) == "2024-02-13 2024-02-19");
  CHECK(events[1].precision == LocationPrecision::near_place);
  CHECK(span(events[2]) == "2024-02-01 2024-02-29");
  CHECK(events[2].precision == LocationPrecision::province);
}

TEST_CASE("free columns through the map") {
  Context context;
  auto const events =
      read("jour,prec,morts,lo,la\n2019-07,3,2,30,5\n2019,1,0,30,5\n", context, IncidentFormat::columns,
           {.columns = {{"lon", "lo"},
                        {"lat", "la"},
                        {"date", "jour"},
                        {"where_precision", "prec"},
                        {"fatalities", "morts"}}});
  CHECK(span(events[0]) == "2019-07-01 2019-07-31");
  CHECK(events[0].precision == LocationPrecision::district);
  CHECK(events[0].deaths == 2);
  CHECK(span(events[1]) == "2019-01-01 2019-12-31");
}

TEST_CASE("a table of no known kind is refused with its columns") {
  Context context;
  auto const error = error_of([&] { read("when,lon,lat\n2019,30,5\n", context); });
  CHECK(error.code() == "unknown_incident_format");
  CHECK_THAT(error.message(), contains("events.csv") && contains("it has when, lon, lat"));
  CHECK_THAT(error.hint(), contains("columns = { date"));
  CHECK(error_of([&] { read("when,lon,lat\n2019,30,5\n", context, IncidentFormat::acled); }).code() ==
        "unknown_column");
}

TEST_CASE("unreadable dates are counted with examples; when all are, it is an error") {
  Context context;
  auto const events = read("date,lon,lat\n2019-07-01,30,5\n03/04/2019,31,5\nsoon,32,5\n,33,5\n", context);
  CHECK(events.size() == 1);
  auto const finding = finding_of(context, "unreadable_date");
  CHECK(finding.severity == Severity::serious);
  CHECK(finding.count == 3);
  CHECK_THAT(finding.text,
             contains("feature 2 at 31 5: \"03/04/2019\"") && contains("\"soon\"") && contains("left out"));
  auto const error = error_of([&] { read("date,lon,lat\n03/04/2019,31,5\nsoon,32,5\n", context); });
  CHECK(error.code() == "unreadable_date");
  CHECK_THAT(error.message(), contains("none of 2 dates") && contains("03/04/2019"));
  CHECK_THAT(error.hint(), contains("yyyy-mm-dd"));
}

TEST_CASE("zero coordinates, repeated ids, unknown codes, negative deaths") {
  Context context;
  auto const events = read(
      "id,date,lon,lat,where_precision,fatalities\n1,2019-07-01,30,5,9,-2\n1,2019-07-01,30,5,1,2\n2,2019-07-"
      "01,0,0,1,1\n",
      context);
  REQUIRE(events.size() == 1);
  CHECK_FALSE(events[0].precision);
  CHECK_FALSE(events[0].deaths);
  for (auto const* code :
       {"coordinates_zero", "duplicate_incident", "unknown_precision", "negative_deaths"}) {
    CHECK(finding_of(context, code).count == 1);
    CHECK(context.findings.has(code));
  }
}

TEST_CASE("an event table in Windows-1252 is read") {
  Context context;
  CHECK(read("date,lon,lat,kind\n2019-07-01,30,5,Pr\xe9sence\n", context)[0].kind == "Présence");
}

TEST_CASE("one table with both forms of date is read, and said to look like two exports") {
  Context context;
  auto const events = read(
      "event_id_cnty,event_date,event_type,latitude,longitude\nA1,16 February 2024,Battles,5,30\n"
      "A2,2024-02-17,Battles,5,30\nA3,2024-02-18,Battles,5,30\n",
      context);
  REQUIRE(events.size() == 3);
  CHECK(span(events[0]) == "2024-02-16 2024-02-16");
  CHECK(span(events[1]) == "2024-02-17 2024-02-17");
  CHECK_THAT(finding_of(context, "dates_in_two_forms").text,
             contains("dates are written in two forms, 2 as 2024-02-16 and 1 as 16 February 2024"));
}

TEST_CASE(
    "an ACLED export as it comes: line breaks and commas in notes, numeric actors, Windows-1252, CRLF") {
  Context context;
  auto const events = read(
      "event_id_cnty,event_date,year,time_precision,event_type,actor1,inter1,interaction,latitude,longitude,"
      "geo_precision,notes,fatalities\r\n"
      "CAF1,16 February 2024,2024,1,Battles,Group A,2,13,5.76,20.67,1,\"First line,\r\nsecond "
      "\"\"line\"\"\",3\r\n"
      "CAF2,17 February 2024,2024,1,Riots,Pr\xe9sidentielle,Rioters,50,5.77,20.68,2,\"\",0\r\n",
      context);
  REQUIRE(events.size() == 2);
  CHECK(events[0].deaths == 3);
  CHECK(events[1].kind == "Riots");
  CHECK(events[1].place == LonLat{20.68, 5.77});
  CHECK(context.findings.has("text_not_utf8"));
}

TEST_CASE("each place code of ACLED and UCDP is read as what its codebook says") {
  Context context;
  auto const precision = [&](std::string const& header, std::string const& row) {
    return read(header + "\n" + row + "\n", context).front().precision;
  };
  using enum LocationPrecision;
  std::vector const acled{exact, near_place, province};
  for (std::size_t code = 1; code <= acled.size(); ++code)
    CHECK(precision("event_id_cnty,event_date,event_type,latitude,longitude,geo_precision",
                    "A1,2024-02-16,Battles,5,30," + std::to_string(code)) == acled[code - 1]);
  std::vector const ucdp{exact, near_place, district, province, region, country, water_or_air};
  for (std::size_t code = 1; code <= ucdp.size(); ++code)
    CHECK(precision("id,date_start,latitude,longitude,where_prec",
                    "1,2024-02-16,5,30," + std::to_string(code)) == ucdp[code - 1]);
}
