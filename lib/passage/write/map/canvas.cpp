#include "passage/write/map/canvas.hpp"

#include <cmath>
#include <numbers>

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <fmt/core.h>
#include <pango/pangocairo.h>

#include "passage/base/output_folder.hpp"
#include "passage/write/detail/files.hpp"
#include "passage/write/detail/svg_ids.hpp"
#include "passage/write/right_to_left.hpp"

namespace passage {

namespace {

constexpr double mm_per_point = 25.4 / 72;
// Plain "Noto Sans" makes fontconfig take another family for Arabic.
constexpr char const* font_families = "Noto Sans, Noto Sans Arabic";

struct Unref {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

// One height for the lines of all scripts, so that a name in another one moves nothing.
constexpr double line_heights = 1.28;

void set_line_height(PangoLayout* layout, double height_mm) {
  auto* attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes,
                         pango_attr_line_height_new_absolute(static_cast<int>(height_mm * PANGO_SCALE)));
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
}

/// Names from files may hold broken bytes: they become "\uFFFD" instead of an unreadable sheet.
std::string valid_utf8(std::string const& text) {
  auto* made = g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()));
  std::string valid{made};
  g_free(made);
  return valid;
}

}  // namespace

struct Canvas::State {
  State(std::filesystem::path const& path, PaperSize size, bool png)
      : file(path, true), paper(size), is_png(png) {}

  PartialFile file;
  PaperSize paper;
  bool is_png, is_svg = false;
  bool is_right_to_left = false;
  Owned<cairo_surface_t> surface;
  Owned<cairo_t> cairo;

  void colour(Colour colour, double opacity_share) const {
    cairo_set_source_rgba(cairo.get(), colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0,
                          opacity_share);
  }
  void path(Line const& points) const {
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (i == 0)
        cairo_move_to(cairo.get(), points[i].x, points[i].y);
      else
        cairo_line_to(cairo.get(), points[i].x, points[i].y);
    }
  }
  void path(MultiPolygon const& polygons) const {
    auto ring = [this](Line const& points) {
      path(points);
      cairo_close_path(cairo.get());
    };
    for (auto const& polygon : polygons) {
      ring(polygon.outer);
      for (auto const& hole : polygon.holes) ring(hole);
    }
    cairo_set_fill_rule(cairo.get(), CAIRO_FILL_RULE_EVEN_ODD);
  }
  void path(Box const& box) const {
    cairo_rectangle(cairo.get(), box.low.x, box.low.y, box.width(), box.height());
  }
  void stroke(Pen const& pen) const {
    colour(pen.colour, pen.opacity_share);
    cairo_set_line_width(cairo.get(), pen.width_mm);
    cairo_set_line_cap(cairo.get(), pen.has_round_ends ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(cairo.get(), CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(cairo.get(), pen.dashes_mm.data(), static_cast<int>(pen.dashes_mm.size()), 0);
    cairo_stroke(cairo.get());
  }

  Owned<PangoLayout> layout(std::string const& text, TextStyle const& style) const {
    Owned<PangoLayout> made{pango_cairo_create_layout(cairo.get())};
    Owned<cairo_font_options_t> const options{cairo_font_options_create()};
    // The same widths on every surface, so that the same labels fit.
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    auto* context = pango_layout_get_context(made.get());
    pango_cairo_context_set_font_options(context, options.get());
    pango_context_set_round_glyph_positions(context, FALSE);  // a unit is a millimetre, not a pixel
    // A right-to-left sheet still quotes left-to-right paragraphs: they keep their direction, at the other
    // side.
    bool const is_quoted = is_right_to_left && !has_right_to_left_letters(text);
    pango_context_set_base_dir(context,
                               is_right_to_left && !is_quoted ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_layout_context_changed(made.get());
    set_line_height(made.get(), style.size_pt * mm_per_point * line_heights);
    Owned<PangoFontDescription> const font{pango_font_description_from_string(font_families)};
    pango_font_description_set_absolute_size(font.get(), style.size_pt * mm_per_point * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), style.is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font.get(), style.is_italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(made.get(), font.get());
    pango_layout_set_auto_dir(made.get(), FALSE);
    pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    // Without auto_dir Pango's sides are those of the paper: a right-to-left sheet starts at the right.
    bool const is_at_right = (style.align == TextAlign::end) != is_right_to_left;
    pango_layout_set_alignment(made.get(), style.align == TextAlign::centre ? PANGO_ALIGN_CENTER
                                           : is_at_right                    ? PANGO_ALIGN_RIGHT
                                                                            : PANGO_ALIGN_LEFT);
    if (style.width_mm > 0)
      pango_layout_set_width(made.get(), static_cast<int>(style.width_mm * PANGO_SCALE));
    if (style.most_lines > 0) {
      pango_layout_set_height(made.get(), -style.most_lines);
      pango_layout_set_ellipsize(made.get(), PANGO_ELLIPSIZE_END);
    }
    auto const valid = valid_utf8(is_right_to_left ? in_right_to_left_script(text) : text);
    pango_layout_set_text(made.get(), valid.c_str(), static_cast<int>(valid.size()));
    return made;
  }
};

Canvas::Canvas(std::unique_ptr<State> state) : state_(std::move(state)) {}
Canvas::~Canvas() = default;
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;

Canvas Canvas::png(std::filesystem::path const& path, PaperSize paper, double dots_per_inch) {
  auto state = std::make_unique<State>(path, paper, true);
  double const dots_per_mm = dots_per_inch / 25.4;
  state->surface.reset(cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(paper.width_mm * dots_per_mm)),
      static_cast<int>(std::lround(paper.height_mm * dots_per_mm))));
  state->cairo.reset(cairo_create(state->surface.get()));
  cairo_scale(state->cairo.get(), dots_per_mm, dots_per_mm);
  state->colour(palette::white, 1);
  cairo_paint(state->cairo.get());
  return Canvas{std::move(state)};
}

