# passage_embed(target folder HEADER header FUNCTION name PATTERNS globs…): every file of folder that a glob matches
# becomes part of the library as `detail::name()`, which the header declares, by an assembler file with .incbin: no
# copies in the source, no generator.
function(passage_embed target folder)
  get_target_property(is_imported ${target} IMPORTED)
  if(is_imported)
    return()
  endif()
  cmake_parse_arguments(arg "" "HEADER;FUNCTION" "PATTERNS" ${ARGN})
  list(TRANSFORM arg_PATTERNS PREPEND ${folder}/)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${folder} ${arg_PATTERNS})
  list(SORT files)
  set(assembly "  .section .rodata\n")
  set(declarations "")
  set(entries "")
  set(number 0)
  foreach(file IN LISTS files)
    set(symbol passage_${arg_FUNCTION}_${number})
    string(APPEND assembly
      "  .global ${symbol}\n  .global ${symbol}_end\n${symbol}:\n  .incbin \"${folder}/${file}\"\n${symbol}_end:\n  .byte 0\n")
    string(APPEND declarations "extern char const ${symbol}[], ${symbol}_end[];\n")
    string(APPEND entries "      {\"${file}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/${file})
    math(EXPR number "${number} + 1")
  endforeach()
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/embedded/${arg_FUNCTION})
  file(CONFIGURE OUTPUT ${generated}.S CONTENT "${assembly}  .section .note.GNU-stack,\"\",%progbits\n" @ONLY)
  file(CONFIGURE OUTPUT ${generated}.cpp CONTENT
"#include \"${arg_HEADER}\"

extern \"C\" {
${declarations}}

namespace passage::detail {

std::vector<EmbeddedFile> const& ${arg_FUNCTION}() {
  static std::vector<EmbeddedFile> const files = {
${entries}  };
  return files;
}

}  // namespace passage::detail
" @ONLY)
  list(TRANSFORM files PREPEND ${folder}/)
  set_source_files_properties(${generated}.S PROPERTIES OBJECT_DEPENDS "${files}")
  target_sources(${target} PRIVATE ${generated}.S ${generated}.cpp)
endfunction()
