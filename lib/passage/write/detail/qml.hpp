#pragma once
// Styles as QGIS 3.22 reads them (QML), made from text templates: no curved labels, which break Arabic.
#include <string>
#include <utility>
#include <vector>

#include "passage/write/features.hpp"
#include "passage/write/palette.hpp"

namespace passage::detail {

/// Properties of a symbol layer in the order they are written.
using QmlOptions = std::vector<std::pair<std::string, std::string>>;

struct QmlSymbolLayer {
  std::string type;  ///< "SimpleLine", "SimpleFill", "SimpleMarker", "FontMarker", "LinePatternFill"
  QmlOptions options;
  QmlOptions pattern_line = {};  ///< of the SimpleLine that a pattern is made of
};

struct QmlSymbol {
  std::string kind;  ///< "line", "fill", "marker"
  std::vector<QmlSymbolLayer> layers;
  double opacity_share = 1;
};

struct QmlCategory {
  std::string value, label;
  QmlSymbol symbol;
};

struct QmlLabel {
  std::string expression;
  double size_pt = 8;
  bool is_along_line = false;
  bool is_bold = false;
  bool is_over_area = false;
};

struct QmlStyle {
  std::string attribute;  ///< of the categories; empty: one symbol, that of the first category
  std::vector<QmlCategory> categories;
  std::vector<QmlLabel> labels;  ///< at most one
};

/// "0,114,178,255".
std::string qml_colour(Colour colour, double opacity_share = 1);
/// A whole style document, with the headings of the layer's columns.
std::string qml(QmlStyle const& style, FeatureLayer const& layer);

}  // namespace passage::detail
