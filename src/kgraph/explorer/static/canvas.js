// The drawing: vis-network holds only what is visible, with places computed beforehand and no physics.

const LABELLED_EDGES = 250; // more names of edges than this are noise
const MANY_NODES = 1200; // above this, fading the rest costs more than it shows
const CROWD = 150; // above this, the whole is seen from far: dots grow, and only the best connected keep their labels
const NAMED_FROM_FAR = 60;
const READABLE = 0.4; // below this scale, labels are too small to read
const MOST_LETTERS = 44; // of a label on the canvas; the panel shows it whole
const stage = document.getElementById("stage");
const panel = document.getElementById("panel");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const drawn = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
let selection = { node: null, edge: null };

const network = new vis.Network(document.getElementById("canvas"), drawn, {
  physics: { enabled: false },
  layout: { improvedLayout: false },
  interaction: {
    hover: true,
    multiselect: false,
    selectConnectedEdges: false,
    hideEdgesOnDrag: DATA.nodes.length > MANY_NODES,
    hideEdgesOnZoom: DATA.nodes.length > MANY_NODES,
    keyboard: { enabled: true, bindToWindow: false },
  },
  nodes: { borderWidth: 2, widthConstraint: { maximum: 140 }, scaling: { label: { drawThreshold: 6 } } },
  edges: { selectionWidth: 1.5, hoverWidth: 1, arrowStrikethrough: false },
});
stage.querySelector("canvas").setAttribute("aria-label", "Drawing of the graph; search and details offer the same as text");

/** Give a colour some transparency; colours are all written as #rrggbb. */
const faded = (color, alpha) => color + Math.round(alpha * 255).toString(16).padStart(2, "0");

const nodeSize = (node) => Math.min(8 + 2.2 * Math.sqrt(degree(node.id)), 26);

function nodeDrawing(node, place, lit) {
  const back = cssColor("--canvas");
  const text = cssColor("--text");
  const alpha = lit ? 1 : 0.16;
  const selected = node.id === selection.node || node.id === state.focus;
  const border = selected ? text : faded(node.shape === "box" ? node.color : back, alpha);
  const fill = node.shape === "box" ? cssColor("--value") : faded(node.color, alpha);
  const far = drawn.far.hubs.has(node.id) ? drawn.far.label : 1;
  const shape = node.shape === "box" && drawn.far.label > 2 && far === 1 ? "square" : node.shape; // too far to read
  const color = { background: fill, border, highlight: { background: fill, border }, hover: { background: fill, border: text } };
  return {
    id: node.id,
    label: shorten(node.label, far > 1 ? 30 : MOST_LETTERS) || "…",
    shape,
    size: (shape === "square" ? 6 : nodeSize(node)) * drawn.far.dot,
    borderWidth: 2 * drawn.far.dot,
    widthConstraint: { maximum: 140 * far },
    x: (place || node).x,
    y: (place || node).y,
    margin: 5,
    color,
    font: {
      size: (node.shape === "box" ? 12 : 14) * far,
      face: "system-ui, sans-serif",
      color: lit ? text : faded(text, 0.25),
      strokeWidth: node.shape === "box" ? 0 : 4 * far,
      strokeColor: lit ? back : faded(back, 0.2),
    },
  };
}

function edgeDrawing(edge, bend, lit) {
  const color = faded(statusColor(edge.status), !lit ? 0.12 : drawn.far.dot > 1 && !selection.node ? 0.6 : 1);
  const selected = edge.id === selection.edge;
  const touched = edge.from === selection.node || edge.to === selection.node;
  const named = lit && (selected || touched || drawn.named.has(edge.id));
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    label: named ? edgeName(edge) : " ", // vis-network keeps the old label when it is given none
    dashes: statusStyle(edge.status).dashes,
    width: (selected ? 3 : 1.5) * Math.sqrt(drawn.far.dot),
    arrows: { to: { enabled: true, scaleFactor: 0.55 } },
    color: { color, highlight: color, hover: color },
    smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false,
    font: {
      size: 11,
      face: "system-ui, sans-serif",
      color: cssColor("--muted"),
      strokeWidth: 4,
      strokeColor: cssColor("--canvas"),
      align: "horizontal",
    },
  };
}

