#include "passage/read/raster.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/core.h>
#include <gdal_priv.h>

#include "passage/base/error.hpp"
#include "passage/read/detail/crs_hint.hpp"
#include "passage/read/detail/gdal.hpp"

namespace passage {

struct RasterFile::State {
  Source source;
  RasterRead options;
  detail::Dataset dataset;
  GDALRasterBand* band = nullptr;
  Grid grid;
  std::int64_t first_row = 0, first_column = 0;  ///< of the window
  std::string description, unit;
  std::optional<double> nodata;
  double scale = 1, offset = 0;

  struct Low {
    std::size_t count = 0;
    Point first;
  };
  std::map<double, Low> low;   ///< values below `least`: the lowest `low_kinds` distinct ones
  std::size_t others_low = 0;  ///< cells with others
  std::size_t not_finite = 0;

  void note_low(double value, Low const& noted);
  /// `has_mask`: the file says by itself which cells are valid, in `block.valid`; else all are so far.
  void mark_valid(Block& block, bool has_mask);
};

namespace {

constexpr std::size_t low_kinds = 16;
// float32's lowest number is written with fewer digits by many programs: everything down there means nodata.
constexpr double float_lowest = -1e38;

[[noreturn]] void refuse(Source const& source, char const* code, std::string const& text, std::string hint) {
  throw Error{ErrorKind::input, code, fmt::format("{}: {}", source.name(), text), std::move(hint)};
}

std::string cells_in_words(std::size_t count) {
  return count == 1 ? "1 cell" : fmt::format("{} cells", count);
}

/// Only the raster of people has options for what its file leaves out.
bool has_options(RasterRead const& options) {
  return options.input == "population";
}

std::string nodata_hint(RasterRead const& options, double value) {
  auto hint = fmt::format("declare it with gdal_edit.py -a_nodata {} FILE", value);
  if (has_options(options)) hint += fmt::format(", or give --{}-nodata {}", options.input, value);
  return hint;
}

std::string crs_hint(RasterRead const& options) {
  if (has_options(options)) return detail::crs_hint(options.input, "EPSG:CODE");
  return "declare it with gdal_edit.py -a_srs EPSG:CODE FILE";
}

std::string lower(std::string text) {
  for (char& letter : text) letter = static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
  return text;
}

Crs crs_of(GDALDataset& dataset, Source const& source, RasterRead const& options) {
  if (options.crs) return *options.crs;
  auto const* reference = dataset.GetSpatialRef();
  char* wkt = nullptr;
  char const* const format[] = {"FORMAT=WKT2_2019", nullptr};
  if (!reference || reference->IsLocal() || reference->exportToWkt(&wkt, format) != OGRERR_NONE) {
    CPLFree(wkt);
    refuse(source, "no_crs", "no CRS", crs_hint(options));
  }
  std::string const text = wkt;
  CPLFree(wkt);
  return Crs::parse(text);
}

Grid grid_of(GDALDataset& dataset, Source const& source, RasterRead const& options) {
  double transform[6];
  if (dataset.GetGeoTransform(transform) != CE_None) {
    refuse(source, "no_georeference", "no position of its cells: it is a picture, not a map",
           "add a world file or georeference it in a GIS");
  }
  double const skew = std::max(std::abs(transform[2]), std::abs(transform[4]));
  if (skew > 1e-9 * std::abs(transform[1]) || transform[1] <= 0 || transform[5] >= 0) {
    refuse(source, "rotated_raster",
           fmt::format("cells are not north-up (transform {} {} {} / {} {} {})", transform[0], transform[1],
                       transform[2], transform[3], transform[4], transform[5]),
           "write a north-up copy with gdalwarp");
  }
  Grid grid;
  grid.crs = crs_of(dataset, source, options);
  grid.origin = {transform[0], transform[3]};
  grid.cell_width = transform[1];
  grid.cell_height = -transform[5];
  grid.rows = dataset.GetRasterYSize();
  grid.columns = dataset.GetRasterXSize();
  return grid;
}

void check_degrees(Grid const& grid, Source const& source, RasterRead const& options) {
  if (!grid.crs.is_geographic()) return;
  auto const box = grid.bounds();
  double const slack_x = grid.cell_width, slack_y = grid.cell_height;
  if (box.low.x >= -180 - slack_x && box.high.x <= 180 + slack_x && box.low.y >= -90 - slack_y &&
      box.high.y <= 90 + slack_y) {
    return;
  }
  refuse(source, "projected_as_degrees",
         fmt::format("projected coordinates declared as degrees: it reaches from {} {} to {} {} in {}",
                     box.low.x, box.low.y, box.high.x, box.high.y, grid.crs.name()),
         crs_hint(options));
}

/// Cuts the grid to the cells that meet the window; returns the first row and column kept.
std::pair<std::int64_t, std::int64_t> crop(Grid& grid, Box const& window, Source const& source) {
  auto const box = grid.bounds();
  if (!box.intersects(window)) {
    refuse(source, "window_outside",
           fmt::format("it covers {} {} to {} {}, which does not meet {} {} to {} {}", box.low.x, box.low.y,
                       box.high.x, box.high.y, window.low.x, window.low.y, window.high.x, window.high.y),
           "check the CRS and the extent of the file");
  }
  auto cells = [](double length, double cell) {
    return static_cast<std::int64_t>(std::floor(length / cell));
  };
  auto const row = std::max<std::int64_t>(0, cells(grid.origin.y - window.high.y, grid.cell_height));
  auto const column = std::max<std::int64_t>(0, cells(window.low.x - grid.origin.x, grid.cell_width));
  auto const last_row = std::min(grid.rows - 1, cells(grid.origin.y - window.low.y, grid.cell_height));
  auto const last_column = std::min(grid.columns - 1, cells(window.high.x - grid.origin.x, grid.cell_width));
  grid.origin.x += static_cast<double>(column) * grid.cell_width;
  grid.origin.y -= static_cast<double>(row) * grid.cell_height;
  grid.rows = last_row - row + 1;
  grid.columns = last_column - column + 1;
  return {row, column};
}

std::string description_of(GDALDataset& dataset, GDALRasterBand& band, Source const& source) {
  std::string text = source.file.filename().string() + " " + band.GetDescription();
  for (auto const* item : {"TIFFTAG_IMAGEDESCRIPTION", "DESCRIPTION", "TITLE", "UNITS"}) {
    if (auto const* value = dataset.GetMetadataItem(item)) text += std::string{" "} + value;
    if (auto const* value = band.GetMetadataItem(item)) text += std::string{" "} + value;
  }
  return lower(std::move(text));
}

}  // namespace

void limit_block_cache(Bytes most) {
  detail::GdalScope const scope;  // sets the start value, once
  GDALSetCacheMax64(static_cast<GIntBig>(most.value));
}

RasterFile::RasterFile(Source source, RasterRead options) : state_(std::make_unique<State>()) {
  auto& state = *state_;
  state.source = std::move(source);
  state.options = std::move(options);
  detail::GdalScope const scope;
  state.dataset = detail::open_dataset(state.source, detail::Contents::raster, scope);
  auto const bands = state.dataset->GetRasterCount();
  if (state.options.band < 1 || state.options.band > bands) {
    refuse(state.source, "unknown_band", fmt::format("no band {}; it has {}", state.options.band, bands),
           bands == 0 ? "name a subdataset as a file of its own" : "");
  }
  state.band = state.dataset->GetRasterBand(state.options.band);
  state.grid = grid_of(*state.dataset, state.source, state.options);
  check_degrees(state.grid, state.source, state.options);
  if (state.options.window) {
    std::tie(state.first_row, state.first_column) = crop(state.grid, *state.options.window, state.source);
  }
  state.description = description_of(*state.dataset, *state.band, state.source);
  state.unit = state.band->GetUnitType();
  int is_set = 0;
  auto const declared = state.band->GetNoDataValue(&is_set);
  if (is_set) state.nodata = declared;
  if (state.options.nodata) state.nodata = state.options.nodata;
  auto const scale = state.band->GetScale(&is_set);
  if (is_set) state.scale = scale;
  auto const offset = state.band->GetOffset(&is_set);
  if (is_set) state.offset = offset;
}

RasterFile::~RasterFile() = default;
RasterFile::RasterFile(RasterFile&&) noexcept = default;
RasterFile& RasterFile::operator=(RasterFile&&) noexcept = default;

Grid const& RasterFile::grid() const {
  return state_->grid;
}
std::string const& RasterFile::description() const {
  return state_->description;
}
std::string const& RasterFile::unit() const {
  return state_->unit;
}

void RasterFile::read(std::int64_t row, std::int64_t column, std::int64_t rows, std::int64_t columns,
                      Block& block) {
  detail::GdalScope const scope;
  auto& state = *state_;
  auto const cells = static_cast<std::size_t>(rows * columns);
  block.values.resize(cells);
  block.valid.assign(cells, 255);
  auto const x = static_cast<int>(column + state.first_column), y = static_cast<int>(row + state.first_row);
  auto const width = static_cast<int>(columns), height = static_cast<int>(rows);
  auto failed = state.band->RasterIO(GF_Read, x, y, width, height, block.values.data(), width, height,
                                     GDT_Float64, 0, 0, nullptr) != CE_None;
  bool const has_mask = !(state.band->GetMaskFlags() & (GMF_ALL_VALID | GMF_NODATA));
  if (!failed && has_mask) {  // alpha or a mask band
    failed = state.band->GetMaskBand()->RasterIO(GF_Read, x, y, width, height, block.valid.data(), width,
                                                 height, GDT_Byte, 0, 0, nullptr) != CE_None;
  }
  if (failed) {
    refuse(state.source, "unreadable_file", "cannot be read to its end: " + scope.first_failure(),
           "the file may be damaged or cut off");
  }
  state.mark_valid(block, has_mask);
  if (state.scale != 1 || state.offset != 0) {
    for (auto& value : block.values) value = value * state.scale + state.offset;
  }
  if (!state.options.least) return;
  for (std::size_t i = 0; i < cells; ++i) {
    if (!block.valid[i] || block.values[i] >= *state.options.least) continue;
    auto const index = static_cast<std::int64_t>(i);
    state.note_low(block.values[i], {1, state.grid.centre(row + index / columns, column + index % columns)});
  }
}

namespace {

struct ValueTest {
  double lowest, exact, rounded;
};

/// Clears the validity of cells that hold no value. Returns whether all cells are finite numbers. Without
/// branches, and with sums that do not wait for each other: every cell of a raster passes here.
bool clear_empty(std::vector<double> const& values, ValueTest const& test,
                 std::vector<unsigned char>& valid) noexcept {
  constexpr std::size_t lanes = 4;
  double zero[lanes] = {0, 0, 0, 0};  // NaN as soon as a cell is not finite
  auto const look_at = [&](std::size_t i, std::size_t lane) {
    double const value = values[i];
    zero[lane] += value * 0;
    bool const is_value = (value > test.lowest) & (value != test.exact) & (value != test.rounded);
    valid[i] &= static_cast<unsigned char>(-static_cast<int>(is_value));
  };
  std::size_t i = 0;
  for (; i + lanes <= values.size(); i += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane) look_at(i + lane, lane);
  }
  for (; i < values.size(); ++i) look_at(i, 0);
  return zero[0] + zero[1] + zero[2] + zero[3] == 0;
}

}  // namespace

