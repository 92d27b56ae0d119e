// The drawing as a file: PNG as it is on the screen, SVG with all that the filters show.

const SVG = "http://www.w3.org/2000/svg";

const HALO = { "text-anchor": "middle" };

/** Make an element of a picture; words are appended as text, never parsed. */
function shape(tag, attributes, words) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (words !== undefined) element.append(words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/gu, " ")); // not allowed in XML
  return element;
}

function savePng() {
  const seen = surface;
  drawNow();
  const canvas = make("canvas", { width: seen.width, height: seen.height });
  const context = canvas.getContext("2d");
  context.fillStyle = cssColor("--canvas");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(seen, 0, 0);
  canvas.toBlob((blob) => download("graph.png", "image/png", blob));
}

function edgeShape(edge, names) {
  const [from, to, turn] = [edge.tail.at, edge.head.at, control(edge)];
  const length = Math.max(Math.hypot(to.x - turn.x, to.y - turn.y), 1);
  const short = edge.head.size + 3; // the arrow ends at the border of its node
  const end = { x: to.x - ((to.x - turn.x) / length) * short, y: to.y - ((to.y - turn.y) / length) * short };
  const round = ({ x, y }) => `${Math.round(x)} ${Math.round(y)}`;
  const dashes = statusStyle(edge.status).dashes || [];
  const line = shape("path", { d: `M${round(from)}Q${round(turn)} ${round(end)}`, fill: "none", stroke: statusColor(edge.status), "stroke-width": 1.5, "stroke-dasharray": dashes.join(" "), "marker-end": "url(#tip)" });
  line.append(shape("title", {}, `${oneLine(edge.tail.label)} ${oneLine(edge.predicate)} ${oneLine(edge.head.label)} (${edge.status})`));
  const name = names.get(edge);
  return name ? [line, shape("text", { x: Math.round(name.x), y: Math.round(name.y + 4), "font-size": 11, fill: cssColor("--muted"), ...HALO }, name.text)] : [line];
}

function nodeShape(node, name) {
  const size = Math.round(node.size);
  const [left, top] = [Math.round(node.at.x), Math.round(node.at.y)];
  const isValue = node.kind === "value";
  const look = { fill: isValue ? cssColor("--value") : cssColor(hueOf(node)), stroke: isValue ? cssColor(hueOf(node)) : cssColor("--canvas"), "stroke-width": isValue ? 1 : 2 };
  const [x, y, width, height] = isValue && name ? [name.box[0] - 3, name.box[1] - 1, name.box[2] - name.box[0] + 6, name.box[3] - name.box[1] + 2] : [left - 6, top - 6, 12, 12];
  const mark =
    node.kind === "event" ? shape("path", { d: `M${left} ${top - size}l${size} ${size}l${-size} ${size}l${-size} ${-size}z`, ...look })
    : isValue ? shape("rect", { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height), rx: 4, ...look })
    : shape("circle", { cx: left, cy: top, r: size, ...look });
  mark.append(shape("title", {}, `${oneLine(node.label)} (${node.cls})`));
  const words = name ? name.text : [shorten(node.label, MOST_LETTERS)];
  const begin = name ? name.box[1] + 13 : top + size + 14;
  return [mark, ...words.map((line, number) => shape("text", { x: left, y: Math.round(begin + 16 * number), "font-size": isValue ? 12.5 : 14, fill: cssColor("--text"), ...HALO }, line))];
}

/** Draw what is shown as SVG: a standalone file without script or reference to anywhere. */
function pictureSvg() {
  const spots = drawn.shown.nodes.map(({ at }) => at);
  const names = chooseNames(1, null);
  const ofEdge = new Map(names.edges.map((name) => [name.edge, name]));
  const bound = (choose, axis) => Math.round(spots.reduce((found, spot) => choose(found, spot[axis]), spots[0][axis])); // there may be more than a call takes
  const [left, top] = spots.length ? [bound(Math.min, "x") - 100, bound(Math.min, "y") - 40] : [0, 0];
  const [width, height] = spots.length ? [bound(Math.max, "x") + 100 - left, bound(Math.max, "y") + 60 - top] : [1, 1];
  const picture = shape("svg", { viewBox: `${left} ${top} ${width} ${height}`, width, height, "font-family": "system-ui, sans-serif" });
  const tip = shape("marker", { id: "tip", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 6, markerHeight: 6, orient: "auto" });
  tip.append(shape("path", { d: "M0 0L8 4L0 8z", fill: cssColor("--muted") }));
  const tips = shape("defs", {});
  tips.append(tip);
  picture.append(shape("title", {}, DATA.title), tips, shape("rect", { x: left, y: top, width, height, fill: cssColor("--canvas") }));
  for (const edge of drawn.shown.edges) picture.append(...edgeShape(edge, ofEdge));
  for (const node of drawn.shown.nodes) picture.append(...nodeShape(node, names.nodes.get(node.id)));
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
