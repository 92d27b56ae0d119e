// One frame of the drawing: lines, dots, names, each kind in one go.

const EDGE_CROWD = 500;

/** Give some transparency to a colour written as #rrggbb. */
const faded = (color, alpha) => color + Math.round(alpha * 255).toString(16).padStart(2, "0");

/** Give the bend's middle: the control point of an edge's curve. */
function control(edge) {
  const [from, to] = [body[edge.from], body[edge.to]];
  const bend = drawn.bends.get(edge.id) || 0;
  return { x: (from.x + to.x) / 2 - (to.y - from.y) * bend * 2, y: (from.y + to.y) / 2 + (to.x - from.x) * bend * 2 };
}

/** Give the point halfway along an edge. */
function middle(edge) {
  const [from, to, turn] = [body[edge.from], body[edge.to], control(edge)];
  return { x: (from.x + to.x) / 4 + turn.x / 2, y: (from.y + to.y) / 4 + turn.y / 2 };
}

/** Add an edge to a path, and its arrowhead to another; a thing's link with itself is a loop above it. */
function trace(edge, line, tips, size, scale) {
  const [from, to] = [body[edge.from], body[edge.to]];
  let border = nodeSize(NODES.get(edge.to)) * size;
  if (from === to) return void line.arc(from.x, from.y - border * 1.6, border, Math.PI * 0.7, Math.PI * 2.3);
  const bend = drawn.bends.get(edge.id);
  const turn = bend ? control(edge) : from;
  const length = Math.hypot(to.x - turn.x, to.y - turn.y) || 1;
  const [dx, dy] = [(to.x - turn.x) / length, (to.y - turn.y) / length];
  const name = NODES.get(edge.to).kind === "value" && drawn.names.nodes.get(edge.to);
  if (name) border = Math.min((name.box[2] - to.x + 3) / Math.abs(dx), (name.box[3] - to.y + 2) / Math.abs(dy)); // a box, not a dot
  const tip = { x: to.x - dx * (border + 1.5), y: to.y - dy * (border + 1.5) };
  const head = Math.min(7.5, length / 3) * Math.sqrt(size) * (scale > 1 ? 1 / Math.sqrt(scale) : 1);
  line.moveTo(from.x, from.y);
  if (bend) line.quadraticCurveTo(turn.x, turn.y, tip.x - dx * head * 0.6, tip.y - dy * head * 0.6);
  else line.lineTo(tip.x - dx * head * 0.6, tip.y - dy * head * 0.6);
  if (head * scale < 2) return; // too far to be seen
  tips.moveTo(tip.x, tip.y);
  tips.lineTo(tip.x - dx * head - dy * head * 0.42, tip.y - dy * head + dx * head * 0.42);
  tips.lineTo(tip.x - dx * head + dy * head * 0.42, tip.y - dy * head - dx * head * 0.42);
  tips.closePath();
}

function paintEdges(context, scale, dot) {
  const kinds = new Map();
  for (const edge of drawn.shown.edges) {
    const isLit = edgeLit(edge, drawn.lit);
    const strong = edge.id === selection.edge || edge.id === drawn.hoverEdge;
    const key = `${edge.status} ${strong ? "strong" : isLit ? "lit" : "faint"}`;
    if (!kinds.has(key)) kinds.set(key, { status: edge.status, isLit, strong, line: new Path2D(), tips: new Path2D() });
    const kind = kinds.get(key);
    trace(edge, kind.line, kind.tips, dot, scale);
  }
  const crowd = drawn.shown.edges.length > EDGE_CROWD && drawn.lit === null ? 0.42 : 0.9;
  const width = Math.max(1.3, 0.9 / scale);
  for (const { status, isLit, strong, line, tips } of [...kinds.values()].sort((a, b) => Number(a.isLit) - Number(b.isLit))) {
    const color = faded(statusColor(status), strong ? 1 : isLit ? crowd : 0.2);
    context.strokeStyle = color;
    context.fillStyle = color;
    context.lineWidth = width * (strong ? 2.2 : 1);
    context.setLineDash((statusStyle(status).dashes || []).map((dash) => dash * Math.max(1, 0.6 / scale)));
    context.stroke(line);
    context.setLineDash([]);
    context.fill(tips);
  }
}

