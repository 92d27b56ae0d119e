// The legend is the filter: one row per value with the count that the other filters leave, and two ranges.

const legend = document.getElementById("legend");
const MORE_ROWS = 60;
const folds = new Map([["cls", 14], ["community", 12], ["property", 8], ["source", 8]]); // how many rows are shown of what can be long
const rows = make("div");

function row(off, value, name, count, mark, hint, all) {
  const box = make("input", { type: "checkbox", "data-key": `${name} ` });
  box.checked = !off.has(value);
  box.addEventListener("change", () => {
    if (box.checked) off.delete(value);
    else off.add(value);
    filtersChanged();
  });
  const label = make("label", { title: hint || name }, box, mark, make("span", { class: "name" }, name), make("span", { class: "number" }, count.toLocaleString("en")));
  const only = () => {
    for (const other of all) off.add(other);
    off.delete(value);
    filtersChanged();
  };
  return make("div", { class: count ? "row" : "row none" }, label, all.length > 1 ? make("button", { type: "button", class: "link only", "data-key": `${name} only`, "aria-label": `Only ${name}`, onclick: only }, "only") : null);
}

function statusMark(status) {
  return make("span", { class: `stroke ${STATUSES[status] ? status : "hedged"}` });
}

const ofClass = new Map(DATA.nodes.map((node) => [node.cls, node]));

function hueMark(kind, hue) {
  const mark = make("span", { class: `dot ${kind}` });
  mark.style.setProperty("--dot", `var(${hue})`);
  return mark;
}

const classMark = (cls) => hueMark(ofClass.get(cls).kind, state.coloring === "class" ? byNumber(DATA.hues[cls]) : "--grey");
const communityMark = (number) => hueMark("", state.coloring === "community" ? byNumber(number) : "--grey");

/** Offer what the colours of the drawing tell. */
function coloringPart() {
  const option = (value, name) => make("button", { type: "button", "aria-pressed": String(state.coloring === value), onclick: () => setColoring(value) }, name);
  return make("div", { class: "segments small", role: "group", "aria-label": "Colour by" }, option("class", "Class"), option("community", "Community"));
}

function setColoring(value) {
  state.coloring = value;
  showLegend();
  showPanel();
  repaint();
  refreshView();
  [...legend.querySelectorAll(".segments button")].find((button) => button.getAttribute("aria-pressed") === "true").focus();
}

function heading(title, values, off) {
  const all = values.every((value) => !off.has(value));
  const toggle = () => {
    for (const value of values) {
      if (all) off.add(value);
      else off.delete(value);
    }
    filtersChanged();
  };
  const button = make("button", { type: "button", class: "link", "data-key": `${title} all`, "aria-label": `${all ? "Hide" : "Show"} all: ${title}`, onclick: toggle }, all ? "none" : "all");
  return make("div", { class: "heading" }, make("h2", {}, title), button);
}

/** Build one group of rows, the most frequent first; there is nothing to choose from a single source or property. */
function group(key, title, counts, off, look) {
  if (!counts.length || (counts.length === 1 && FACETS[key] && key !== "status")) return [];
  const values = counts.map(([value]) => value);
  const shown = counts.slice(0, folds.get(key));
  const made = shown.map(([value, count]) => row(off, value, look.name(value), count, look.mark?.(value), look.hint?.(value), values));
  const more = () => {
    folds.set(key, shown.length + MORE_ROWS);
    showLegend();
  };
  const rest = counts.length - shown.length;
  const fold = rest ? make("button", { type: "button", class: "link unfold", "data-key": `${title} more`, onclick: more }, `${rest.toLocaleString("en")} more`) : null;
  return [heading(title, values, off), ...made, ...(fold ? [fold] : [])];
}

/** Build the rows from the state; called whenever a filter changes. */
function showLegend() {
  const active = document.activeElement?.closest?.("#legend [data-key]")?.dataset.key;
  const order = Object.keys(STATUSES);
  const counts = countFacets();
  counts.status.sort((a, b) => ((order.indexOf(a[0]) + 99) % 99) - ((order.indexOf(b[0]) + 99) % 99));
  const facet = (key) => group(key, FACETS[key].title, counts[key], state.off[key], { ...FACETS[key], mark: key === "status" ? statusMark : undefined });
  const things = (key, mark) => group(key, NODE_FACETS[key].title, counts[key], state.off[key], { ...NODE_FACETS[key], mark });
  const communities = VALUES.community.length > 1 ? [make("div", { class: "heading" }, make("h2", {}, "Colour by")), coloringPart()] : [];
  const byCommunity = state.coloring === "community" || state.off.community.size ? things("community", communityMark) : [];
  const nodes = DATA.nodes.length ? [...byCommunity, ...things("cls", classMark), unconnectedRow()] : [];
  rows.replaceChildren(...facet("status"), ...communities, ...nodes, ...facet("origin"), ...facet("property"), ...facet("source"));
  if (active !== undefined) (rows.querySelector(`[data-key="${CSS.escape(active)}"]`) || rows.querySelector("input"))?.focus();
  for (const { field, show } of ranges) show(field);
  showTime();
}

function unconnectedRow() {
  const box = make("input", { type: "checkbox", "data-key": "without" });
  box.checked = state.unconnected;
  box.addEventListener("change", () => {
    state.unconnected = box.checked;
    filtersChanged();
  });
  return make("div", { class: "row quiet" }, make("label", { title: "Things that take part in no fact that is shown" }, box, make("span", { class: "name" }, "without a fact shown")));
}

/** Make a field that stays in place while the reader drags or types in it. */
function rangeField(key, label, attributes, told) {
  const field = make("input", { ...attributes, "aria-label": label });
  const value = make("span", { class: "number" });
  const show = () => {
    if (field !== document.activeElement || field.type === "range") field.value = String(state[key]);
    value.textContent = told(state[key]);
  };
  field.addEventListener("input", () => {
    state[key] = field.type === "range" ? Number(field.value) : field.value;
    soon(filtersChanged);
  });
  return { field, show, part: make("label", { class: "range" }, make("span", { class: "name" }, label), value, field) };
}

const ranges = [];
if (ALL_CLAIMS.some((claim) => claim.confidence !== undefined)) {
  ranges.push(rangeField("confidence", "Confidence at least", { type: "range", min: 0, max: 100, step: 5 }, (value) => `${value} %`));
}
if (DAYS.length > 1) {
  const limits = { type: "date", min: DAYS[0], max: DAYS.at(-1) };
  ranges.push(rangeField("from", "Published from", limits, () => ""), rangeField("to", "Published until", limits, () => ""));
}
legend.append(rows);
if (ranges.length) legend.append(make("div", { class: "heading" }, make("h2", {}, "Ranges")), ...ranges.map(({ part }) => part));
