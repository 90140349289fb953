#include "passage/read/run_model.hpp"

#include <fstream>

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include "passage/base/error.hpp"

using namespace passage;
using passage::testing::Scratch;

// That a whole run comes back as it was is checked on files: tests/cli/brief_test.py.

TEST_CASE("a folder that is no run is refused") {
  Scratch scratch;
  Context context;
  try {
    read_run_model(scratch.path(), context);
    FAIL("accepted");
  } catch (Error const& error) {
    CHECK(error.code() == "no_run");
  }
}

TEST_CASE("a damaged model.json is an input error, not a defect") {
  Scratch scratch;
  for (auto const* text : {"{", "{}", "{\"facts\": 3}", "[1]"}) {
    std::ofstream{scratch / "model.json"} << text;
    Context context;
    try {
      read_run_model(scratch.path(), context);
      FAIL("accepted");
    } catch (Error const& error) {
      CHECK(error.code() == "unreadable_run");
      CHECK(error.kind() == ErrorKind::input);
    }
  }
}