const edgeName = (edge) => shorten(edge.predicate, 32);

/** Choose the edges whose names have room on the drawing; the others are named when pointed at or selected. */
function namedEdges({ ids, edges, places }, bent) {
  const named = new Set();
  if (edges.length > LABELLED_EDGES) return named;
  const spot = (id) => places.get(id) || NODES.get(id);
  const boxes = [...ids].flatMap((id) => nodeBoxes(NODES.get(id), spot(id)));
  const shortFirst = [...edges].sort((a, b) => a.predicate.length - b.predicate.length);
  for (const edge of shortFirst) {
    const [from, to] = [spot(edge.from), spot(edge.to)];
    const bend = (bent.get(edge.id) || 0) * 0.5;
    // The name stands halfway to the tip of the arrow, which ends at the target's border.
    const part = 0.5 - (nodeSize(NODES.get(edge.to)) + 8) / 2 / Math.max(Math.hypot(to.x - from.x, to.y - from.y), 60);
    const x = from.x + (to.x - from.x) * part - (to.y - from.y) * bend;
    const y = from.y + (to.y - from.y) * part + (to.x - from.x) * bend;
    const half = [...edgeName(edge)].length * 2.9;
    const box = [x - half, y - 6, x + half, y + 6];
    if (boxes.some((other) => overlaps(box, other))) continue;
    boxes.push(box);
    named.add(edge.id);
  }
  return named;
}

const overlaps = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Estimate the rectangles that a node and the label below it cover. */
function nodeBoxes(node, { x, y }) {
  const width = [...shorten(node.label, MOST_LETTERS)].length * 7;
  const half = Math.min(width, 140) / 2;
  if (node.shape === "box") return [[x - half - 6, y - 12, x + half + 6, y + 12]];
  const size = nodeSize(node);
  const below = y + size + 4;
  return [[x - size, y - size, x + size, y + size], [x - half, below, x + half, below + 6 + 15 * Math.ceil(width / 135)]];
}

/** Spread the edges between the same two nodes into a fan. */
function bends(edges) {
  const pairs = new Map();
  for (const edge of edges) {
    const pair = edge.from < edge.to ? `${edge.from}\n${edge.to}` : `${edge.to}\n${edge.from}`;
    pairs.set(pair, [...(pairs.get(pair) || []), edge]);
  }
  const found = new Map();
  for (const group of pairs.values()) {
    group.forEach((edge, number) => {
      const side = number - (group.length - 1) / 2;
      found.set(edge.id, group.length > 1 ? side * 0.22 * (edge.from < edge.to ? 1 : -1) : 0);
    });
  }
  return found;
}

/** Give the nodes that stay lit while something is selected; null for all. */
function litNodes() {
  if (selection.edge) return new Set([FACTS.get(selection.edge).from, FACTS.get(selection.edge).to]);
  if (!selection.node || selection.node === state.focus || !drawn.shown.ids.has(selection.node)) return null;
  const near = drawn.shown.edges.filter((edge) => edge.from === selection.node || edge.to === selection.node);
  return new Set([selection.node, ...near.flatMap((edge) => [edge.from, edge.to])]);
}

function edgeLit(edge, lit) {
  if (lit === null) return true;
  if (selection.edge) return edge.id === selection.edge;
  return edge.from === selection.node || edge.to === selection.node;
}

/** Work out what is visible and draw it anew. */
function draw({ fit = false } = {}) {
  drawn.shown = visible();
  drawn.bends = bends(drawn.shown.edges);
  drawn.named = namedEdges(drawn.shown, drawn.bends);
  drawn.far = seenFromFar(fit ? wholeView().scale : network.getScale());
  drawn.edges.clear();
  drawn.nodes.clear();
  paint();
  if (fit) fitAll(false);
  tellState();
  refreshView();
}

