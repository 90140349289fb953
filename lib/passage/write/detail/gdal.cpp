#include "passage/write/detail/gdal.hpp"

#include <mutex>

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include "passage/geo/crs.hpp"
#include "passage/write/detail/files.hpp"

namespace passage::detail {

namespace {

void CPL_STDCALL collect(CPLErr kind, CPLErrorNum, char const* message) {
  auto* session = static_cast<GdalSession*>(CPLGetErrorHandlerUserData());
  if (kind == CE_Debug || kind == CE_None) return;
  session->record(kind >= CE_Failure, message);
}

}  // namespace

GdalSession::GdalSession(Date stamp) {
  static std::once_flag registered;
  std::call_once(registered, [] { GDALAllRegister(); });
  CPLPushErrorHandlerEx(collect, this);
  CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", (format_date(stamp) + "T00:00:00.000Z").c_str());
}

GdalSession::~GdalSession() {
  CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nullptr);
  CPLPopErrorHandler();
}

void GdalSession::record(bool is_failure, char const* message) {
  (is_failure ? failures_ : warnings_).emplace_back(message);
}

void GdalSession::throw_if_failed(std::filesystem::path const& path) const {
  if (has_failed()) throw_unwritable(path, failures_.front());
}

void CloseWrittenDataset::operator()(GDALDataset* dataset) const {
  GDALClose(GDALDataset::ToHandle(dataset));
}

Dataset create_dataset(char const* driver, std::filesystem::path const& path, RasterShape shape,
                       std::vector<std::string> const& options) {
  auto* found = GetGDALDriverManager()->GetDriverByName(driver);
  if (!found) throw_unwritable(path, std::string{"this build of GDAL cannot write "} + driver);
  CPLStringList list;
  for (auto const& option : options) list.AddString(option.c_str());
  Dataset dataset{found->Create(path.c_str(), shape.columns, shape.rows, shape.bands,
                                static_cast<GDALDataType>(shape.gdal_type), list.List())};
  if (!dataset) throw_unwritable(path, CPLGetLastErrorMsg());
  return dataset;
}

std::unique_ptr<OGRSpatialReference, void (*)(OGRSpatialReference*)> spatial_reference(Crs const& crs) {
  std::unique_ptr<OGRSpatialReference, void (*)(OGRSpatialReference*)> reference{
      new OGRSpatialReference, [](OGRSpatialReference* old) { old->Release(); }};
  reference->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  reference->importFromWkt(crs.wkt().c_str());
  return reference;
}

}  // namespace passage::detail
