#include "passage/write/text_file.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include "passage/base/error.hpp"

using namespace passage;
using namespace passage::testing;

TEST_CASE("text is written as it is, and a folder that is not there is an error") {
  Scratch const folder;
  write_text(folder / "a.txt", "ممر\r\nx");
  CHECK(bytes_of(folder / "a.txt") == "ممر\r\nx");
  CHECK_THROWS_AS(write_text(folder / "none/a.txt", "x"), Error);
}
