// What happens when: selecting, focusing, filtering, and links into the page.

const message = document.getElementById("message");
const stateLine = document.getElementById("state");

function selectNode(id) {
  if (pickedNode(id)) return;
  selection = { node: id, edge: null };
  showPanel();
  if (drawn.shown.ids.has(id)) paint();
  else if (state.view === "graph") {
    state.hidden.delete(id);
    return setFocus(id, 1);
  }
  if (drawn.shown.ids.has(id)) {
    network.selectNodes([id], false);
    bringIntoView(id);
  } else network.unselectAll();
  refreshView();
}

function selectEdge(id) {
  selection = { node: null, edge: id };
  const isLink = EDGES.has(id);
  if (isLink && state.view === "graph" && !drawn.shown.edges.includes(EDGES.get(id))) revealEdge(id);
  showPanel();
  paint();
  if (isLink && drawn.shown.edges.includes(EDGES.get(id))) network.selectEdges([id]);
  else network.unselectAll();
  refreshView();
}

/** Show several facts that one place of a text says. */
function selectFacts(ids) {
  if (ids.length === 1) return selectEdge(ids[0]);
  selection = { node: null, edge: null, facts: ids };
  network.unselectAll();
  showPanel();
  paint();
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
  network.unselectAll();
  showPanel();
  paint();
  refreshView();
}

/** Show only what is within some steps of a node; null shows the whole graph again. */
function setFocus(id, hops) {
  Object.assign(state, { focus: id, hops: hops || 1, path: null });
  if (id !== null) selection = { node: id, edge: null };
  showPanel();
  draw({ fit: true });
  if (id !== null && selection.node) network.selectNodes([id], false);
}

function filtersChanged() {
  const scroll = panel.scrollTop;
  showLegend();
  draw();
  if (selection.edge && !claimShown(FACTS.get(selection.edge))) return clearSelection();
  showPanel();
  panel.scrollTop = scroll;
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
  state.off.cls.clear();
  state.hidden.clear();
  Object.assign(state, { unconnected: true, focus: null, path: null });
  showLegend();
  draw({ fit: true });
}

network.on("click", ({ nodes: [node], edges: [edge] }) => {
  if (node !== undefined) selectNode(node);
  else if (edge !== undefined) selectEdge(edge);
  else if (!panel.hidden) clearSelection();
});
network.on("doubleClick", ({ nodes: [node] }) => node !== undefined && picking === null && setFocus(node, 1));
network.on("dragEnd", ({ nodes: [id] }) => {
  if (id === undefined) return;
  const place = network.getPositions([id])[id];
  Object.assign(NODES.get(id), place); // where the reader puts a thing, it stays
  drawn.shown.places.delete(id);
});
network.on("zoom", zoomed);
network.on("animationFinished", zoomed);
network.on("hoverNode", () => (stage.style.cursor = "pointer"));
network.on("hoverEdge", ({ edge }) => {
  stage.style.cursor = "pointer";
  drawn.edges.update({ id: edge, label: edgeName(EDGES.get(edge)) });
});
network.on("blurNode", () => (stage.style.cursor = ""));
network.on("blurEdge", ({ edge }) => {
  stage.style.cursor = "";
  if (drawn.shown.edges.includes(EDGES.get(edge))) paint();
});

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
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => paint());

showTray();
openView(location.hash.slice(1));
// For tests and for scripts in the console: where things are, and what is shown.
window.kgraphExplorer = {
  select: selectNode,
  csvCell,
  shown: () => ({ nodes: [...drawn.shown.ids], edges: drawn.shown.edges.map((edge) => edge.id) }),
  nodeSpot: (id) => network.canvasToDOM(network.getPositions([id])[id]),
  edgeSpot: (id) => {
    const { from, to } = EDGES.get(id);
    const places = network.getPositions([from, to]);
    return network.canvasToDOM({ x: (places[from].x + places[to].x) / 2, y: (places[from].y + places[to].y) / 2 });
  },
};
document.documentElement.dataset.ready = "true";
