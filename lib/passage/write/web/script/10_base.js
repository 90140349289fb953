// Values and small helpers that every part uses. Texts reach the page through textContent alone.
const data = JSON.parse(document.getElementById("data").textContent);
const say = (text) => data.texts[text] ?? text;

/** An element with attributes and children; strings become text. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "colour") element.style.setProperty("--colour", value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** The same for SVG. */
function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

const part = (id) => document.getElementById(id);
const option = (id) => data.options.find((one) => one.id === id);
/** [lat, lon, lat, lon …] as pairs. */
function pairs(flat) {
  const list = [];
  for (let i = 0; i < flat.length; i += 2) list.push([flat[i], flat[i + 1]]);
  return list;
}

/** Parts of a sentence in a row, with the comma or semicolon of the language. */
const right_to_left = { ", ": "،\u200f ", "; ": "؛\u200f " };
const in_a_row = (parts, between = ", ") => parts.join(data.direction === "rtl" ? right_to_left[between] : between);

/** A number with two significant digits. */
function short(number) {
  if (number === 0) return "0";
  const digits = Math.floor(Math.log10(Math.abs(number)));
  return number.toFixed(Math.max(0, 1 - digits));
}

function fill(text, ...values) {
  let next = 0;
  return say(text).replace(/\{\}/g, () => values[next++]);
}

// What is selected, and who is told. Selecting anywhere selects everywhere.
const listeners = { select: [], say_no: [], move: [] };
const state = { selected: data.options.length ? data.options[0].id : null, refused: new Set(), closed: new Set() };

function select(id) {
  if (!option(id)) return;
  state.selected = id;
  for (const listener of listeners.select) listener(id);
}

/** A position along the selected option in kilometres, or null; `from` is the part that asks. */
function move(km, from) {
  for (const listener of listeners.move) listener(km, from);
}
