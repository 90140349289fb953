#include "passage/model/provenance.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("a record of an input that was not counted counts nothing") {
  InputRecord const record;
  CHECK(record.features_used == 0);
  CHECK(record.features_left_out == 0);
  CHECK(Provenance{}.seed == 1);
}
