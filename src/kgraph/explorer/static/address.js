// The address carries the whole view, so that a link opens it again; undo goes back through the addresses.

const EVERY_FACET = [...Object.keys(NODE_FACETS), ...FACET_KEYS];
const UNDO_KEPT = 100;
const past = [];
let present = null; // nothing is noted until the address that the page was opened with has been followed

const startsOff = (key, value) => key === "status" && value !== "asserted";

/** Write one facet: the values that are off, or those that are on where they are fewer; nothing where it is as at first. */
function facetPairs(key) {
  const values = VALUES[key];
  const off = values.filter((value) => state.off[key].has(value));
  if (values.every((value) => state.off[key].has(value) === startsOff(key, value))) return [];
  if (off.length * 2 <= values.length) return off.length ? off.map((value) => [`no.${key}`, value]) : [[`no.${key}`, ""]];
  const on = values.filter((value) => !state.off[key].has(value));
  return on.length ? on.map((value) => [`only.${key}`, value]) : [[`only.${key}`, ""]];
}

/** Write the view as the part of an address after `#`. */
function viewAddress() {
  const pairs = [
    ["n", selection.node],
    ["e", selection.edge],
    ["view", state.view === "graph" ? null : state.view],
    ["around", state.focus],
    ["steps", state.focus !== null && state.hops !== 1 ? state.hops : null],
    ["path", state.path && state.path.from],
    ["to", state.path && state.path.to],
    ...[...state.hidden].map((id) => ["hide", id]),
    ...[...state.pinned].map((id) => ["pin", id]),
    ...EVERY_FACET.flatMap(facetPairs),
    ["colour", state.coloring === "class" ? null : state.coloring],
    ["theme", state.theme],
    ["sure", state.confidence || null],
    ["from", state.from],
    ["until", state.to],
    ["words", tableWords.value.trim()],
    ["alone", state.unconnected === (DATA.edges.length === 0) ? null : Number(state.unconnected)],
  ];
  const given = pairs.filter(([name, value]) => value !== null && value !== undefined && (value !== "" || name.includes(".")));
  return given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
}

/** Keep the address in step; a page without an address of its own (in a notebook) has none to keep. */
function remember() {
  if (present === null) return;
  const address = viewAddress();
  if (address === present) return;
  // Dragging a slider and typing words pass many values; going back leads to where it began.
  const field = document.activeElement?.matches("[type=range], #play, #table input") ? document.activeElement : null;
  if (field === null || past.at(-1)?.field !== field) past.push({ address: present, field });
  if (past.length > UNDO_KEPT) past.shift();
  note(address);
}

function note(address) {
  present = address;
  document.getElementById("undo").disabled = past.length === 0;
  try {
    history.replaceState(null, "", address ? `#${address}` : location.pathname + location.search);
  } catch {
    // about:srcdoc and sandboxed frames refuse it
  }
}

function undo() {
  settle(); // what is to be undone may be under way
  if (past.length) openView(past.pop().address);
}

const known = (id) => (NODES.has(id) ? id : BY_IRI.get(id));

/** Set the state from an address; what this graph does not have is passed over. */
function readView(wanted) {
  resetFilters();
  for (const key of EVERY_FACET) {
    const values = VALUES[key];
    const given = (name) => new Set(wanted.getAll(`${name}.${key}`));
    if (wanted.has(`only.${key}`)) state.off[key] = new Set(values.filter((value) => !given("only").has(String(value))));
    else if (wanted.has(`no.${key}`)) state.off[key] = new Set(values.filter((value) => given("no").has(String(value))));
  }
  const ids = (name) => new Set(wanted.getAll(name).map(known).filter((id) => id !== undefined));
  const steps = Math.round(Number(wanted.get("steps")));
  Object.assign(state, {
    hidden: ids("hide"),
    pinned: ids("pin"),
    focus: known(wanted.get("around")) ?? null,
    hops: steps > 0 && steps < 20 ? steps : 1,
    confidence: Math.min(Math.max(Number(wanted.get("sure")) || 0, 0), 100),
    from: wanted.get("from") || "",
    to: wanted.get("until") || "",
    coloring: wanted.get("colour") === "community" && VALUES.community.length ? "community" : "class",
    theme: ["dark", "light"].includes(wanted.get("theme")) ? wanted.get("theme") : null,
    path: null,
  });
  if (wanted.has("alone")) state.unconnected = wanted.get("alone") === "1";
  const [start, end] = [known(wanted.get("path")), known(wanted.get("to"))];
  if (start !== undefined && end !== undefined) state.path = { from: start, to: end };
  tableWords.value = wanted.get("words") || "";
}

/** Open the view that an address describes: nodes by short name or IRI. */
function openView(address) {
  present = null;
  const wanted = new URLSearchParams(address.replaceAll("+", "%2B"));
  readView(wanted);
  selection = { node: null, edge: null };
  showTheme();
  showLegend();
  showPanel();
  draw({ fit: true });
  showView(VIEWS[wanted.get("view")] ? wanted.get("view") : "graph");
  const node = known(wanted.get("n"));
  if (state.path) showPath(state.path.from, state.path.to);
  else if (node !== undefined) selectNode(node);
  else if (FACTS.has(wanted.get("e"))) selectEdge(wanted.get("e"), "address");
  note(viewAddress());
}

document.getElementById("undo").addEventListener("click", undo);
addEventListener("hashchange", () => {
  past.push({ address: present });
  openView(location.hash.slice(1));
});
