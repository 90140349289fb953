#include "passage/write/detail/qml.hpp"

#include <fmt/core.h>

#include "passage/write/detail/xml_text.hpp"

namespace passage::detail {

namespace {

std::string symbol_xml(QmlSymbol const& symbol, std::string const& name) {
  auto xml =
      fmt::format("   <symbol type=\"{}\" name=\"{}\" alpha=\"{}\" clip_to_extent=\"1\" force_rhr=\"0\">\n",
                  symbol.kind, name, symbol.opacity_share);
  for (auto const& layer : symbol.layers) {
    xml += fmt::format(
        "    <layer class=\"{}\" enabled=\"1\" locked=\"0\" pass=\"0\">\n     <Option type=\"Map\">\n",
        layer.type);
    for (auto const& [key, value] : layer.options)
      xml += fmt::format("      <Option type=\"QString\" name=\"{}\" value=\"{}\"/>\n", key, xml_text(value));
    xml += "     </Option>\n";
    if (!layer.pattern_line.empty())
      xml += symbol_xml({"line", {{"SimpleLine", layer.pattern_line}}}, "@" + name + "@0");
    xml += "    </layer>\n";
  }
  return xml + "   </symbol>\n";
}

std::string renderer_xml(QmlStyle const& style) {
  auto xml = style.attribute.empty()
                 ? std::string{" <renderer-v2 type=\"singleSymbol\" symbollevels=\"0\" forceraster=\"0\">\n"}
                 : fmt::format(
                       " <renderer-v2 type=\"categorizedSymbol\" attr=\"{}\" symbollevels=\"0\" "
                       "forceraster=\"0\">\n",
                       style.attribute);
  if (!style.attribute.empty()) {
    xml += "  <categories>\n";
    for (std::size_t i = 0; i < style.categories.size(); ++i) {
      auto const& category = style.categories[i];
      xml += fmt::format("   <category symbol=\"{}\" value=\"{}\" label=\"{}\" render=\"true\"/>\n", i,
                         xml_text(category.value), xml_text(category.label));
    }
    xml += "  </categories>\n";
  }
  xml += "  <symbols>\n";
  for (std::size_t i = 0; i < style.categories.size(); ++i)
    xml += symbol_xml(style.categories[i].symbol, std::to_string(i));
  return xml + "  </symbols>\n </renderer-v2>\n";
}

std::string label_xml(QmlLabel const& label) {
  auto xml = fmt::format(
      " <labeling type=\"simple\">\n  <settings calloutType=\"simple\">\n"
      "   <text-style fieldName=\"{}\" isExpression=\"1\" fontFamily=\"Noto Sans\" fontSize=\"{}\" "
      "fontSizeUnit=\"Point\" fontWeight=\"{}\" textColor=\"{}\" textOpacity=\"1\" multilineHeight=\"1\">\n"
      "    <text-buffer bufferDraw=\"1\" bufferSize=\"0.8\" bufferSizeUnits=\"MM\" "
      "bufferColor=\"255,255,255,255\" "
      "bufferOpacity=\"1\" bufferNoFill=\"1\" bufferJoinStyle=\"128\"/>\n   </text-style>\n",
      xml_text(label.expression), label.size_pt, label.is_bold ? 75 : 50, qml_colour(palette::ink));
  // 2: along a line, straight (3 would be curved); 6: around a point in the cartographic order of places,
  // away from the edge of its symbol (offsetType 1); 1: over the middle of an area.
  xml += fmt::format(
      "   <placement placement=\"{}\" placementFlags=\"{}\" dist=\"0.6\" distUnits=\"MM\" offsetType=\"1\" "
      "predefinedPositionOrder=\"TR,TL,BR,BL,R,L,TSR,BSR\" priority=\"5\" repeatDistance=\"0\"/>\n",
      label.is_over_area    ? 1
      : label.is_along_line ? 2
                            : 6,
      label.is_along_line ? 9 : 0);
  return xml +
         "   <rendering obstacle=\"1\" displayAll=\"0\" upsidedownLabels=\"0\"/>\n  </settings>\n "
         "</labeling>\n";
}

std::string aliases_xml(FeatureLayer const& layer) {
  std::string xml = " <aliases>\n";
  for (std::size_t i = 0; i < layer.columns.size(); ++i) {
    if (layer.columns[i].alias.empty()) continue;
    // Column 0 of the layer as QGIS sees it is the feature id.
    xml += fmt::format("  <alias field=\"{}\" index=\"{}\" name=\"{}\"/>\n", layer.columns[i].name, i + 1,
                       xml_text(layer.columns[i].alias));
  }
  return xml + " </aliases>\n";
}

}  // namespace

std::string qml_colour(Colour colour, double opacity_share) {
  return fmt::format("{},{},{},{:.0f}", colour.red, colour.green, colour.blue, opacity_share * 255);
}

std::string qml(QmlStyle const& style, FeatureLayer const& layer) {
  bool const has_labels = !style.labels.empty();
  auto xml = fmt::format(
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
      "<qgis version=\"3.22.0\" styleCategories=\"Symbology|Labeling|Fields\" "
      "labelsEnabled=\"{}\">\n",
      has_labels ? 1 : 0);
  if (!style.categories.empty()) xml += renderer_xml(style);
  for (auto const& label : style.labels) xml += label_xml(label);
  return xml + aliases_xml(layer) + "</qgis>\n";
}

}  // namespace passage::detail
