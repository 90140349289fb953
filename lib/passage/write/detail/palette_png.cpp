#include "passage/write/detail/palette_png.hpp"

#include <cmath>

#include <cpl_vsi.h>
#include <fmt/core.h>
#include <gdal_priv.h>

#include "passage/write/detail/files.hpp"
#include "passage/write/detail/gdal.hpp"

namespace passage::detail {

std::string palette_png(IndexedPicture const& picture, std::vector<PaletteEntry> const& palette) {
  GdalSession session{Date{}};
  auto memory = create_dataset("MEM", "", {picture.columns, picture.rows, 1, GDT_Byte}, {});
  auto& band = *memory->GetRasterBand(1);
  auto indices = picture.indices;
  GDALColorTable table;
  for (std::size_t i = 0; i < palette.size(); ++i) {
    auto const& entry = palette[i];
    GDALColorEntry const colour{entry.colour.red, entry.colour.green, entry.colour.blue,
                                static_cast<short>(std::lround(entry.opacity_share * 255))};
    table.SetColorEntry(static_cast<int>(i), &colour);
  }
  band.SetColorTable(&table);
  bool const is_filled = band.RasterIO(GF_Write, 0, 0, picture.columns, picture.rows, indices.data(),
                                       picture.columns, picture.rows, GDT_Byte, 0, 0) == CE_None;
  auto const name = fmt::format("/vsimem/passage_{}.png", static_cast<void const*>(&session));
  auto* driver = GetGDALDriverManager()->GetDriverByName("PNG");
  if (!is_filled || !driver) throw_unwritable("PNG", "this build of GDAL cannot write it");
  Dataset{driver->CreateCopy(name.c_str(), memory.get(), false, nullptr, nullptr, nullptr)}.reset();
  vsi_l_offset size = 0;
  auto* bytes = VSIGetMemFileBuffer(name.c_str(), &size, false);
  std::string png{reinterpret_cast<char const*>(bytes), bytes ? static_cast<std::size_t>(size) : 0};
  VSIUnlink(name.c_str());
  session.throw_if_failed("PNG");
  return png;
}

}  // namespace passage::detail
