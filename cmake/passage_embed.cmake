# passage_embed(target folder): every file of folder/web, folder/messages, folder/outlines and folder/policies becomes part of the
# library as `detail::embedded_files()`, by an assembler file with .incbin: no copies in the source, no generator.
function(passage_embed target folder)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${folder}
       ${folder}/web/*.js ${folder}/web/*.css ${folder}/web/*.html ${folder}/web/*LICENSE ${folder}/messages/*.txt ${folder}/outlines/*.txt ${folder}/policies/*.txt)
  list(SORT files)
  set(assembly "  .section .rodata\n")
  set(declarations "")
  set(entries "")
  set(number 0)
  foreach(file IN LISTS files)
    set(symbol passage_embedded_${number})
    string(APPEND assembly
      "  .global ${symbol}\n  .global ${symbol}_end\n${symbol}:\n  .incbin \"${folder}/${file}\"\n${symbol}_end:\n  .byte 0\n")
    string(APPEND declarations "extern char const ${symbol}[], ${symbol}_end[];\n")
    string(APPEND entries "      {\"${file}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/${file})
    math(EXPR number "${number} + 1")
  endforeach()
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  file(CONFIGURE OUTPUT ${generated}/files.S CONTENT "${assembly}  .section .note.GNU-stack,\"\",%progbits\n" @ONLY)
  file(CONFIGURE OUTPUT ${generated}/files.cpp CONTENT
"#include \"passage/write/detail/embedded.hpp\"

extern \"C\" {
${declarations}}

namespace passage::detail {

std::vector<EmbeddedFile> const& embedded_files() {
  static std::vector<EmbeddedFile> const files = {
${entries}  };
  return files;
}

}  // namespace passage::detail
" @ONLY)
  list(TRANSFORM files PREPEND ${folder}/)
  set_source_files_properties(${generated}/files.S PROPERTIES OBJECT_DEPENDS "${files}")
  target_sources(${target} PRIVATE ${generated}/files.S ${generated}/files.cpp)
endfunction()