/** Give every visible thing its present look. */
function paint() {
  const { ids, edges, places } = drawn.shown;
  const lit = ids.size > MANY_NODES ? null : litNodes();
  drawn.nodes.update([...ids].map((id) => nodeDrawing(NODES.get(id), places.get(id), lit === null || lit.has(id))));
  drawn.edges.update(edges.map((edge) => edgeDrawing(edge, drawn.bends.get(edge.id), edgeLit(edge, lit))));
}

/** Give the view in which all visible nodes are in the part of the stage that the panel leaves free. */
function wholeView() {
  const spots = [...drawn.shown.ids].map((id) => drawn.shown.places.get(id) || NODES.get(id));
  const least = (axis) => spots.reduce((found, spot) => Math.min(found, spot[axis]), Infinity);
  const most = (axis) => spots.reduce((found, spot) => Math.max(found, spot[axis]), -Infinity);
  const [left, right, top, bottom] = [least("x") - 80, most("x") + 80, least("y") - 34, most("y") + 80];
  const free = stage.clientWidth - panelWidth();
  const scale = Math.min(free / (right - left), stage.clientHeight / (bottom - top), 1.25);
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, offset: { x: -panelWidth() / 2, y: 0 } };
}

function fitAll(animated = true) {
  if (drawn.shown.ids.size) move(wholeView(), animated);
}

/** Choose how much larger dots and the best connected nodes' labels are drawn while a crowd is seen from far. */
function seenFromFar(scale) {
  if (drawn.shown.ids.size <= CROWD && scale >= READABLE) return { dot: 1, label: 1, hubs: new Set() };
  const grow = (wanted, most) => Math.min(Math.max(wanted / scale, 1), most);
  const label = grow(0.85, 8);
  return { dot: grow(0.4, 6), label, hubs: label > 1 ? namedFromFar(label) : new Set() };
}

/** Fit dots and labels to how far one has zoomed, once the zooming rests. */
function zoomed() {
  clearTimeout(drawn.waiting);
  drawn.waiting = setTimeout(() => {
    const far = seenFromFar(network.getScale());
    if (Math.abs(far.label / drawn.far.label - 1) < 0.2 && Math.abs(far.dot / drawn.far.dot - 1) < 0.2) return;
    drawn.far = far;
    paint();
  }, 150);
}

/** Choose the best connected nodes whose labels do not cover each other at that size. */
function namedFromFar(size) {
  const hubs = new Set();
  const boxes = [];
  for (const id of [...drawn.shown.ids].sort((a, b) => degree(b) - degree(a)).slice(0, 10 * NAMED_FROM_FAR)) {
    const { x, y } = drawn.shown.places.get(id) || NODES.get(id);
    const box = [x - 70 * size, y, x + 70 * size, y + 48 * size];
    if (boxes.some((other) => overlaps(box, other))) continue;
    boxes.push(box);
    hubs.add(id);
    if (hubs.size === NAMED_FROM_FAR) break;
  }
  return hubs;
}

function move(view, animated) {
  zoomed();
  network.moveTo({ ...view, animation: animated && !calm.matches ? { duration: 350, easingFunction: "easeInOutQuad" } : false });
}

const panelWidth = () => (panel.hidden || panel.offsetWidth > stage.clientWidth * 0.7 ? 0 : panel.offsetWidth);

/** Bring a node into the free part of the stage if it is not there. */
function bringIntoView(id) {
  const position = network.getPositions([id])[id];
  if (!position) return;
  const spot = network.canvasToDOM(position);
  const free = stage.clientWidth - panelWidth();
  const seen = spot.x > 60 && spot.x < free - 60 && spot.y > 40 && spot.y < stage.clientHeight - 60;
  if (seen && network.getScale() >= 0.5) return;
  move({ position, scale: Math.max(network.getScale(), 0.8), offset: { x: -panelWidth() / 2, y: 0 } }, true);
}
