#include "passage/algorithms/hindcast.hpp"

#include <fstream>
#include <numeric>

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include "passage/base/error.hpp"
#include "passage/base/random.hpp"
#include "passage/declare/binding.hpp"
#include "passage/read/toml.hpp"

namespace passage {
namespace {

using testing::Approx;

TEST_CASE("hindcast writes its tables and keys that a scenario understands") {
  testing::Scratch const folder;
  {
    std::ofstream events{folder / "events.csv"};
    events << "lon,lat,date,where_precision\n";
    Random random{7};
    for (int day_number = 0; day_number < 1800; day_number += 2) {
      auto const date = *parse_date("2020-12-31") - std::chrono::days{day_number};
      events << 20 + random.uniform(0, 2) << "," << 6 + 0.1 * random.normal() << "," << format_date(date)
             << "," << (day_number % 10 ? 1 : 4) << "\n";
    }
  }
  Hindcast options;
  options.incidents.path = (folder / "events.csv").string();
  options.out.path = (folder / "out").string();
  options.half_lives = {90 * day};
  options.bandwidths = {Metres{10000}, Metres{20000}};
  options.traversals = Count{20};
  Context context;
  auto const outputs = run(options, context);
  CHECK(outputs.files.size() == 7);
  for (auto const& file : outputs.files) CHECK(std::filesystem::file_size(file) > 20);
  CHECK_THAT(testing::bytes_of(folder / "out" / "events.csv"), testing::contains("province"));

  auto const tree = read_toml(folder / "out" / "chosen.toml");
  Problems problems;
  auto table = std::get<Table>(tree.front().second.value);
  table.emplace_back("source", Node{std::string{"events.csv"}});
  auto const chosen = bind_options<tables::Incidents>(table, "chosen.toml", problems);
  CHECK(problems.empty());
  CHECK(chosen.half_life == 90 * day);

  // The same bytes again, on more threads.
  options.out.path = (folder / "again").string();
  context.threads = 3;
  run(options, context);
  for (auto const* file : {"chosen.toml", "scores.csv", "reliability.csv", "hindcast.svg"})
    CHECK(testing::bytes_of(folder / "out" / file) == testing::bytes_of(folder / "again" / file));
}

TEST_CASE("People by cell: small cells are counted, large ones lend their density") {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {400000, 900000};
  grid.cell_width = grid.cell_height = 1000;
  grid.rows = grid.columns = 10;
  auto fine = grid;
  fine.cell_width = fine.cell_height = 100;
  fine.rows = fine.columns = 100;
  Population small{Raster<Persons>{fine}, PopulationUnit::count, "small"};
  small.cells.set(5, 5, Persons{40});
  small.cells.set(99, 99, Persons{2});
  auto const counted = people_by_cell(small, grid);
  CHECK(counted.front() == 40);
  CHECK(counted.back() == 2);
  auto coarse = grid;
  coarse.cell_width = coarse.cell_height = 5000;
  coarse.rows = coarse.columns = 2;
  Population large{Raster<Persons>{coarse}, PopulationUnit::count, "large"};
  large.cells.set(0, 1, Persons{500});
  auto const lent = people_by_cell(large, grid);
  CHECK(lent[9] == Approx(20.0));
  CHECK(lent[0] == 0);
  CHECK(std::accumulate(lent.begin(), lent.end(), 0.0) == Approx(500.0));
}

}  // namespace
}  // namespace passage