function dotPath(node, size) {
  const { x, y } = body[node.id];
  const path = new Path2D();
  if (node.kind === "event") {
    const reach = size * 1.15;
    path.moveTo(x, y - reach);
    path.lineTo(x + reach, y);
    path.lineTo(x, y + reach);
    path.lineTo(x - reach, y);
    path.closePath();
  } else if (node.kind === "value") path.roundRect(x - size * 0.55, y - size * 0.55, size * 1.1, size * 1.1, size * 0.2);
  else path.arc(x, y, size, 0, 2 * Math.PI);
  return path;
}

function paintNodes(context, scale, dot, names) {
  const back = cssColor("--canvas");
  const text = cssColor("--text");
  for (const id of names.order) {
    const node = NODES.get(id);
    const isLit = drawn.lit === null || drawn.lit.has(id);
    if (node.kind === "value" && names.nodes.has(id)) continue; // its name is drawn in a box
    const strong = id === selection.node || id === state.focus || id === drawn.hover;
    const path = dotPath(node, nodeSize(node) * dot);
    context.globalAlpha = isLit ? 1 : 0.26;
    context.fillStyle = node.kind === "value" ? cssColor("--value") : cssColor(hueOf(node));
    context.strokeStyle = strong ? text : node.kind === "value" ? cssColor(hueOf(node)) : back;
    context.lineWidth = (strong ? 2.5 : 1.5) * Math.max(dot * 0.7, 1);
    context.fill(path);
    context.stroke(path);
    if (state.pinned.has(id)) {
      context.fillStyle = back;
      context.fill(dotPath(node, nodeSize(node) * dot * 0.35));
    }
  }
  context.globalAlpha = 1;
}

function paintNames(context, names) {
  const [back, text, muted] = [cssColor("--canvas"), cssColor("--text"), cssColor("--muted")];
  const { unit } = names;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.lineJoin = "round";
  const write = (words, x, y, size, color, strong) => {
    context.font = `${strong ? "600 " : ""}${size * unit}px ${FACE}`;
    context.lineWidth = 3.5 * unit;
    context.strokeStyle = back;
    context.fillStyle = color;
    context.strokeText(words, x, y);
    context.fillText(words, x, y);
  };
  for (const { text: words, x, y } of names.edges) write(words, x, y + 4 * unit, 11, muted, false);
  for (const [id, { text: words, box }] of [...names.nodes].reverse()) {
    const node = NODES.get(id);
    const strong = id === selection.node || id === state.focus || id === drawn.hover;
    context.globalAlpha = drawn.lit === null || drawn.lit.has(id) ? 1 : 0.34;
    if (node.kind === "value") paintBox(context, node, box, unit, strong);
    words.forEach((line, number) => write(line, (box[0] + box[2]) / 2, box[1] + (13 + 16 * number) * unit, node.kind === "value" ? 12.5 : 14, text, strong && node.kind !== "value"));
  }
  context.globalAlpha = 1;
}

function paintBox(context, node, [left, top, right, bottom], unit, strong) {
  context.beginPath();
  context.roundRect(left - 3 * unit, top - unit, right - left + 6 * unit, bottom - top + 2 * unit, 5 * unit);
  context.fillStyle = cssColor("--value");
  context.strokeStyle = strong ? cssColor("--text") : cssColor(hueOf(node));
  context.lineWidth = (strong ? 2 : 1) * unit;
  context.fill();
  context.stroke();
}

network.on("afterDrawing", (context) => {
  if (drawn.changing) return;
  const scale = network.getScale();
  if (drawn.names === null || drawn.dragging || Math.abs(drawn.names.scale / scale - 1) > 0.02) {
    drawn.lit = litNodes();
    drawn.names = chooseNames(scale);
  }
  const { dot } = far(scale);
  paintEdges(context, scale, dot);
  paintNodes(context, scale, dot, drawn.names);
  paintNames(context, drawn.names);
});
