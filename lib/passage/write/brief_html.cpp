#include "passage/write/brief_html.hpp"

#include <array>
#include <map>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/base/hash.hpp"
#include "passage/write/detail/base64.hpp"
#include "passage/write/detail/embedded.hpp"
#include "passage/write/detail/files.hpp"
#include "passage/write/page/page_data.hpp"

namespace passage {

namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// Leaflet without what would ask for something: its pictures, its source map and the link to its home page.
std::string leaflet_script() {
  std::string script{detail::embedded_file("web/leaflet/leaflet.js")};
  replace_all(script, "//# sourceMappingURL=leaflet.js.map", "");
  replace_all(script, "https://leafletjs.com", "");
  replace_all(script, "http://leafletjs.com", "");
  return script;
}

std::string leaflet_style() {
  std::string style{detail::embedded_file("web/leaflet/leaflet.css")};
  replace_all(style, "\r", "");  // browsers read line ends as LF before they hash
  for (auto at = style.find("/*"); at != std::string::npos; at = style.find("/*"))
    style.erase(at, style.find("*/", at) + 2 - at);
  for (auto at = style.find("url("); at != std::string::npos; at = style.find("url(", at))
    style.replace(at, style.find(')', at) + 1 - at, "none");
  return style;
}

/// The page's script: all its parts in one strict scope, in the order of their names' numbers.
std::string page_script() {
  std::string script = "(() => {\n\"use strict\";\n";
  for (auto const& file : detail::embedded_files()) {
    if (file.name.starts_with("web/script/")) script += file.bytes;
  }
  return script + "})();\n";
}

/// The content security policy's name for an inline script or style.
std::string hash_source(std::string const& content) {
  return "'sha256-" + detail::base64(detail::from_hex(sha256(content))) + "'";
}

std::string escaped(std::string const& text) {
  auto made = text;
  replace_all(made, "&", "&amp;");
  replace_all(made, "<", "&lt;");
  replace_all(made, "\"", "&quot;");
  return made;
}

/// The template with every {{slot}} filled, in one pass: what fills a slot is never searched for slots.
std::string filled(std::string_view page, std::map<std::string, std::string, std::less<>> const& slots) {
  std::string made;
  for (auto at = page.find("{{"); at != std::string_view::npos; at = page.find("{{")) {
    auto const end = page.find("}}", at);
    auto const slot = slots.find(page.substr(at + 2, end - at - 2));
    if (slot == slots.end()) throw Error{ErrorKind::defect, "no_page_slot", "page.html has an unknown slot"};
    made.append(page.substr(0, at));
    made += slot->second;
    page.remove_prefix(end + 2);
  }
  return made.append(page);
}

}  // namespace

std::string brief_html(RunResult const& result, Messages const& say) {
  auto const scripts = std::array{leaflet_script(), page_script()};
  auto const styles = std::array{leaflet_style(), std::string{detail::embedded_file("web/page.css")}};
  auto data = page_data(result, say);
  replace_all(data, "<", "\\u003c");  // no text can end the script element
  auto const policy = fmt::format(
      "default-src 'none'; script-src {} {}; style-src {} {}; img-src data:; base-uri 'none'; form-action "
      "'none'",
      hash_source(scripts[0]), hash_source(scripts[1]), hash_source(styles[0]), hash_source(styles[1]));
  return filled(
      detail::embedded_file("web/page.html"),
      {{"language", say.language()},
       {"direction", say.is_right_to_left() ? "rtl" : "ltr"},
       {"policy", policy},
       {"title", escaped(result.facts.title)},
       {"licence", std::string{detail::embedded_file("web/leaflet/LICENSE")}},
       {"leaflet_style", styles[0]},
       {"style", styles[1]},
       {"noscript", escaped(say("This page needs its own script; nothing is loaded from elsewhere."))},
       {"data", data},
       {"leaflet", scripts[0]},
       {"script", scripts[1]}});
}

void write_brief_html(std::filesystem::path const& path, RunResult const& result, Messages const& say) {
  detail::write_bytes(path, brief_html(result, say));
}

}  // namespace passage
