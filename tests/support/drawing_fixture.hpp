#pragma once
// A canvas in memory with the sample on it, for tests of single layers of the map.
#include "support/sample_result.hpp"
#include "support/scratch.hpp"

#include "passage/write/map/drawing.hpp"

namespace passage::testing {

struct DrawingFixture {
  explicit DrawingFixture(SampleKind kind = {})
      : result(sample_result(kind)),
        view(map_content(result), Box{{10, 20}, {190, 160}}),
        placer(view.paper()),
        canvas(Canvas::svg(scratch / "drawing.svg", {200, 180})),
        drawing{result, say, canvas, view, placer} {}

  /// What was drawn, as SVG text.
  std::string svg() {
    canvas.finish();
    return bytes_of(scratch / "drawing.svg");
  }

  Scratch scratch;
  RunResult result;
  Messages say;
  MapView view;
  LabelPlacer placer;
  Canvas canvas;
  MapDrawing drawing;
};

inline std::size_t count(std::string const& text, std::string const& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace passage::testing
