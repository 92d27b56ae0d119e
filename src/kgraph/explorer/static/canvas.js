// The drawing: vis-network holds what is visible, with places computed beforehand and no physics, and knows what the
// reader points at, drags and zooms; `paint.js` draws it, anew for every frame, so that a change costs no more than a frame.

const MOST_LETTERS = 44; // of a label on the canvas; the panel shows it whole
const stage = document.getElementById("stage");
const canvasBox = document.getElementById("canvas");
const panel = document.getElementById("panel");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const drawn = { nodes: new vis.DataSet(), shown: { ids: new Set(), edges: [], places: new Map() }, layout: "plain", moved: new Set(), bends: new Map(), names: null, frame: null };
let selection = { node: null, edge: null };

// On a screen that is higher than wide, the drawing, which is wider than high, lies on its side.
if (canvasBox.clientHeight > 1.2 * canvasBox.clientWidth) {
  for (const node of DATA.nodes) {
    if (node.x !== undefined) [node.x, node.y] = [node.y, node.x];
    node.whole?.reverse();
  }
}

const network = new vis.Network(canvasBox, { nodes: drawn.nodes }, {
  physics: { enabled: false },
  layout: { improvedLayout: false },
  interaction: { hover: true, multiselect: false, selectConnectedEdges: false, keyboard: false },
  nodes: { shape: "custom", ctxRenderer: ({ id }) => ({ drawNode() {}, nodeDimensions: nodeExtent(NODES.get(id)) }) },
});
const surface = stage.querySelector("canvas");
const body = network.body.nodes; // where things are; telling vis-network by options is slow
const spotOf = (id) => drawn.shown.places.get(id) || NODES.get(id);

const nodeSize = (node) => Math.min(7 + 2.4 * Math.sqrt(degree(node.id)), 28);

/** Give the size that the pointer finds a node by; from far it is as large as it is drawn. */
function nodeExtent(node) {
  const side = 2 * nodeSize(node) * far(network.getScale()).dot;
  return { width: side, height: side };
}

/** Spread the edges between the same two nodes into a fan. */
function bends(edges) {
  const pairs = new Map();
  for (const edge of edges) {
    const pair = edge.from < edge.to ? `${edge.from}\n${edge.to}` : `${edge.to}\n${edge.from}`;
    const group = pairs.get(pair);
    if (group) group.push(edge);
    else pairs.set(pair, [edge]);
  }
  const found = new Map();
  for (const group of pairs.values()) {
    if (group.length === 1) continue;
    group.forEach((edge, number) => {
      const side = number - (group.length - 1) / 2;
      found.set(edge.id, side * 0.22 * (edge.from < edge.to ? 1 : -1));
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

/** Work out what is visible and draw it. */
function draw({ fit = false } = {}) {
  drawn.shown = visible();
  drawn.names = null;
  const turned = arrange();
  drawn.bends = bends(drawn.shown.edges);
  drawn.changing = true; // vis-network may draw a frame after each change
  placeNodes();
  drawn.changing = false;
  if (fit || turned) fitAll(false);
  repaint();
  tellState();
  refreshView();
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

/** Give vis-network the nodes that are new and move the others; one that is gone is kept, as making it anew is slow. */
function placeNodes() {
  const { ids } = drawn.shown;
  const added = [];
  for (const id of ids) {
    const { x, y } = spotOf(id);
    if (!body[id]) added.push({ id, x: x ?? 0, y: y ?? 0 });
    else Object.assign(body[id], { x: x ?? 0, y: y ?? 0 });
  }
  if (added.length) drawn.nodes.add(added);
  network.body.nodeIndices = [...ids]; // what it draws, and finds under the pointer
}

/** Draw a frame soon; as often as it is asked for, once. */
function repaint() {
  drawn.names = null;
  network.body.emitter.emit("_requestRedraw");
}

/** Give the view in which all visible nodes, with their names, are in the part of the stage that is free. */
function wholeView() {
  const spots = [...drawn.shown.ids].map(spotOf);
  const least = (axis) => spots.reduce((found, spot) => Math.min(found, spot[axis]), Infinity);
  const most = (axis) => spots.reduce((found, spot) => Math.max(found, spot[axis]), -Infinity);
  const bounds = [least("x"), least("y"), most("x"), most("y")];
  drawn.frame = null;
  let view = viewWithin(bounds, [EDGE, EDGE, EDGE, EDGE]);
  for (let tries = 0; tries < 3; tries += 1) view = viewWithin(bounds, overhang(bounds, view.scale));
  drawn.frame = frameOf(view);
  return view;
}

/** Give the view in which some bounds leave margins, in pixels: left, top, right, bottom. */
function viewWithin([left, top, right, bottom], margins) {
  const [width, height] = [stage.clientWidth - panelWidth(), canvasBox.clientHeight - BELOW];
  const [before, above, after, under] = margins.map((margin, side) => Math.min(margin, (side % 2 ? height : width) / 9));
  const scale = Math.max(Math.min((width - before - after) / (right - left + 1), (height - above - under) / (bottom - top + 1), 1.25), 0.005);
  const offset = { x: (before - after - panelWidth()) / 2, y: (above - under - BELOW) / 2 };
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, offset };
}

/** Give the part of the drawing that a view shows: names keep within it while nobody zooms. */
function frameOf({ position, scale, offset }) {
  const at = (x, y) => [position.x + (x - offset.x) / scale, position.y + (y - offset.y) / scale];
  const [width, height] = [stage.clientWidth / 2, canvasBox.clientHeight / 2];
  return { scale, box: [...at(4 - width, 4 - height), ...at(width - panelWidth() - 4, height - BELOW)] };
}

/** Give how far the names reach over some bounds at a scale, in pixels, with the room that is left at the edge. */
function overhang([left, top, right, bottom], scale) {
  const over = [0, 0, 0, 0];
  for (const { box } of chooseNames(scale).nodes.values()) {
    [left - box[0], top - box[1], box[2] - right, box[3] - bottom].forEach((reach, side) => {
      over[side] = Math.max(over[side], reach * scale);
    });
  }
  return over.map((reach) => Math.max(reach + EDGE / 2, EDGE));
}

const EDGE = 24; // pixels that are left free around the drawing
const BELOW = 40; // the line that tells what is shown

function fitAll(animated = true) {
  if (!drawn.shown.ids.size) return;
  drawn.changing = true;
  network.redraw(); // this is how vis-network learns the size of the stage
  drawn.changing = false;
  move(wholeView(), animated);
}

function move(view, animated) {
  network.moveTo({ ...view, animation: animated && !calm.matches ? { duration: 350, easingFunction: "easeInOutQuad" } : false });
}

const panelWidth = () => (panel.hidden || panel.offsetWidth > stage.clientWidth * 0.7 ? 0 : panel.offsetWidth);

/** Bring a node into the free part of the stage if it is not there. */
function bringIntoView(id) {
  if (!drawn.shown.ids.has(id)) return;
  const position = { x: body[id].x, y: body[id].y };
  const spot = network.canvasToDOM(position);
  const free = stage.clientWidth - panelWidth();
  const seen = spot.x > 60 && spot.x < free - 60 && spot.y > 40 && spot.y < canvasBox.clientHeight - 60;
  if (seen && network.getScale() >= 0.5) return;
  move({ position, scale: Math.max(network.getScale(), 0.8), offset: { x: -panelWidth() / 2, y: 0 } }, true);
}
