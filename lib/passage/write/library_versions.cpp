#include "passage/write/library_versions.hpp"

#include <cairo.h>
#include <pango/pango.h>
#include <xlsxwriter.h>

namespace passage {

std::vector<std::pair<std::string, std::string>> writing_libraries() {
  return {
      {"cairo", cairo_version_string()}, {"libxlsxwriter", lxw_version()}, {"Pango", pango_version_string()}};
}

}  // namespace passage
