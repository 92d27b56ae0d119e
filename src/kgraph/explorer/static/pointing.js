// What the pointer is on and does: it points, chooses and moves things; vis-network moves the view.

const REACH = 7; // pixels from a line that count as on it
const FINGER = 10; // pixels around a dot that a finger may miss
const SOON_AGAIN = 350; // milliseconds between two clicks that make a double one
const hand = { held: null, at: null, moved: false, tapped: null };

/** Give the thing that is drawn at a point of the stage: its dot or its name; undefined where there is none. */
function nodeAt(spot, miss = 0) {
  const point = toDrawing(spot);
  const { dot } = far(camera.scale);
  const room = miss / camera.scale;
  let [nearest, least] = [undefined, 1];
  for (const node of drawn.shown.nodes) {
    const apart = Math.hypot(point.x - node.at.x, point.y - node.at.y) / (node.size * dot + room);
    if (apart < least) [nearest, least] = [node, apart];
  }
  return nearest ?? nameAt(point);
}

function nameAt({ x, y }) {
  for (const [id, { box }] of drawn.names?.nodes ?? NONE) if (x > box[0] && x < box[2] && y > box[1] && y < box[3]) return NODES.get(id);
  return undefined;
}

/** Give the edge that is drawn at a point of the stage, or undefined. */
function edgeAt(spot) {
  const point = toDrawing(spot);
  const reach = REACH / camera.scale;
  let [nearest, least] = [undefined, reach];
  for (const edge of drawn.shown.edges) {
    const found = distance(edge, point, least);
    if (found < least) [nearest, least] = [edge.id, found];
  }
  return nearest;
}

/** Give how far a point is from an edge; Infinity at once where it is outside of all the edge can reach. */
function distance(edge, { x, y }, reach) {
  const [from, to] = [edge.tail.at, edge.head.at];
  const bend = drawn.bends.get(edge.id);
  const wide = reach + (bend || from === to ? Math.hypot(to.x - from.x, to.y - from.y) + 60 : 0);
  if (x < Math.min(from.x, to.x) - wide || x > Math.max(from.x, to.x) + wide) return Infinity;
  if (y < Math.min(from.y, to.y) - wide || y > Math.max(from.y, to.y) + wide) return Infinity;
  if (from === to) return Math.abs(Math.hypot(x - from.x, y - (from.y - edge.head.size * 1.6)) - edge.head.size);
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

/** Light up what is under the pointer, once a frame at most. */
function pointed() {
  const spot = pointer;
  pointer = null;
  if (spot === null || hand.held !== null) return;
  const node = nodeAt(spot)?.id ?? null;
  const edge = node === null ? edgeAt(spot) : undefined;
  if (edge === drawn.hoverEdge && node === drawn.hover) return;
  Object.assign(drawn, { hover: node, hoverEdge: edge });
  stage.style.cursor = edge !== undefined || node !== null ? "pointer" : "";
  repaint();
}

/** Choose what was clicked; a second click on a thing shows what is around it. */
function tap(spot, { timeStamp, pointerType }) {
  const again = hand.tapped !== null && timeStamp - hand.tapped.time < SOON_AGAIN && Math.hypot(spot.x - hand.tapped.spot.x, spot.y - hand.tapped.spot.y) < FINGER;
  // The first click may have moved the view: the second one means the same thing.
  const node = again ? hand.tapped.node : nodeAt(spot, pointerType === "touch" ? FINGER : 0);
  hand.tapped = again ? null : { time: timeStamp, spot, node };
  if (again) return void (node !== undefined && picking === null && setFocus(node.id, 1));
  const edge = node === undefined ? edgeAt(spot) : undefined;
  if (node !== undefined) selectNode(node.id);
  else if (edge !== undefined) selectEdge(edge);
  else if (!panel.hidden) clearSelection();
}

/** Hold what the pointer went down on: while something is held, the view does not move. */
function hold(node, spot) {
  if ((hand.held === null) !== (node === null)) network.setOptions({ interaction: { dragView: node === null } });
  Object.assign(hand, { held: node, at: spot });
}

/** Move the thing that is held so that it stays under the pointer; where the reader puts a thing, it stays. */
function drag(spot) {
  const { held, at } = hand;
  if (!drawn.dragging && Math.hypot(spot.x - at.x, spot.y - at.y) < FINGER) return; // still a click
  const { x, y } = held.at;
  drawn.moved.add(held.id);
  drawn.shown.places.delete(held.id);
  held.at = Object.assign(held, { x: x + (spot.x - at.x) / camera.scale, y: y + (spot.y - at.y) / camera.scale });
  hand.at = spot;
  drawn.dragging = true;
  hand.moved = true;
  repaint();
}

function letGo() {
  if (drawn.dragging) repaint();
  drawn.dragging = false;
  hold(null, null);
}

const spotOf = ({ offsetX: x, offsetY: y }) => ({ x, y });

drawn.hover = null;
// Before vis-network learns of it, so that it does not move the view along with a thing.
canvasBox.addEventListener("pointerdown", (event) => {
  if (event.target !== surface || event.button > 0) return;
  const node = event.isPrimary ? (nodeAt(spotOf(event), event.pointerType === "touch" ? FINGER : 0) ?? null) : null; // two fingers zoom
  hold(node, spotOf(event));
  hand.moved = false;
  if (node !== null) surface.setPointerCapture(event.pointerId);
}, { capture: true });
surface.addEventListener("pointermove", (event) => {
  if (hand.held !== null && event.isPrimary) return drag(spotOf(event));
  if (event.buttons || event.pointerType === "touch") return;
  if (pointer === null) requestAnimationFrame(pointed);
  pointer = spotOf(event);
});
surface.addEventListener("pointerleave", () => {
  pointer = null;
  if (hand.held !== null || (drawn.hover === null && drawn.hoverEdge === undefined)) return;
  Object.assign(drawn, { hover: null, hoverEdge: undefined });
  repaint();
});
for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) surface.addEventListener(end, letGo);
network.on("click", ({ pointer: { DOM: spot }, event: { srcEvent } }) => hand.moved || tap(spot, srcEvent)); // a drag ends in no click
network.on("afterDrawing", drawFrame);
