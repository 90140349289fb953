#include "passage/base/embedded_file.hpp"

#include "support/catch.hpp"

#include "passage/base/error.hpp"

namespace passage {
namespace {

TEST_CASE("an embedded file is found by its name, and only by it") {
  std::vector<EmbeddedFile> const files{{"a.toml", "one"}, {"b.toml", "two"}};
  CHECK(embedded_bytes(files, "b.toml") == "two");
  CHECK_THROWS_AS(embedded_bytes(files, "b"), Error);
}

}  // namespace
}  // namespace passage
