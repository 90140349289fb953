# Compiler settings that every target of Passage shares.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)  # the Python module links the same archives

add_library(passage_compile INTERFACE)
target_compile_options(passage_compile INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  -ffp-contract=off)  # the same bits on every machine: a fused multiply-add rounds once, not twice
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # GCC 12 sees uninitialised alternatives inside every moved std::variant; the sanitizers watch for real ones.
  target_compile_options(passage_compile INTERFACE -Wno-maybe-uninitialized)
  # At -O3 it takes every insertion into a std::string for an overlapping copy (GCC bug 105651).
  target_compile_options(passage_compile INTERFACE $<$<CONFIG:Release>:-Wno-restrict>)
endif()
if(PASSAGE_WARNINGS_AS_ERRORS)
  target_compile_options(passage_compile INTERFACE -Werror)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()
