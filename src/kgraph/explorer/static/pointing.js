// What the pointer is on: vis-network finds nodes, edges are found here.

const REACH = 7; // pixels from a line that count as on it

/** Give the edge that is drawn at a point of the stage, or undefined. */
function edgeAt(spot) {
  const point = network.DOMtoCanvas(spot);
  const reach = REACH / network.getScale();
  let [nearest, least] = [undefined, reach];
  for (const edge of drawn.shown.edges) {
    const found = distance(edge, point, least);
    if (found < least) [nearest, least] = [edge.id, found];
  }
  return nearest;
}

/** Give how far a point is from an edge; Infinity at once where it is outside of all the edge can reach. */
function distance(edge, { x, y }, reach) {
  const [from, to] = [body[edge.from], body[edge.to]];
  const bend = drawn.bends.get(edge.id);
  const wide = reach + (bend || from === to ? Math.hypot(to.x - from.x, to.y - from.y) + 60 : 0);
  if (x < Math.min(from.x, to.x) - wide || x > Math.max(from.x, to.x) + wide) return Infinity;
  if (y < Math.min(from.y, to.y) - wide || y > Math.max(from.y, to.y) + wide) return Infinity;
  if (from === to) return Math.abs(Math.hypot(x - from.x, y - (from.y - nodeSize(NODES.get(edge.to)) * 1.6)) - nodeSize(NODES.get(edge.to)));
  if (!bend) return toLine(from, to, x, y);
  const turn = control(edge);
  let [least, before] = [Infinity, from];
  for (let step = 1; step <= 12; step += 1) {
    const [t, u] = [step / 12, 1 - step / 12];
    const next = { x: u * u * from.x + 2 * u * t * turn.x + t * t * to.x, y: u * u * from.y + 2 * u * t * turn.y + t * t * to.y };
    least = Math.min(least, toLine(before, next, x, y));
    before = next;
  }
  return least;
}

function toLine(a, b, x, y) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const part = Math.min(Math.max(((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1), 0), 1);
  return Math.hypot(x - a.x - dx * part, y - a.y - dy * part);
}

let pointer = null;

/** Light up the edge under the pointer, once a frame at most. */
function pointed() {
  const spot = pointer;
  pointer = null;
  if (spot === null || drawn.dragging) return;
  const edge = drawn.hover === null && network.getNodeAt(spot) === undefined ? edgeAt(spot) : undefined;
  if (edge === drawn.hoverEdge) return;
  drawn.hoverEdge = edge;
  stage.style.cursor = edge !== undefined || drawn.hover !== null ? "pointer" : "";
  repaint();
}

function hoverNode(id) {
  drawn.hover = id;
  if (id !== null) drawn.hoverEdge = undefined;
  stage.style.cursor = id === null ? "" : "pointer";
  repaint();
}

drawn.hover = null;
surface.addEventListener("mousemove", ({ offsetX, offsetY, buttons }) => {
  if (buttons) return;
  if (pointer === null) requestAnimationFrame(pointed);
  pointer = { x: offsetX, y: offsetY };
});
network.on("hoverNode", ({ node }) => hoverNode(node));
network.on("blurNode", () => hoverNode(null));
network.on("dragStart", ({ nodes: [id] }) => (drawn.dragging = id !== undefined));
network.on("dragEnd", ({ nodes: [id] }) => {
  drawn.dragging = false;
  if (id === undefined) return;
  const { x, y } = body[id];
  Object.assign(NODES.get(id), { x, y }); // where the reader puts a thing, it stays
  drawn.moved.add(id);
  drawn.shown.places.delete(id);
  repaint();
});
network.on("click", ({ nodes: [node], pointer: { DOM: spot } }) => {
  const edge = node === undefined ? edgeAt(spot) : undefined;
  if (node !== undefined) selectNode(node);
  else if (edge !== undefined) selectEdge(edge);
  else if (!panel.hidden) clearSelection();
});
network.on("doubleClick", ({ nodes: [node] }) => node !== undefined && picking === null && setFocus(node, 1));