void RasterFile::State::mark_valid(Block& block, bool has_mask) {
  double const never = std::numeric_limits<double>::quiet_NaN();
  double const highest = std::numeric_limits<double>::max();
  ValueTest const test{nodata && *nodata <= float_lowest ? float_lowest : -highest, nodata.value_or(never),
                       nodata ? static_cast<double>(static_cast<float>(*nodata)) : never};
  auto const before = has_mask ? block.valid : std::vector<unsigned char>{};
  if (clear_empty(block.values, test, block.valid)) return;
  std::size_t strange = 0;
  for (std::size_t i = 0; i < block.values.size(); ++i) {
    if (std::fabs(block.values[i]) <= highest) continue;
    strange += before.empty() || before[i] != 0;
    block.valid[i] = 0;
  }
  if (!nodata || std::isfinite(*nodata)) not_finite += strange;
}

// The result does not depend on who reads which part of the file first.
void RasterFile::State::note_low(double value, Low const& noted) {
  auto& known = low[value];
  auto const is_before = [](Point a, Point b) { return a.y != b.y ? a.y > b.y : a.x < b.x; };
  if (known.count == 0 || is_before(noted.first, known.first)) known.first = noted.first;
  known.count += noted.count;
  if (low.size() <= low_kinds) return;
  others_low += low.rbegin()->second.count;
  low.erase(std::prev(low.end()));
}