Canvas Canvas::svg(std::filesystem::path const& path, PaperSize paper) {
  auto state = std::make_unique<State>(path, paper, false);
  state->surface.reset(cairo_svg_surface_create(state->file.path().c_str(), paper.width_mm / mm_per_point,
                                                paper.height_mm / mm_per_point));
  state->is_svg = true;
  cairo_svg_surface_set_document_unit(state->surface.get(), CAIRO_SVG_UNIT_PT);
  state->cairo.reset(cairo_create(state->surface.get()));
  cairo_scale(state->cairo.get(), 1 / mm_per_point, 1 / mm_per_point);
  return Canvas{std::move(state)};
}

Canvas Canvas::pdf(std::filesystem::path const& path, PaperSize paper, Date made_on,
                   std::string const& title) {
  auto state = std::make_unique<State>(path, paper, false);
  auto* surface = cairo_pdf_surface_create(state->file.path().c_str(), paper.width_mm / mm_per_point,
                                           paper.height_mm / mm_per_point);
  state->surface.reset(surface);
  auto const stamp = format_date(made_on) + "T00:00:00Z";
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, valid_utf8(title).c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Passage");
  state->cairo.reset(cairo_create(surface));
  cairo_scale(state->cairo.get(), 1 / mm_per_point, 1 / mm_per_point);
  return Canvas{std::move(state)};
}

PaperSize Canvas::paper() const {
  return state_->paper;
}

void Canvas::set_right_to_left(bool is_right_to_left) {
  state_->is_right_to_left = is_right_to_left;
}

bool Canvas::is_right_to_left() const {
  return state_->is_right_to_left;
}

bool Canvas::has_pages() const {
  return !state_->is_png && !state_->is_svg;
}

void Canvas::next_page() {
  cairo_show_page(state_->cairo.get());
}

