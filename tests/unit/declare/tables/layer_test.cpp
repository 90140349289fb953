#include "passage/declare/tables/layer.hpp"

#include "support/catch.hpp"

using namespace passage;

namespace {
struct AnyLayer {
  TextMap columns, values;
};
}  // namespace

TEST_CASE("every layer maps columns and values by the same names") {
  auto const columns = tables::columns_row<&AnyLayer::columns>();
  auto const values = tables::values_row<&AnyLayer::values>();
  CHECK(columns.name == "columns");
  CHECK(values.name == "values");
  CHECK(columns.kind == Kind::map);
  CHECK(values.is_advanced);
}
