// The legend is the filter: one row per value with the count that the other filters leave, and two ranges.

const legend = document.getElementById("legend");
const MORE_ROWS = 60;
const folds = new Map([["cls", 14], ["community", 12], ["property", 8], ["source", 8]]); // how many rows are shown of what can be long
const rows = make("div");
const kept = new Map(); // rows and headings by what they are of: made once, and changed where something about them changes

/** Give what is kept under a key, made where it is not yet. */
function keep(key, making) {
  if (!kept.has(key)) kept.set(key, making());
  return kept.get(key);
}

/** Write words where they differ: to leave the page alone is quicker. */
function tell(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

function makeRow(facet, value, { name, hint, mark }) {
  const box = make("input", { type: "checkbox" });
  const off = () => state.off[facet];
  box.addEventListener("change", () => {
    if (box.checked) off().delete(value);
    else off().add(value);
    filtersChanged();
  });
  const only = () => {
    for (const other of VALUES[facet]) off().add(other);
    off().delete(value);
    filtersChanged();
  };
  const [words, number, sign] = [name(value), make("span", { class: "number" }), mark?.(value)];
  const label = make("label", { title: hint?.(value) || words }, box, sign, make("span", { class: "name" }, words), number);
  const alone = VALUES[facet].length > 1 ? make("button", { type: "button", class: "link only", "aria-label": `Only ${words}`, onclick: only }, "only") : null;
  return { element: make("div", { class: "row" }, label, alone), box, number, sign };
}

function row(facet, value, count, look) {
  const { element, box, number, sign } = keep(`${facet} ${value}`, () => makeRow(facet, value, look));
  box.checked = !state.off[facet].has(value);
  tell(number, count.toLocaleString("en"));
  element.classList.toggle("none", !count);
  if (look.hue) sign.style.setProperty("--dot", `var(${look.hue(value)})`);
  return element;
}

const ofClass = new Map(DATA.nodes.map((node) => [node.cls, node]));
const LOOKS = {
  status: { mark: (status) => make("span", { class: `stroke ${STATUSES[status] ? status : "hedged"}` }) },
  cls: { mark: (cls) => make("span", { class: `dot ${ofClass.get(cls).kind}` }), hue: (cls) => (state.coloring === "class" ? byNumber(DATA.hues[cls]) : "--grey") },
  community: { mark: () => make("span", { class: "dot" }), hue: (number) => (state.coloring === "community" ? byNumber(number) : "--grey") },
};

/** Offer what the colours of the drawing tell. */
function coloringPart() {
  const option = (value, name) => make("button", { type: "button", onclick: () => setColoring(value) }, name);
  const buttons = { class: option("class", "Class"), community: option("community", "Community") };
  const part = make("div", { class: "segments small", role: "group", "aria-label": "Colour by" }, ...Object.values(buttons));
  return { buttons, parts: [make("div", { class: "heading" }, make("h2", {}, "Colour by")), part] };
}

function coloring() {
  const { buttons, parts } = keep("colour", coloringPart);
  for (const [value, button] of Object.entries(buttons)) button.setAttribute("aria-pressed", String(state.coloring === value));
  return parts;
}

function setColoring(value) {
  state.coloring = value;
  showLegend();
  showPanel();
  repaint();
  refreshView();
}

const allOn = (facet) => VALUES[facet].every((value) => !state.off[facet].has(value));

function makeHeading(facet, title) {
  const toggle = () => {
    const all = allOn(facet);
    for (const value of VALUES[facet]) {
      if (all) state.off[facet].add(value);
      else state.off[facet].delete(value);
    }
    filtersChanged();
  };
  const button = make("button", { type: "button", class: "link", onclick: toggle });
  return { element: make("div", { class: "heading" }, make("h2", {}, title), button), button };
}

function heading(facet, title) {
  const { element, button } = keep(`all ${facet}`, () => makeHeading(facet, title));
  tell(button, allOn(facet) ? "none" : "all");
  button.setAttribute("aria-label", `${allOn(facet) ? "Hide" : "Show"} all: ${title}`);
  return element;
}

/** Offer the rows that are folded away. */
function unfolding(facet, rest) {
  if (!rest) return [];
  const more = () => {
    folds.set(facet, folds.get(facet) + MORE_ROWS);
    showLegend();
  };
  const button = keep(`more ${facet}`, () => make("button", { type: "button", class: "link unfold", onclick: more }));
  tell(button, `${rest.toLocaleString("en")} more`);
  return [button];
}

/** Give one group of rows, the most frequent first; there is nothing to choose from a single source or property. */
function group(facet, counts) {
  if (!counts.length || (counts.length === 1 && FACETS[facet] && facet !== "status")) return [];
  const look = { ...FACETS[facet], ...NODE_FACETS[facet], ...LOOKS[facet] };
  const shown = counts.slice(0, folds.get(facet));
  return [heading(facet, look.title), ...shown.map(([value, count]) => row(facet, value, count, look)), ...unfolding(facet, counts.length - shown.length)];
}

/** Bring the rows in step with the state; called whenever a filter changes. */
function showLegend() {
  const counts = countFacets();
  const order = Object.keys(STATUSES);
  counts.status.sort((a, b) => ((order.indexOf(a[0]) + 99) % 99) - ((order.indexOf(b[0]) + 99) % 99));
  const communities = VALUES.community.length > 1 ? coloring() : [];
  const byCommunity = state.coloring === "community" || state.off.community.size ? group("community", counts.community) : [];
  const nodes = DATA.nodes.length ? [...byCommunity, ...group("cls", counts.cls), unconnectedRow()] : [];
  putRows([...group("status", counts.status), ...communities, ...nodes, ...["origin", "property", "source"].flatMap((facet) => group(facet, counts[facet]))]);
  for (const { field, show } of ranges) show(field);
  showTime();
}

/** Put the rows into their order; where nothing moves, nothing is touched. */
function putRows(wanted) {
  if (wanted.length === rows.children.length && wanted.every((element, place) => rows.children[place] === element)) return;
  const active = rows.contains(document.activeElement) ? document.activeElement : null;
  rows.replaceChildren(...wanted);
  if (active !== null) (rows.contains(active) ? active : rows.querySelector("input"))?.focus();
}

function unconnectedRow() {
  const { element, box } = keep("alone", () => {
    const making = make("input", { type: "checkbox" });
    making.addEventListener("change", () => {
      state.unconnected = making.checked;
      filtersChanged();
    });
    const label = make("label", { title: "Things that take part in no fact that is shown" }, making, make("span", { class: "name" }, "without a fact shown"));
    return { element: make("div", { class: "row quiet" }, label), box: making };
  });
  box.checked = state.unconnected;
  return element;
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
    filtersChanged();
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
