// What is drawn, and where it stands: places are computed beforehand; `paint.js` draws them anew for every frame.

const MOST_LETTERS = 44; // of a label on the canvas; the panel shows it whole
const drawn = { shown: { ids: new Set(), nodes: [], edges: [], places: new Map() }, layout: "plain", moved: new Set(), bends: new Map(), names: null, frame: null, dragging: false, turned: false };
let selection = { node: null, edge: null };

// On a screen that is higher than wide, the drawing, which is wider than high, lies on its side.
if (camera.height > 1.2 * camera.width) {
  for (const node of DATA.nodes) {
    [node.x, node.y] = [node.y, node.x];
    node.whole?.reverse();
  }
}

// Edges between the same two things have one number.
const PAIRS = new Map();
const PAIR = Int32Array.from(DATA.edges, (_, edge) => {
  const pair = TO[edge] < 0 ? -1 : Math.min(FROM[edge], TO[edge]) * DATA.nodes.length + Math.max(FROM[edge], TO[edge]);
  if (!PAIRS.has(pair)) PAIRS.set(pair, PAIRS.size);
  return PAIRS.get(pair);
});

/** Spread the edges between the same two nodes into a fan; edges are given by their places. */
function bends(edges) {
  const [counts, numbers] = [new Int32Array(PAIRS.size), new Int32Array(PAIRS.size)];
  for (const edge of edges) counts[PAIR[edge]] += 1;
  const found = new Map();
  for (const edge of edges) {
    const pair = PAIR[edge];
    if (counts[pair] < 2) continue;
    const { id, from, to } = DATA.edges[edge];
    const side = numbers[pair] - (counts[pair] - 1) / 2;
    numbers[pair] += 1;
    if (side) found.set(id, side * 0.22 * (from < to ? 1 : -1));
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

/** Work out what is visible and draw it. */
function draw({ fit = false } = {}) {
  workOut();
  showDrawn(fit);
  refreshView();
}

function workOut() {
  drawn.shown = visible();
  drawn.turned = arrange();
  for (const node of drawn.shown.nodes) node.at = drawn.shown.places.get(node.id) ?? node;
  drawn.bends = bends(drawn.shown.at);
}

function showDrawn(fit = false) {
  if (fit || drawn.turned) fitAll(false);
  repaint();
  tellState();
}

/** Stand things where asserted facts alone put them while nothing else is shown; true if that changed. */
function arrange() {
  const wanted = drawn.shown.edges.some((edge) => edge.status !== "asserted") ? "whole" : "plain";
  if (wanted === drawn.layout) return false;
  drawn.layout = wanted;
  let turned = false;
  for (const node of NODES.values()) {
    if (node.whole === undefined || drawn.moved.has(node.id)) continue;
    node.plain ??= [node.x, node.y];
    [node.x, node.y] = node[wanted];
    turned = true;
  }
  return turned;
}

/** Draw a frame soon, with names chosen anew. */
function repaint() {
  drawn.names = null;
  still = null;
  askFrame();
}

/** Give the view in which all visible nodes, with their names, are in the part of the stage that is free. */
function wholeView() {
  const bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { at: { x, y } } of drawn.shown.nodes) {
    [bounds[0], bounds[1]] = [Math.min(bounds[0], x), Math.min(bounds[1], y)];
    [bounds[2], bounds[3]] = [Math.max(bounds[2], x), Math.max(bounds[3], y)];
  }
  drawn.frame = null;
  let view = viewWithin(bounds, [EDGE, EDGE, EDGE, EDGE]);
  for (let tries = 0; tries < 3; tries += 1) view = viewWithin(bounds, overhang(bounds, view.scale));
  drawn.frame = frameOf(view);
  return view;
}

/** Give the view in which some bounds leave margins, in pixels: left, top, right, bottom. */
function viewWithin([left, top, right, bottom], margins) {
  const [width, height] = [camera.width - panelWidth(), camera.height - BELOW];
  const [before, above, after, under] = margins.map((margin, side) => Math.min(margin, (side % 2 ? height : width) / 9));
  const scale = Math.max(Math.min((width - before - after) / (right - left + 1), (height - above - under) / (bottom - top + 1), 1.25), 0.005);
  const offset = { x: (before - after - panelWidth()) / 2, y: (above - under - BELOW) / 2 };
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, offset };
}

/** Give the part of the drawing that a view shows: names keep within it while nobody zooms. */
function frameOf({ position, scale, offset }) {
  const at = (x, y) => [position.x + (x - offset.x) / scale, position.y + (y - offset.y) / scale];
  const [width, height] = [camera.width / 2, camera.height / 2];
  return { scale, box: [...at(4 - width, 4 - height), ...at(width - panelWidth() - 4, height - BELOW)] };
}

/** Give how far the names reach over some bounds at a scale, in pixels, with the room that is left at the edge. */
function overhang([left, top, right, bottom], scale) {
  const over = [0, 0, 0, 0];
  for (const { box } of chooseNames(scale, null).nodes.values()) {
    [left - box[0], top - box[1], box[2] - right, box[3] - bottom].forEach((reach, side) => {
      over[side] = Math.max(over[side], reach * scale);
    });
  }
  return over.map((reach) => Math.max(reach + EDGE / 2, EDGE));
}

const EDGE = 24; // pixels that are left free around the drawing
const BELOW = 40; // the line that tells what is shown

function fitAll(animated = true) {
  measureStage();
  if (drawn.shown.ids.size) move(wholeView(), animated);
}

const panelWidth = () => (panel.hidden || panel.offsetWidth > camera.width * 0.7 ? 0 : panel.offsetWidth);

/** Bring a node into the free part of the stage if it is not there. */
function bringIntoView(id) {
  if (drawn.shown.ids.has(id)) bringSpotIntoView(NODES.get(id).at);
}

function bringSpotIntoView({ x, y }) {
  const spot = toStage({ x, y });
  const free = camera.width - panelWidth();
  const seen = spot.x > 60 && spot.x < free - 60 && spot.y > 40 && spot.y < camera.height - 60;
  if (seen && camera.scale >= 0.5) return;
  move({ position: { x, y }, scale: Math.max(camera.scale, 0.8), offset: { x: -panelWidth() / 2, y: 0 } }, true);
}

new ResizeObserver(() => {
  const wasHidden = camera.width === 0;
  measureStage();
  if (wasHidden) fitAll(false);
  drawNow();
}).observe(canvasBox);
