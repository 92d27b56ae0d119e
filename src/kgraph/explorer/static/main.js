// What happens when: selecting, focusing, filtering, and links into the page.

const message = document.getElementById("message");
const stateLine = document.getElementById("state");

function selectNode(id) {
  if (pickedNode(id)) return;
  settle();
  selection = { node: id, edge: null };
  showPanel();
  if (!drawn.shown.ids.has(id) && state.view === "graph") {
    state.hidden.delete(id);
    return setFocus(id, 1);
  }
  repaint();
  bringIntoView(id);
  refreshView();
}

function selectEdge(id, from = "drawing") {
  settle();
  selection = { node: null, edge: id };
  if (EDGES.has(id) && state.view === "graph" && !drawn.shown.edges.includes(EDGES.get(id))) revealEdge(id);
  showPanel();
  if (from !== "drawing" && EDGES.has(id) && state.view === "graph") bringSpotIntoView(middle(EDGES.get(id)));
  repaint();
  refreshView();
}

/** Show several facts that one place of a text says. */
function selectFacts(ids) {
  if (ids.length === 1) return selectEdge(ids[0]);
  selection = { node: null, edge: null, facts: ids };
  showPanel();
  repaint();
  refreshView();
}

function revealEdge(id) {
  const edge = EDGES.get(id);
  allowClaim(edge);
  showLegend();
  draw();
  if (!drawn.shown.edges.includes(edge)) Object.assign(state, { focus: edge.from, hops: 1, path: null });
  draw({ fit: true });
}

function clearSelection() {
  selection = { node: null, edge: null };
  showPanel();
  repaint();
  refreshView();
}

/** Show only what is within some steps of a node; null shows the whole graph again. */
function setFocus(id, hops) {
  Object.assign(state, { focus: id, hops: hops || 1, path: null });
  if (id !== null) selection = { node: id, edge: null };
  showPanel();
  draw({ fit: true });
}

function filtersChanged() {
  soon(workOut, showDrawn, showLegend, followSelection, refreshView);
}

/** Bring the panel in step with the filters. */
function followSelection() {
  if (selection.edge && !claimShown(FACTS.get(selection.edge))) return clearSelection();
  if (!panel.hidden || selection.node !== null) {
    const scroll = panel.scrollTop;
    showPanel();
    panel.scrollTop = scroll;
  }
}

function resetAll() {
  Object.assign(state, { focus: null, hops: 1, path: null, limit: DATA.overview });
  state.hidden.clear();
  state.pinned.clear();
  resetFilters();
  clearSelection();
  showLegend();
  draw({ fit: true });
}

/** Say how much of the graph is shown, and what to do when it is nothing. */
function tellState() {
  const { ids, edges, cut } = drawn.shown;
  const parts = [`Showing ${ids.size.toLocaleString("en")} of ${plural(NODES.size, "node", "nodes")} and ${edges.length.toLocaleString("en")} of ${plural(EDGES.size, "link", "links")}.`];
  if (state.focus !== null) parts.push(` Around ${shorten(NODES.get(state.focus).label, 40)}. `, make("button", { type: "button", class: "link", onclick: () => setFocus(null) }, "Whole graph"));
  if (state.path) parts.push(" The path between two. ", make("button", { type: "button", class: "link", onclick: () => setFocus(null) }, "Whole graph"));
  if (state.hidden.size) parts.push(` ${state.hidden.size.toLocaleString("en")} hidden. `, make("button", { type: "button", class: "link", onclick: showHidden }, "Show them"));
  if (cut) parts.push(" The best connected come first; search reaches the others. ", make("button", { type: "button", class: "link", onclick: showMore }, "Show more"));
  if (DATA.leftOut) {
    const more = SERVER ? make("a", { href: "/search" }, "Search all of it") : "kgraph serve reaches the rest.";
    parts.push(` This page holds the ${NODES.size.toLocaleString("en")} most important of ${plural(NODES.size + DATA.leftOut, "node", "nodes")}. `, more);
  }
  stateLine.replaceChildren(...parts);
  message.hidden = ids.size > 0;
  if (ids.size) return;
  if (NODES.size === 0) message.replaceChildren(make("h2", {}, "Nothing to explore yet"), make("p", {}, "This graph has no entities. Build it from texts that name people, organisations or places."));
  else message.replaceChildren(make("h2", {}, "Nothing fits these filters"), make("p", {}, "Tick another status or class in the legend, or widen a range."), make("button", { type: "button", onclick: showEverything }, "Show everything"));
}

function showMore() {
  state.limit *= 3;
  draw({ fit: true });
}

function showEverything() {
  showAllClaims();
  showAllNodes();
  state.hidden.clear();
  Object.assign(state, { unconnected: true, focus: null, path: null });
  showLegend();
  draw({ fit: true });
}

document.getElementById("fit").addEventListener("click", () => fitAll());
document.getElementById("reset").addEventListener("click", resetAll);
document.getElementById("legend-toggle").addEventListener("click", (event) => {
  legend.hidden = !legend.hidden;
  event.currentTarget.setAttribute("aria-expanded", String(!legend.hidden));
});
if (matchMedia("(max-width: 760px)").matches) document.getElementById("legend-toggle").click(); // it would cover the graph
addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== query) {
    event.preventDefault();
    query.focus();
    query.select();
  }
  if (event.key === "z" && (event.ctrlKey || event.metaKey) && !document.activeElement?.matches("input:not([type=range], [type=checkbox])")) {
    event.preventDefault();
    undo();
  }
  if (event.key !== "Escape" || tray.open) return;
  if (picking !== null) stopPicking();
  else if (!panel.hidden) clearSelection();
});
showTray();
openView(location.hash.slice(1));
// For tests and for scripts in the console: where things are, and what is shown, once all that is under way is done.
const settled = (tellThat) => (...given) => settle() ?? tellThat(...given);
const drawnBox = ([id, { box }]) => ({ id, from: toStage({ x: box[0], y: box[1] }), to: toStage({ x: box[2], y: box[3] }) });
window.kgraphExplorer = {
  select: selectNode,
  selected: () => selection.node,
  csvCell,
  busy: () => steps.length > 0 || asked,
  shown: settled(() => ({ nodes: [...drawn.shown.ids], edges: drawn.shown.edges.map((edge) => edge.id) })),
  colors: settled(() => Object.fromEntries(drawn.shown.nodes.map((node) => [node.id, cssColor(hueOf(node))]))),
  names: settled(() => drawNow() ?? [...drawn.names.nodes.values()].map(({ box }) => box)),
  named: settled(() => drawNow() ?? [...drawn.names.nodes].map(drawnBox)),
  nodeSpot: settled((id) => toStage(NODES.get(id).at)),
  edgeSpot: settled((id) => toStage(middle(EDGES.get(id)))),
};
document.documentElement.dataset.ready = "true";
