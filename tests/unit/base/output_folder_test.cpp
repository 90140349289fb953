#include "passage/base/output_folder.hpp"

#include <fstream>

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include "passage/base/error.hpp"

using namespace passage;
using passage::testing::bytes_of;
using passage::testing::Scratch;
namespace fs = std::filesystem;

namespace {

void write(fs::path const& file, char const* text) {
  std::ofstream{file} << text;
}
template <class Work>
std::string code_of(Work work) {
  try {
    work();
  } catch (Error const& error) {
    return error.code();
  }
  return {};
}

}  // namespace

TEST_CASE("a folder appears whole at commit") {
  Scratch scratch;
  auto const target = scratch.path() / "out/";
  {
    PartialFolder folder{target, false};
    write(folder.path() / "run.json", "1");
    CHECK(fs::exists(scratch.path() / "out.partial/run.json"));
    CHECK_FALSE(fs::exists(scratch.path() / "out"));
    folder.commit();
  }
  CHECK(bytes_of(scratch.path() / "out/run.json") == "1");
  CHECK_FALSE(fs::exists(scratch.path() / "out.partial"));
}

TEST_CASE("without commit nothing is left") {
  Scratch scratch;
  {
    PartialFolder folder{scratch.path() / "out", false};
    write(folder.path() / "half.csv", "1");
    PartialFile file{scratch.path() / "a.csv", false};
    write(file.path(), "half");
  }
  CHECK(fs::is_empty(scratch.path()));
}

TEST_CASE("an earlier result is replaced only when asked, and only a result") {
  Scratch scratch;
  auto const out = scratch.path() / "out";
  fs::create_directory(out);
  write(out / "run.json", "old");
  write(out / "old.csv", "old");
  CHECK(code_of([&] { PartialFolder{out, false}; }) == "output_exists");
  {
    PartialFolder folder{out, true};
    write(folder.path() / "run.json", "new");
    CHECK(bytes_of(out / "run.json") == "old");
    folder.commit();
  }
  CHECK(bytes_of(out / "run.json") == "new");
  CHECK_FALSE(fs::exists(out / "old.csv"));
  CHECK_FALSE(fs::exists(scratch.path() / "out.replaced"));

  auto const mine = scratch.path() / "mine";
  fs::create_directory(mine);
  write(mine / "data.csv", "precious");
  CHECK(code_of([&] { PartialFolder{mine, true}; }) == "output_not_replaceable");
  CHECK(bytes_of(mine / "data.csv") == "precious");
}

TEST_CASE("the current folder is never replaced") {
  Scratch scratch;
  write(scratch.path() / "run.json", "1");
  auto const before = fs::current_path();
  fs::current_path(scratch.path());
  CHECK(code_of([&] { PartialFolder{".", true}; }) == "output_not_replaceable");
  CHECK(code_of([&] { PartialFolder{scratch.path(), true}; }) == "output_not_replaceable");
  fs::current_path(before);
  CHECK(fs::exists(scratch.path() / "run.json"));
}

TEST_CASE("leftovers of a run that was killed do not stay") {
  Scratch scratch;
  fs::create_directory(scratch.path() / "out.partial");
  write(scratch.path() / "out.partial/left.csv", "1");
  PartialFolder folder{scratch.path() / "out", false};
  folder.commit();
  CHECK(fs::is_empty(scratch.path() / "out"));
}

TEST_CASE("a file is written beside its place under a name with the same ending") {
  Scratch scratch;
  auto const target = scratch.path() / "new/a.gpkg";
  PartialFile file{target, false};
  CHECK(file.path().extension() == ".gpkg");
  CHECK(file.path().parent_path() == target.parent_path());
  write(file.path(), "1");
  file.commit();
  CHECK(bytes_of(target) == "1");
  CHECK(code_of([&] { PartialFile{target, false}; }) == "output_exists");
  PartialFile again{target, true};
  write(again.path(), "2");
  again.commit();
  CHECK(bytes_of(target) == "2");
}

TEST_CASE("what cannot be written is said before any work") {
  Scratch scratch;
  write(scratch.path() / "file", "1");
  CHECK(code_of([&] { PartialFolder{scratch.path() / "file/out", false}; }) == "output_not_writable");
  CHECK(code_of([&] { PartialFile{scratch.path() / "file/a.csv", false}; }) == "output_not_writable");
  CHECK(code_of([&] { PartialFile{scratch.path(), true}; }) == "output_not_writable");
}
