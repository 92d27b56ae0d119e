// The drawing by keyboard and for the ear: arrows go from thing to thing, and a list names all that is drawn.

const STEP = 60; // pixels that Shift and an arrow move the view by
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const listing = document.getElementById("listing");
const spoken = document.getElementById("spoken");

surface.tabIndex = 0;
surface.setAttribute("role", "application");
surface.setAttribute("aria-label", "Drawing of the graph");
surface.setAttribute("aria-describedby", "keys-help");

/** Give the visible node that is nearest in a direction; without a start, the most important one. */
function neighbour(start, [dx, dy]) {
  if (!drawn.shown.ids.has(start)) return byImportance()[0]?.id;
  const from = NODES.get(start).at;
  const seen = drawn.shown.nodes.filter(({ id }) => id !== start).map(({ id, at }) => {
    const [x, y] = [at.x - from.x, at.y - from.y];
    const along = x * dx + y * dy;
    return { id, along, cost: along + 2.5 * Math.abs(x * dy - y * dx) };
  });
  return seen.filter(({ along }) => along > 0).sort((a, b) => a.cost - b.cost)[0]?.id;
}

surface.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = ARROWS[event.key];
  const zoom = { "+": 1.25, "=": 1.25, "-": 0.8 }[event.key];
  if (arrow && event.shiftKey) {
    pan(-arrow[0] * STEP, -arrow[1] * STEP);
  } else if (arrow) {
    const next = neighbour(selection.node, arrow);
    if (next !== undefined) selectNode(next);
  } else if (zoom) move({ position: { x: camera.x, y: camera.y }, scale: camera.scale * zoom }, true);
  else if (event.key === "0") fitAll();
  else if (event.key === "Enter") {
    if (panel.hidden && drawn.shown.ids.size) selectNode(byImportance()[0].id);
    panel.focus();
  } else return;
  event.preventDefault();
});

/** Say what is selected, for those who do not see the panel open. */
function tellSelection() {
  const { node, edge, facts } = selection;
  const fact = edge !== null ? FACTS.get(edge) : undefined;
  if (node !== null) spoken.textContent = `${oneLine(NODES.get(node).label)}, ${NODES.get(node).cls}, ${plural(CLAIMS.get(node).filter((claim) => claimAllowed(claim)).length, "fact", "facts")}`;
  else if (fact) spoken.textContent = `${oneLine(NODES.get(fact.from).label)} ${oneLine(fact.predicate)} ${CELLS.object(fact)}, ${fact.status}`;
  else spoken.textContent = facts?.length ? plural(facts.length, "fact is said here", "facts are said here") : "";
}

/** List what is drawn, the most important first; filled when it is asked for. */
function fillListing() {
  const option = ({ id, label, cls, degree }) => make("option", { value: id, selected: id === selection.node }, `${oneLine(label)}, ${cls}, ${plural(degree, "fact", "facts")}`);
  listing.replaceChildren(...byImportance().map(option));
}

listing.addEventListener("focus", fillListing);
listing.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !listing.value) return;
  selectNode(listing.value);
  panel.focus();
});
listing.addEventListener("dblclick", () => listing.value && selectNode(listing.value));

/** Put the focus where reading goes on when what had it is gone. */
function focusView() {
  const first = { graph: surface, table: tableWords, text: textChoice }[state.view];
  first.focus({ preventScroll: true });
}
