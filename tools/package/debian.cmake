# `cpack -G DEB` makes three packages of Debian's form. The command's libraries are found by dpkg-shlibdeps.
#
# Debian asks for a maintainer with an address, and the project has none: who hands a package on names himself, as Debian's
# own tools are told. Names below .invalid never exist (RFC 2606), so the default promises nobody who would answer.
if(DEFINED ENV{DEBFULLNAME} AND DEFINED ENV{DEBEMAIL})
  set(maintainer "$ENV{DEBFULLNAME} <$ENV{DEBEMAIL}>")
else()
  set(maintainer "The Passage developers <no-address@passage.invalid>")
endif()
set(PASSAGE_MAINTAINER "${maintainer}" CACHE STRING "Maintainer of the Debian packages: \"Name <address>\"")
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME passage)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "humanitarian access analysis")
set(CPACK_PACKAGE_CONTACT "${PASSAGE_MAINTAINER}")
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL command development qgis)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS OFF)

set(CPACK_COMPONENT_COMMAND_DESCRIPTION
"Route options through conflict areas: how long each takes, how many recorded
incidents lie near it, whose agreement it needs, whom it reaches, and what
nobody knows. A command with maps, tables and a web page as results, and a
made-up crisis to try it on. Everything is local.")
set(CPACK_DEBIAN_COMMAND_PACKAGE_NAME passage)
set(CPACK_DEBIAN_COMMAND_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMMAND_PACKAGE_DEPENDS "tzdata, fonts-noto-core")
set(CPACK_DEBIAN_COMMAND_PACKAGE_SUGGESTS "passage-qgis, passage-dev")

set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION
"The C++ library: archives, headers and the CMake package: find_package(passage).")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME passage-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "libgdal-dev, libproj-dev, libgeos-dev, libfmt-dev, nettle-dev, libglib2.0-dev, libpango1.0-dev, libcairo2-dev, \
libgeographiclib-dev, libxlsxwriter-dev, libtomlplusplus-dev, libexpat1-dev, zlib1g-dev, libbz2-dev, pkg-config")

set(CPACK_COMPONENT_QGIS_DESCRIPTION
"The QGIS plugin: every command of Passage in the Processing toolbox of QGIS.")
set(CPACK_DEBIAN_QGIS_PACKAGE_NAME passage-qgis)
set(CPACK_DEBIAN_QGIS_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_QGIS_PACKAGE_DEPENDS "passage (= ${PROJECT_VERSION}), qgis, python3-qgis")

set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
