#include "passage/algorithms/exercise.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/catch.hpp"

using namespace passage;

namespace {

std::string bytes(std::filesystem::path const& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("the exercise is written whole, the same bytes every time") {
  auto const folder = std::filesystem::temp_directory_path() / "passage_exercise_test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  Context context;
  Exercise options;
  options.out.path = (folder / "one").string();
  auto const outputs = run(options, context);
  options.out.path = (folder / "two").string();
  run(options, context);
  CHECK(outputs.files.size() == 10);
  for (auto const& file : outputs.files) {
    auto const name = std::filesystem::path(file).filename();
    INFO(name.string());
    REQUIRE(std::filesystem::file_size(file) > 50);
    CHECK(bytes(file) == bytes(folder / "two" / name));
  }
  CHECK_THROWS_AS(run(options, context), Error);  // it stands there already
  std::filesystem::remove_all(folder);
}
