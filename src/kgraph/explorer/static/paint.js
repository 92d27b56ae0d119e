// One frame of the drawing: lines, dots, names, each kind in one go.

const EDGE_CROWD = 500;

/** Give some transparency to a colour written as #rrggbb. */
const faded = (color, alpha) => color + Math.round(alpha * 255).toString(16).padStart(2, "0");

/** Give the bend's middle: the control point of an edge's curve. */
function control(edge) {
  const [from, to] = [edge.tail.at, edge.head.at];
  const bend = drawn.bends.get(edge.id) || 0;
  return { x: (from.x + to.x) / 2 - (to.y - from.y) * bend * 2, y: (from.y + to.y) / 2 + (to.x - from.x) * bend * 2 };
}

/** Give the point halfway along an edge. */
function middle(edge) {
  const [from, to, turn] = [edge.tail.at, edge.head.at, control(edge)];
  return { x: (from.x + to.x) / 4 + turn.x / 2, y: (from.y + to.y) / 4 + turn.y / 2 };
}

/** Add an edge to a path, and its arrowhead to another; a thing's link with itself is a loop above it. */
function trace(edge, bend, line, tips, size, scale) {
  const [{ at: from }, { at: to }] = [edge.tail, edge.head];
  let border = edge.head.size * size;
  if (from === to) {
    line.moveTo(from.x + border * Math.cos(Math.PI * 0.7), from.y - border * 1.6 + border * Math.sin(Math.PI * 0.7));
    return void line.arc(from.x, from.y - border * 1.6, border, Math.PI * 0.7, Math.PI * 2.3);
  }
  const turn = bend ? control(edge) : from;
  const length = Math.hypot(to.x - turn.x, to.y - turn.y) || 1;
  const [dx, dy] = [(to.x - turn.x) / length, (to.y - turn.y) / length];
  const name = edge.head.kind === "value" && drawn.names.nodes.get(edge.to);
  if (name) border = Math.min((name.box[2] - to.x + 3) / Math.abs(dx), (name.box[3] - to.y + 2) / Math.abs(dy)); // a box, not a dot
  const [x, y] = [to.x - dx * (border + 1.5), to.y - dy * (border + 1.5)];
  const head = Math.min(7.5, length / 3) * Math.sqrt(size) * (scale > 1 ? 1 / Math.sqrt(scale) : 1);
  const [endX, endY] = [x - dx * head * 0.6, y - dy * head * 0.6];
  line.moveTo(from.x, from.y);
  if (bend) line.quadraticCurveTo(turn.x, turn.y, endX, endY);
  else line.lineTo(endX, endY);
  if (head * scale < 2) return; // too far to be seen
  tips.moveTo(x, y);
  tips.lineTo(x - dx * head - dy * head * 0.42, y - dy * head + dx * head * 0.42);
  tips.lineTo(x - dx * head + dy * head * 0.42, y - dy * head - dx * head * 0.42);
  tips.closePath();
}

/** Tell whether an edge may reach into a box: left, top, right, bottom. */
function crosses({ tail: { at: from }, head: { at: to } }, bend, box) {
  const wide = bend || from === to ? Math.hypot(to.x - from.x, to.y - from.y) + 60 : 0;
  return Math.max(from.x, to.x) + wide > box[0] && Math.min(from.x, to.x) - wide < box[2] && Math.max(from.y, to.y) + wide > box[1] && Math.min(from.y, to.y) - wide < box[3];
}

function paintEdges(context, scale, dot) {
  const kinds = { strong: new Map(), lit: new Map(), faint: new Map() };
  const seen = seenBox(10);
  const { bends: bent, lit, hoverEdge } = drawn;
  for (const edge of drawn.shown.edges) {
    const bend = bent.get(edge.id);
    if (!crosses(edge, bend, seen)) continue;
    const isLit = edgeLit(edge, lit);
    const strong = edge.id === selection.edge || edge.id === hoverEdge;
    const alike = kinds[strong ? "strong" : isLit ? "lit" : "faint"];
    let kind = alike.get(edge.status);
    if (kind === undefined) alike.set(edge.status, (kind = { status: edge.status, isLit, strong, line: new Path2D(), tips: new Path2D() }));
    trace(edge, bend, kind.line, kind.tips, dot, scale);
  }
  const crowd = drawn.shown.edges.length > EDGE_CROWD && drawn.lit === null ? 0.42 : 0.9;
  const width = Math.max(1.3, 0.9 / scale);
  for (const { status, isLit, strong, line, tips } of [kinds.faint, kinds.lit, kinds.strong].flatMap((alike) => [...alike.values()])) {
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

function traceDot(context, { kind, at: { x, y } }, size) {
  context.beginPath();
  if (kind === "event") {
    const reach = size * 1.15;
    context.moveTo(x, y - reach);
    context.lineTo(x + reach, y);
    context.lineTo(x, y + reach);
    context.lineTo(x - reach, y);
    context.closePath();
  } else if (kind === "value") context.roundRect(x - size * 0.55, y - size * 0.55, size * 1.1, size * 1.1, size * 0.2);
  else context.arc(x, y, size, 0, 2 * Math.PI);
}

function paintNodes(context, dot, names) {
  const [back, text, value] = [cssColor("--canvas"), cssColor("--text"), cssColor("--value")];
  const [left, top, right, bottom] = seenBox(40);
  for (const node of names.order) {
    const { id, kind, at: { x, y } } = node;
    if (x < left || x > right || y < top || y > bottom) continue;
    if (kind === "value" && names.nodes.has(id)) continue; // its name is drawn in a box
    const hue = cssColor(hueOf(node));
    const strong = id === selection.node || id === state.focus || id === drawn.hover;
    context.globalAlpha = drawn.lit === null || drawn.lit.has(id) ? 1 : 0.26;
    context.fillStyle = kind === "value" ? value : hue;
    context.strokeStyle = strong ? text : kind === "value" ? hue : back;
    context.lineWidth = (strong ? 2.5 : 1.5) * Math.max(dot * 0.7, 1);
    traceDot(context, node, node.size * dot);
    context.fill();
    context.stroke();
    if (!state.pinned.has(id)) continue;
    context.fillStyle = back;
    traceDot(context, node, node.size * dot * 0.35);
    context.fill();
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
  const [left, top, right, bottom] = seenBox(20);
  for (const { text: words, x, y } of names.edges) if (x > left - 200 * unit && x < right + 200 * unit && y > top && y < bottom) write(words, x, y + 4 * unit, 11, muted, false);
  for (const [id, { text: words, box }] of [...names.nodes].reverse()) {
    if (box[2] < left || box[0] > right || box[3] < top || box[1] > bottom) continue;
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

/** Paint what is shown as it is seen now. */
function paint() {
  const { scale } = camera;
  const ratio = surface.width / (camera.width || 1);
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, surface.width, surface.height);
  pen.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * (camera.width / 2 - camera.x * scale), ratio * (camera.height / 2 - camera.y * scale));
  if (drawn.names === null || Math.abs(drawn.names.scale / scale - 1) > 0.02 || leftBehind(drawn.names.within)) {
    drawn.lit = litNodes();
    drawn.names = chooseNames(scale, namingBox());
  }
  const { dot } = far(scale);
  paintEdges(pen, scale, dot);
  paintNodes(pen, dot, drawn.names);
  paintNames(pen, drawn.names);
}