void Canvas::finish() {
  auto status = cairo_status(state_->cairo.get());
  if (state_->is_png && status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png(state_->surface.get(), state_->file.path().c_str());
  state_->cairo.reset();
  cairo_surface_finish(state_->surface.get());
  if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(state_->surface.get());
  if (status != CAIRO_STATUS_SUCCESS)
    detail::throw_unwritable(state_->file.final_path(), cairo_status_to_string(status));
  if (state_->is_svg) detail::renumber_svg_ids(state_->file.path());
  state_->file.commit();
}

void Canvas::line(Line const& points, Pen const& pen) {
  state_->path(points);
  state_->stroke(pen);
}

void Canvas::lines(MultiLine const& parts, Pen const& pen) {
  for (auto const& part : parts) state_->path(part);
  state_->stroke(pen);
}

void Canvas::fill(MultiPolygon const& polygons, Colour colour, double opacity_share) {
  state_->path(polygons);
  state_->colour(colour, opacity_share);
  cairo_fill(state_->cairo.get());
}

void Canvas::outline(MultiPolygon const& polygons, Pen const& pen) {
  state_->path(polygons);
  state_->stroke(pen);
}

void Canvas::fill_box(Box const& box, Colour colour, double opacity_share) {
  state_->path(box);
  state_->colour(colour, opacity_share);
  cairo_fill(state_->cairo.get());
}

void Canvas::outline_box(Box const& box, Pen const& pen) {
  state_->path(box);
  state_->stroke(pen);
}

void Canvas::disc(Point centre, double radius_mm, Colour colour, double opacity_share) {
  cairo_new_path(state_->cairo.get());
  cairo_arc(state_->cairo.get(), centre.x, centre.y, radius_mm, 0, 2 * std::numbers::pi);
  state_->colour(colour, opacity_share);
  cairo_fill(state_->cairo.get());
}

void Canvas::ring(Point centre, double radius_mm, Pen const& pen) {
  cairo_new_path(state_->cairo.get());
  cairo_arc(state_->cairo.get(), centre.x, centre.y, radius_mm, 0, 2 * std::numbers::pi);
  state_->stroke(pen);
}

void Canvas::picture(Picture const& picture, Box const& box, bool is_smoothed) {
  Owned<cairo_surface_t> const image{
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, picture.columns, picture.rows)};
  auto* bytes = cairo_image_surface_get_data(image.get());
  auto const stride = cairo_image_surface_get_stride(image.get());
  for (int row = 0; row < picture.rows; ++row) {
    auto* cells = reinterpret_cast<std::uint32_t*>(bytes + static_cast<std::ptrdiff_t>(row) * stride);
    for (int column = 0; column < picture.columns; ++column) {
      auto const pixel =
          picture.pixels[static_cast<std::size_t>(row) * static_cast<std::size_t>(picture.columns) +
                         static_cast<std::size_t>(column)];
      auto const alpha = pixel >> 24;
      auto const premultiplied = [&](int shift) {
        return (((pixel >> shift) & 255u) * alpha + 127) / 255 << shift;
      };
      cells[column] = alpha << 24 | premultiplied(16) | premultiplied(8) | premultiplied(0);
    }
  }
  cairo_surface_mark_dirty(image.get());
  auto* cairo = state_->cairo.get();
  cairo_save(cairo);
  cairo_translate(cairo, box.low.x, box.low.y);
  cairo_scale(cairo, box.width() / picture.columns, box.height() / picture.rows);
  cairo_set_source_surface(cairo, image.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(cairo),
                           is_smoothed ? CAIRO_FILTER_BILINEAR : CAIRO_FILTER_NEAREST);
  cairo_paint(cairo);
  cairo_restore(cairo);
}

TextSize Canvas::measure(std::string const& text, TextStyle const& style) const {
  auto const layout = state_->layout(text, style);
  PangoRectangle box;
  pango_layout_get_extents(layout.get(), nullptr, &box);
  double const unit = 1.0 / PANGO_SCALE;
  return {box.width * unit, box.height * unit, box.x * unit};
}

void Canvas::text(std::string const& text, Point corner, TextStyle const& style) {
  auto const layout = state_->layout(text, style);
  auto* cairo = state_->cairo.get();
  if (style.halo_mm > 0) {
    cairo_move_to(cairo, corner.x, corner.y);
    pango_cairo_layout_path(cairo, layout.get());
    state_->stroke({palette::white, 2 * style.halo_mm, 0.85, {}, true});
  }
  cairo_move_to(cairo, corner.x, corner.y);
  state_->colour(style.colour, 1);
  pango_cairo_show_layout(cairo, layout.get());
  cairo_new_path(cairo);
}

void Canvas::push_clip(Box const& box) {
  cairo_save(state_->cairo.get());
  state_->path(box);
  cairo_clip(state_->cairo.get());
}

void Canvas::push_clip(MultiPolygon const& polygons) {
  cairo_save(state_->cairo.get());
  state_->path(polygons);
  cairo_clip(state_->cairo.get());
}

void Canvas::push_turn(Point about, double clockwise_degrees) {
  auto* cairo = state_->cairo.get();
  cairo_save(cairo);
  cairo_translate(cairo, about.x, about.y);
  cairo_rotate(cairo, clockwise_degrees * std::numbers::pi / 180);
  cairo_translate(cairo, -about.x, -about.y);
}

void Canvas::pop() {
  cairo_restore(state_->cairo.get());
}

}  // namespace passage
