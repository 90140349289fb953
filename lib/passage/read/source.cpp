#include "passage/read/source.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <set>

#include <cpl_minixml.h>
#include <fmt/core.h>
#include <ogrsf_frmts.h>

#include "passage/base/error.hpp"
#include "passage/base/plain_text.hpp"
#include "passage/read/detail/gdal.hpp"

namespace passage {

namespace fs = std::filesystem;

std::string Source::name() const {
  auto const file_name = file.filename().string();
  return layer.empty() ? file_name : fmt::format("{}, layer {}", file_name, layer);
}

Source parse_source(std::string_view text, fs::path const& folder) {
  Source source;
  auto const bar = text.find('|');
  fs::path const file{std::string{text.substr(0, bar)}};
  source.file = file.is_absolute() || folder.empty() ? file : folder / file;
  auto rest = bar == std::string_view::npos ? std::string_view{} : text.substr(bar + 1);
  while (!rest.empty()) {
    auto const part = rest.substr(0, rest.find('|'));
    rest = part.size() == rest.size() ? std::string_view{} : rest.substr(part.size() + 1);
    if (!part.starts_with("layername=")) {
      throw Error{ErrorKind::usage, "source_option",
                  fmt::format(R"({}: "|{}" is not understood, only "|layername=NAME" is)", text, part),
                  "save the filtered layer to a file of its own"};
    }
    source.layer = part.substr(std::string_view{"layername="}.size());
  }
  return source;
}

namespace {

bool is_address(std::string const& path) {
  if (path.starts_with("/vsi") || path.find("://") != std::string::npos) return true;
  auto const colon = path.find(':');  // "PG:dbname=…", but not "C:\…"
  return colon != std::string::npos && colon >= 2 && !fs::exists(path) &&
         std::all_of(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](unsigned char c) { return std::isalnum(c) || c == '_'; });
}

std::string nearest_file(fs::path const& file) {
  std::vector<std::string> names;
  std::error_code failure;
  auto const folder = file.has_parent_path() ? file.parent_path() : fs::path{"."};
  for (auto const& entry : fs::directory_iterator{folder, failure}) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return nearest_name(file.filename().string(), names);
}

bool is_vrt(fs::path const& file) {
  std::ifstream stream{file, std::ios::binary};
  std::string head(512, '\0');
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  return head.find("<VRTDataset") != std::string::npos || head.find("<OGRVRTDataSource") != std::string::npos;
}

void collect(CPLXMLNode const* node, std::vector<std::string>& paths) {
  static std::set<std::string> const referring{"SourceFilename", "SourceDataset", "SrcDataSource",
                                               "SrcDataSet",     "CutlineDS",     "RPCDEM"};
  for (; node; node = node->psNext) {
    if (node->eType == CXT_Element && referring.contains(node->pszValue)) {
      if (auto const* path = CPLGetXMLValue(node, nullptr, nullptr)) paths.emplace_back(path);
    }
    collect(node->psChild, paths);
  }
}

void add_references(fs::path const& vrt, std::set<fs::path>& seen) {
  std::ifstream stream{vrt, std::ios::binary};
  std::string const text{std::istreambuf_iterator<char>{stream}, {}};
  auto const name = vrt.filename().string();
  if (text.find("/vsi") != std::string::npos) {
    throw Error{ErrorKind::input, "remote_input", name + ": refers to a /vsi path; only local files are read",
                "write the data to a file first (gdal_translate, ogr2ogr)"};
  }
  detail::GdalScope const scope;
  CPLXMLTreeCloser const tree{CPLParseXMLString(text.c_str())};
  std::vector<std::string> paths;
  collect(tree.get(), paths);
  for (auto const& path : paths) {
    auto file = fs::path{path}.is_absolute() ? fs::path{path} : vrt.parent_path() / path;
    if (!fs::exists(file)) file = path;
    detail::require_local_path(file.string(), name);
    if (!seen.insert(file.lexically_normal()).second) continue;
    if (fs::is_regular_file(file) && is_vrt(file)) add_references(file, seen);
  }
}

}  // namespace

void detail::require_local_path(std::string const& path, std::string const& wanted_by) {
  auto const where = wanted_by.empty() ? std::string{} : wanted_by + ": ";
  if (is_address(path)) {
    throw Error{ErrorKind::input, "remote_input",
                fmt::format("{}\"{}\" is not a local file; Passage reads nothing from networks, archives or "
                            "databases",
                            where, path),
                "write the data to a local file first"};
  }
  if (fs::exists(path)) return;
  auto const nearest = nearest_file(path);
  throw Error{ErrorKind::input, "missing_file", fmt::format("{}{}: no such file", where, path),
              nearest.empty() ? "check the path; those of a scenario start from its folder"
                              : fmt::format("did you mean \"{}\"?", nearest)};
}

std::vector<fs::path> detail::vrt_references(fs::path const& vrt) {
  std::set<fs::path> seen{vrt.lexically_normal()};
  add_references(vrt, seen);
  seen.erase(vrt.lexically_normal());
  return {seen.begin(), seen.end()};
}

void require_local(Source const& source) {
  detail::require_local_path(source.file.string(), "");
  if (fs::is_regular_file(source.file) && is_vrt(source.file)) detail::vrt_references(source.file);
}

std::vector<std::string> layer_names(Source const& source) {
  detail::GdalScope const scope;
  auto const dataset = detail::open_dataset(source, detail::Contents::vector, scope);
  std::vector<std::string> names;
  for (auto* layer : dataset->GetLayers()) {
    std::string name = layer->GetName();
    if (name != "layer_styles" && name != "qgis_projects") names.push_back(std::move(name));
  }
  return names;
}

std::vector<fs::path> files_of(Source const& source) {
  require_local(source);
  std::set<fs::path> files;
  if (fs::is_directory(source.file)) {
    for (auto const& entry : fs::recursive_directory_iterator{source.file}) {
      if (entry.is_regular_file()) files.insert(entry.path());
    }
    return {files.begin(), files.end()};
  }
  files.insert(source.file);
  auto const extension = lower(source.file.extension().string());
  if (extension == ".shp") {
    for (auto const* sidecar : {".dbf", ".shx", ".prj", ".cpg", ".DBF", ".SHX", ".PRJ", ".CPG"}) {
      auto file = source.file;
      file.replace_extension(sidecar);
      if (fs::exists(file)) files.insert(file);
    }
  }
  auto auxiliary = source.file;  // GDAL keeps CRS and nodata of a raster here when the format cannot
  auxiliary += ".aux.xml";
  if (fs::exists(auxiliary)) files.insert(auxiliary);
  if (is_vrt(source.file)) {
    for (auto const& file : detail::vrt_references(source.file)) files.insert(file);
  }
  return {files.begin(), files.end()};
}

}  // namespace passage
