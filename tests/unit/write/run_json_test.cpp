#include "passage/write/run_json.hpp"

#include "support/catch.hpp"
#include "support/sample_result.hpp"
#include "support/scratch.hpp"
#include <nlohmann/json.hpp>

using namespace passage;
using passage::testing::sample_result;
using passage::testing::Scratch;

TEST_CASE("run.json holds scenario, inputs, outputs with hashes, timings and fronts") {
  Scratch scratch;
  {
    std::ofstream{scratch / "b.txt"} << "abc";
    std::ofstream{scratch / "a.txt"} << "";
    std::ofstream{scratch / "run.json"} << "old";
  }
  write_run_json(scratch.path(), sample_result());
  auto const json = nlohmann::json::parse(passage::testing::bytes_of(scratch / "run.json"));
  CHECK(json["scenario"]["scenario"]["as_of"] == "2031-01-10");
  REQUIRE(json["outputs"].size() == 2);
  CHECK(json["outputs"][0]["file"] == "a.txt");
  CHECK(json["outputs"][1]["sha256"] == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(json["inputs"][1]["vintage"] == "2031-01-09");
  CHECK(json["steps"][0]["time_s"] == 0.2);
  CHECK(json["fronts"][0]["points"].size() == 6);
  CHECK(json["fronts"][0]["points"][0]["time_s"].get<double>() == testing::Approx(7.0 * 3600));
  CHECK(json["time_quantum_s"].get<double>() == testing::Approx(1 / 1048576.0));
}

TEST_CASE("the summary gives null for what was not computed") {
  auto const json = nlohmann::json::parse(summary_json(sample_result({2, true, false, true, true})));
  CHECK(json["options"].size() == 2);
  CHECK(json["options"][0]["exposure_expected_incidents"].is_null());
  CHECK(json["options"][0]["consents"].size() == 3);
  CHECK(json["findings"]["serious"] == 1);
}
