// The order in which the page is built; its title tells tests that it stands.
function map_bounds() {
  const points = [...data.options.flatMap((one) => pairs(one.line)), ...data.places.filter((place) => place.role !== "town").map((place) => pairs(place.at)[0])];
  if (points.length) return L.latLngBounds(points).pad(0.08);
  if (data.places.length) return L.latLngBounds(data.places.map((place) => pairs(place.at)[0])).pad(0.1);
  return L.latLngBounds([[-40, -60], [60, 100]]);
}

function start() {
  build_head();
  build_list();
  const map = make_map();
  map.fitBounds(map_bounds());
  add_density(map);
  add_control(map);
  add_land(map);
  add_options(map);
  add_marks(map);
  add_names(map);
  build_refusals();
  build_layers(map);
  build_legend();
  build_tools(map);
  build_profile();
  build_chart();
  build_table();
  build_people();
  build_notes();
  if (state.selected) select(state.selected);
  // Paper has another shape than the screen.
  const refit = () => { map.invalidateSize({ animate: false }); map.fitBounds(map_bounds(), { animate: false }); draw_profile(state.selected); };
  window.addEventListener("beforeprint", refit);
  window.addEventListener("afterprint", refit);
  document.documentElement.dataset.ready = "true";
}

try {
  start();
} catch (error) {
  document.documentElement.dataset.ready = `error: ${error.message}`;
  document.body.prepend(make("p", { role: "alert" }, String(error.message)));
}
