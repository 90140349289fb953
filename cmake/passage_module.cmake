# passage_module(NAME MODULES … LIBRARIES … PRIVATE_LIBRARIES …)
#
# One static library per folder of lib/passage. Its only public include root is build/roots/NAME,
# which holds a single link passage/NAME to that folder: a module can include exactly what it links. With
# PASSAGE_LIBRARIES, the folder of a finished build of the same sources, its archives are taken instead: Python modules
# for several interpreters then share one library.
function(passage_module name)
  cmake_parse_arguments(arg "" "" "MODULES;LIBRARIES;PRIVATE_LIBRARIES" ${ARGN})
  set(folder ${PROJECT_SOURCE_DIR}/lib/passage/${name})
  set(root ${PROJECT_BINARY_DIR}/roots/${name})
  file(MAKE_DIRECTORY ${root}/passage)
  file(CREATE_LINK ${folder} ${root}/passage/${name} SYMBOLIC)

  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  if(sources AND PASSAGE_LIBRARIES)
    add_library(passage_${name} STATIC IMPORTED GLOBAL)
    set_target_properties(passage_${name} PROPERTIES IMPORTED_LOCATION ${PASSAGE_LIBRARIES}/libpassage_${name}.a)
    set(scope INTERFACE)
    list(APPEND arg_LIBRARIES ${arg_PRIVATE_LIBRARIES})
  elseif(sources)
    add_library(passage_${name} STATIC ${sources})
    set(scope PUBLIC)
    target_link_libraries(passage_${name} PRIVATE $<BUILD_INTERFACE:passage_compile> ${arg_PRIVATE_LIBRARIES})
  else()
    add_library(passage_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  add_library(passage::${name} ALIAS passage_${name})
  list(TRANSFORM arg_MODULES PREPEND passage::)
  target_link_libraries(passage_${name} ${scope} ${arg_MODULES} ${arg_LIBRARIES})
  target_include_directories(passage_${name} ${scope}
    $<BUILD_INTERFACE:${root}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_compile_features(passage_${name} ${scope} cxx_std_20)
  if(NOT PASSAGE_LIBRARIES)
    set_target_properties(passage_${name} PROPERTIES EXPORT_NAME ${name})
    install(TARGETS passage_${name} EXPORT passage ARCHIVE COMPONENT development)
  endif()
endfunction()
