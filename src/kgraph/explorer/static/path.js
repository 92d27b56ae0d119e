// The shortest chain of shown facts between two nodes, and what a reader hides or keeps on the drawing.

/** Give the ids along a shortest path over facts that are shown, in a stable order; empty where there is none. */
function shortestPath(from, to) {
  const before = new Map([[from, null]]);
  let ring = [from];
  while (ring.length && !before.has(to)) {
    const next = [];
    for (const id of ring) {
      for (const edge of CLAIMS.get(id)) {
        const other = otherEnd(edge, id);
        if (!edgeAllowed(edge) || before.has(other)) continue;
        before.set(other, id);
        next.push(other);
      }
    }
    ring = next;
  }
  const ids = [];
  if (before.has(to)) for (let id = to; id !== null; id = before.get(id)) ids.unshift(id);
  return ids;
}

/** Give the facts between neighbours on a path. */
function pathFacts(ids) {
  return ids.slice(1).flatMap((id, step) => CLAIMS.get(id).filter((edge) => edgeAllowed(edge) && otherEnd(edge, id) === ids[step]));
}

/** Set a path like a text that turns at the end of each line, on a gentle zigzag, so that labels do not meet. */
function pathPlaces(ids) {
  const across = 4;
  const place = (step) => {
    const [line, at] = [Math.floor(step / across), step % across];
    return { x: (line % 2 ? across - 1 - at : at) * 230, y: line * 210 + (at % 2) * 60 };
  };
  return new Map(ids.map((id, step) => [id, place(step)]));
}

function showPath(from, to) {
  Object.assign(state, { path: { from, to }, focus: null });
  selection = { node: null, edge: null, isPath: true };
  showPanel();
  draw({ fit: true });
}

function pathPanel() {
  const { from, to } = state.path;
  const ids = shortestPath(from, to);
  const count = ids.length - 1;
  const head = [closeButton(), make("span", { class: "class plain" }, "path"), make("h2", {}, nodeButton(from), " to ", nodeButton(to))];
  const words = count < 0 ? "No chain of facts that are shown leads from one to the other. Another status or property may." : plural(count, "step", "steps");
  return [...head, make("p", { class: "count" }, words), ...pathFacts(ids).map((edge) => factCard(edge))];
}

/** Offer what can be done with a node on the drawing. */
function nodeTools(id) {
  const hide = () => {
    state.hidden.add(id);
    state.pinned.delete(id);
    if (state.focus === id) state.focus = null;
    selection = { node: null, edge: null };
    filtersChanged();
  };
  const isPinned = state.pinned.has(id);
  const pin = () => {
    if (isPinned) state.pinned.delete(id);
    else state.pinned.add(id);
    filtersChanged();
  };
  return make(
    "div",
    { class: "buttons" },
    make("button", { type: "button", onclick: () => pick("path", id) }, "Path to …"),
    make("button", { type: "button", onclick: hide }, "Hide"),
    make("button", { type: "button", "aria-pressed": String(isPinned), title: "Keep it on the drawing, whatever the filters say", onclick: pin }, isPinned ? "Pinned" : "Pin"),
  );
}

function showHidden() {
  state.hidden.clear();
  filtersChanged();
}