void RasterFile::join_notes(RasterFile const& other) {
  for (auto const& [value, low] : other.state_->low) state_->note_low(value, low);
  state_->others_low += other.state_->others_low;
  state_->not_finite += other.state_->not_finite;
}

std::size_t RasterFile::not_finite() const {
  return state_->not_finite;
}

void detail::find_not_finite(RasterFile const& file, Source const& source, RasterRead const& options,
                             Context& context) {
  auto const count = file.not_finite();
  if (count == 0) return;
  context.find({Severity::warning, "not_a_number",
                fmt::format("{}: {} not a number (NaN or infinite), and the file does not declare that as no "
                            "data; {} as no data",
                            source.name(), count == 1 ? "1 cell is" : fmt::format("{} cells are", count),
                            count == 1 ? "it counts" : "they count"),
                options.input, "", count});
}

void RasterFile::finish() const {
  auto const& state = *state_;
  if (state.low.empty()) return;
  auto const cells = static_cast<double>(state.grid.cells());
  for (auto const& [value, low] : state.low) {
    bool const is_sentinel = value <= float_lowest || value == -99999 || value == -9999 || value == -999 ||
                             value == -9998 || value == -200 || value == -32768 || value == -32767 ||
                             value == -1.0 * 2147483648.0;
    if (!is_sentinel) continue;
    refuse(state.source, "undeclared_nodata",
           fmt::format("{} ({:.1f} %) hold {}, which looks like \"no data\" that the file does not declare, "
                       "first at {} {}",
                       cells_in_words(low.count), 100 * static_cast<double>(low.count) / cells, value,
                       low.first.x, low.first.y),
           nodata_hint(state.options, value));
  }
  auto count = state.others_low;
  for (auto const& [value, low] : state.low) count += low.count;
  auto const& [least, first] = *state.low.begin();
  refuse(state.source, "negative_value",
         fmt::format("{} below {}, got {} at {} {}", cells_in_words(count), *state.options.least, least,
                     first.first.x, first.first.y),
         fmt::format("if the value means \"no data\", {}", nodata_hint(state.options, least)));
}

}  // namespace passage
