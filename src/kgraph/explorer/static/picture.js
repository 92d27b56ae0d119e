// The drawing as a file: PNG as it is on the screen, SVG with all that the filters show.

const SVG = "http://www.w3.org/2000/svg";

/** Make an element of a picture; words are appended as text, never parsed. */
function shape(tag, attributes, words) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (words !== undefined) element.append(words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/gu, " ")); // not allowed in XML
  return element;
}

function savePng() {
  const seen = stage.querySelector("canvas");
  const canvas = make("canvas", { width: seen.width, height: seen.height });
  const context = canvas.getContext("2d");
  context.fillStyle = cssColor("--canvas");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(seen, 0, 0);
  canvas.toBlob((blob) => download("graph.png", "image/png", blob));
}

function edgeShape(edge, places) {
  const [from, to] = [places[edge.from], places[edge.to]];
  const length = Math.max(Math.hypot(to.x - from.x, to.y - from.y), 1);
  const short = nodeSize(NODES.get(edge.to)) + 4; // the arrow ends at the border of its node
  const bend = drawn.bends.get(edge.id) || 0;
  const middle = { x: (from.x + to.x) / 2 - (to.y - from.y) * bend, y: (from.y + to.y) / 2 + (to.x - from.x) * bend };
  const end = { x: to.x - ((to.x - from.x) / length) * short, y: to.y - ((to.y - from.y) / length) * short };
  const round = ({ x, y }) => `${Math.round(x)} ${Math.round(y)}`;
  const dashes = statusStyle(edge.status).dashes || [];
  const line = shape("path", { d: `M${round(from)}Q${round(middle)} ${round(end)}`, fill: "none", stroke: statusColor(edge.status), "stroke-width": 1.5, "stroke-dasharray": dashes.join(" "), "marker-end": "url(#tip)" });
  line.append(shape("title", {}, `${oneLine(NODES.get(edge.from).label)} ${oneLine(edge.predicate)} ${oneLine(NODES.get(edge.to).label)} (${edge.status})`));
  const named = drawn.named.has(edge.id) || drawn.shown.edges.length <= LABELLED_EDGES / 4;
  return named ? [line, shape("text", { x: Math.round(middle.x), y: Math.round(middle.y), "font-size": 10, fill: cssColor("--muted"), "text-anchor": "middle" }, edgeName(edge))] : [line];
}

function nodeShape(node, { x, y }) {
  const size = Math.round(nodeSize(node));
  const [left, top] = [Math.round(x), Math.round(y)];
  const look = { fill: node.color, stroke: cssColor("--canvas"), "stroke-width": 2 };
  const mark =
    node.shape === "dot" ? shape("circle", { cx: left, cy: top, r: size, ...look })
    : node.shape === "diamond" ? shape("path", { d: `M${left} ${top - size}l${size} ${size}l${-size} ${size}l${-size} ${-size}z`, ...look })
    : shape("rect", { x: left - 6, y: top - 6, width: 12, height: 12, rx: 2, ...look, fill: cssColor("--value"), stroke: node.color });
  mark.append(shape("title", {}, `${oneLine(node.label)} (${node.cls})`));
  return [mark, shape("text", { x: left, y: top + size + 14, "font-size": 13, fill: cssColor("--text"), "text-anchor": "middle" }, shorten(node.label, MOST_LETTERS))];
}

/** Draw what is shown as SVG: a standalone file without script or reference to anywhere. */
function pictureSvg() {
  const places = network.getPositions([...drawn.shown.ids]);
  const spots = Object.values(places);
  const bound = (choose, axis) => Math.round(choose(...spots.map((spot) => spot[axis])));
  const [left, top] = spots.length ? [bound(Math.min, "x") - 100, bound(Math.min, "y") - 40] : [0, 0];
  const [width, height] = spots.length ? [bound(Math.max, "x") + 100 - left, bound(Math.max, "y") + 60 - top] : [1, 1];
  const picture = shape("svg", { viewBox: `${left} ${top} ${width} ${height}`, width, height, "font-family": "system-ui, sans-serif" });
  const tip = shape("marker", { id: "tip", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 6, markerHeight: 6, orient: "auto" });
  tip.append(shape("path", { d: "M0 0L8 4L0 8z", fill: cssColor("--muted") }));
  const tips = shape("defs", {});
  tips.append(tip);
  picture.append(shape("title", {}, DATA.title), tips, shape("rect", { x: left, y: top, width, height, fill: cssColor("--canvas") }));
  for (const edge of drawn.shown.edges) picture.append(...edgeShape(edge, places));
  for (const id of drawn.shown.ids) picture.append(...nodeShape(NODES.get(id), places[id]));
  return new XMLSerializer().serializeToString(picture);
}

document.getElementById("save-png").addEventListener("click", savePng);
document.getElementById("save-svg").addEventListener("click", () => download("graph.svg", "image/svg+xml", pictureSvg()));
document.getElementById("save-csv").addEventListener("click", () => download("facts.csv", "text/csv", `\ufeff${tableCsv()}`));
const menu = document.getElementById("save");
menu.addEventListener("click", (event) => event.target.closest("button") && menu.removeAttribute("open"));
menu.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  event.stopPropagation();
  menu.removeAttribute("open");
  menu.querySelector("summary").focus();
});
document.addEventListener("click", (event) => !menu.contains(event.target) && menu.removeAttribute("open"));
