// Names on the drawing: as large as one can read at every zoom, the most important first, none over another.

const FACE = "system-ui, -apple-system, sans-serif";
const LINE_WIDTH = 128; // pixels on the screen; `packing.py` gives labels this room
const MOST_LINES = 3;
const EDGE_NAMES = 400; // with more edges than this, names are written for those that are chosen alone
const HUBS = 40; // the best connected, with at least so many facts
const HUB = 4;
const measure = document.createElement("canvas").getContext("2d");
const CROWD = 1500; // of more things than these, names are chosen around what is seen

/** Give the letters' height on the screen at a zoom, and how much larger than scaled dots are drawn from far. */
const far = (scale) => ({ letters: Math.min(Math.max(14 * scale, 11.5), 17), dot: Math.min(Math.max(0.27 / scale, 1), 7) });

/** Break the name of a node into lines of 14-pixel letters, with the width of the longest: [lines, width]; done once. */
function lines(node) {
  if (node.lines !== undefined) return node.lines;
  measure.font = `14px ${FACE}`;
  const found = [];
  for (const word of (shorten(node.label, MOST_LETTERS) || "…").split(" ")) {
    const longer = found.length ? `${found.at(-1)} ${word}` : word;
    if (found.length && measure.measureText(longer).width <= LINE_WIDTH) found[found.length - 1] = longer;
    else found.push(word);
  }
  if (found.length > MOST_LINES) found.splice(MOST_LINES - 1, Infinity, `${found[MOST_LINES - 1]}…`);
  node.lines = [found, Math.max(...found.map((line) => measure.measureText(line).width))];
  return node.lines;
}

/** Keep rectangles by the squares they touch, so that each new one is compared with few. */
class Taken {
  constructor(side) {
    this.side = side;
    this.cells = new Map();
  }

  /** Tell whether some rectangle that touches the squares of a box fulfils a condition. */
  some([left, top, right, bottom], condition) {
    const { side, cells } = this;
    const [lastX, lastY] = [Math.floor(right / side), Math.floor(bottom / side)];
    for (let x = Math.floor(left / side); x <= lastX; x += 1) {
      for (let y = Math.floor(top / side); y <= lastY; y += 1) {
        const found = cells.get(x * 100_003 + y);
        if (found === undefined) continue;
        for (let at = 0; at < found.length; at += 1) if (condition(found[at])) return true;
      }
    }
    return false;
  }

  /** Tell whether nothing is in the way of a box; of dots, which have a rank, those of a lesser rank than this are not. */
  isFree(box, rank = Infinity) {
    return !this.some(box, (other) => !(other[4] > rank) && overlaps(box, other));
  }

  add(box) {
    const { side, cells } = this;
    const [lastX, lastY] = [Math.floor(box[2] / side), Math.floor(box[3] / side)];
    for (let x = Math.floor(box[0] / side); x <= lastX; x += 1) {
      for (let y = Math.floor(box[1] / side); y <= lastY; y += 1) {
        const key = x * 100_003 + y;
        const found = cells.get(key);
        if (found === undefined) cells.set(key, [box]);
        else found.push(box);
      }
    }
  }
}

/** Tell whether a box is seen whole in the view of all; whoever zooms or moves closer sees more. */
function inFrame(box, scale) {
  if (!drawn.frame || scale > drawn.frame.scale * 1.05) return true;
  const [left, top, right, bottom] = drawn.frame.box;
  return box[0] >= left && box[1] >= top && box[2] <= right && box[3] <= bottom;
}

const overlaps = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Order the visible nodes: what is chosen, then the best connected. */
function byImportance() {
  const { lit, hover, shown } = drawn;
  const first = (id) => (id === selection.node || id === state.focus || id === hover ? 1e9 : state.pinned.has(id) ? 1e6 : 0) + (lit?.has(id) ? 1e5 : 0);
  const ranked = shown.nodes.map((node) => [first(node.id) + node.degree + (node.kind === "value" ? 0 : 0.5), node]);
  return ranked.sort((a, b) => b[0] - a[0]).map(([, node]) => node);
}

/** Give the part of the drawing in which names are chosen: what is seen and as much around it; null for all of it. */
const namingBox = () => (drawn.shown.nodes.length > CROWD ? seenBox(Math.max(camera.width, camera.height) / 2) : null);

/** Tell whether the view has left the part in which names were chosen. */
function leftBehind(within) {
  if (within === null) return false;
  const [left, top, right, bottom] = seenBox();
  return left < within[0] || top < within[1] || right > within[2] || bottom > within[3];
}

/** Choose the names that have room at a scale: what stands in each box, in the drawing's own measure. */
function chooseNames(scale, within) {
  const { letters, dot } = far(scale);
  const unit = letters / 14 / scale; // from pixels of 14-pixel letters to the drawing
  const taken = new Taken(150 * unit);
  const order = byImportance();
  const names = { scale, unit, within, nodes: new Map(), edges: [], order: [...order].reverse() };
  const near = within === null ? order : order.filter(({ at: { x, y } }) => x > within[0] && x < within[2] && y > within[1] && y < within[3]);
  const crowded = near.length > 250;
  const apart = crowded ? 9 : 2; // fewer names are read sooner
  // A dot may not be covered by the name of a lesser one.
  near.slice(0, crowded ? 150 : Infinity).forEach((node, rank) => taken.add([...dotBox(node, dot), rank]));
  for (const [rank, node] of near.slice(0, CROWD).entries()) {
    const [text, width] = lines(node);
    const size = { half: (width / 2 + apart) * unit, height: (text.length * 16 + 2) * unit, reach: node.size * dot + 3 * unit };
    const box = boxFor(node, size, { taken, scale, dot, rank });
    if (box === null) continue;
    taken.add(box);
    names.nodes.set(node.id, { text, box });
  }
  chooseEdgeNames(names, taken, unit);
  return names;
}

function dotBox({ size, at: { x, y } }, dot) {
  const half = size * dot * 0.8;
  return [x - half, y - half, x + half, y + half];
}

/** Find where the name of a node has room; null where it has none. */
function boxFor(node, size, { taken, scale, dot, rank }) {
  const isValue = node.kind === "value";
  const own = isValue && dotBox(node, dot);
  const boxes = isValue ? [around(node.at, size)] : beside(node.at, size);
  const seen = boxes.filter((one) => inFrame(one, scale));
  const found = seen.find((one) => (isValue ? freeBut(taken, one, own) : taken.isFree(one)));
  if (found !== undefined) return found;
  // Who much hangs on is in the midst of it: better a small dot covered than the name missing that tells what this is about.
  const covering = rank < HUBS && node.degree >= HUB ? seen.find((one) => taken.isFree(one, rank)) : undefined;
  return covering ?? (node.id === selection.node || node.id === drawn.hover ? boxes[0] : null);
}

const around = ({ x, y }, { half, height }) => [x - half, y - height / 2, x + half, y + height / 2];

/** Give where the name of a dot may stand: below, above, right or left of it, or in a corner. */
const beside = ({ x, y }, { half, height, reach }) => [
  [x - half, y + reach, x + half, y + reach + height],
  [x - half, y - reach - height, x + half, y - reach],
  [x + reach, y - height / 2, x + reach + 2 * half, y + height / 2],
  [x - reach - 2 * half, y - height / 2, x - reach, y + height / 2],
  ...[[1, 1], [-1, 1], [1, -1], [-1, -1]].map(([right, down]) => around({ x: x + right * (half + 0.7 * reach), y: y + down * (height / 2 + 0.5 * reach) }, { half, height })),
];

/** Tell whether a value's box has room; its own dot is no obstacle, as it is drawn in its stead. */
const freeBut = (taken, box, own) => !taken.some(box, (other) => overlaps(box, other) && own.some((side, at) => side !== other[at]));

function chooseEdgeNames(names, taken, unit) {
  const { edges } = drawn.shown;
  const chosen = (edge) => edge.id === selection.edge || edge.id === drawn.hoverEdge;
  const near = (edge) => selection.node !== null && (edge.from === selection.node || edge.to === selection.node);
  const wanted = edges.length <= EDGE_NAMES && names.scale > 0.45 && drawn.lit === null ? [...edges] : edges.filter((edge) => chosen(edge) || near(edge));
  wanted.sort((a, b) => Number(chosen(b)) - Number(chosen(a)) || a.predicate.length - b.predicate.length);
  measure.font = `11px ${FACE}`;
  for (const edge of wanted) {
    const { x, y } = middle(edge);
    const text = shorten(edge.predicate, 32);
    const half = (measure.measureText(text).width / 2 + 2) * unit;
    const box = [x - half, y - 8 * unit, x + half, y + 8 * unit];
    if (!taken.isFree(box) && !chosen(edge)) continue;
    taken.add(box);
    names.edges.push({ edge, text, x, y });
  }
}
