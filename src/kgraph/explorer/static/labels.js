// Names on the drawing: as large as one can read at every zoom, the most important first, none over another.

const FACE = "system-ui, -apple-system, sans-serif";
const LINE_WIDTH = 128; // pixels on the screen; `packing.py` gives labels this room
const MOST_LINES = 3;
const EDGE_NAMES = 400; // with more edges than this, names are written for those that are chosen alone
const HUBS = 40; // the best connected, with at least so many facts
const HUB = 4;
const measure = document.createElement("canvas").getContext("2d");
const wrapped = new Map();

/** Give the letters' height on the screen at a zoom, and how much larger than scaled dots are drawn from far. */
const far = (scale) => ({ letters: Math.min(Math.max(14 * scale, 11.5), 17), dot: Math.min(Math.max(0.27 / scale, 1), 7) });

/** Break a name into lines of 14-pixel letters, with the width of the longest: [lines, width]. */
function lines(name) {
  if (wrapped.has(name)) return wrapped.get(name);
  measure.font = `14px ${FACE}`;
  const found = [];
  for (const word of name.split(" ")) {
    const longer = found.length ? `${found.at(-1)} ${word}` : word;
    if (found.length && measure.measureText(longer).width <= LINE_WIDTH) found[found.length - 1] = longer;
    else found.push(word);
  }
  if (found.length > MOST_LINES) found.splice(MOST_LINES - 1, Infinity, `${found[MOST_LINES - 1]}…`);
  const told = [found, Math.max(...found.map((line) => measure.measureText(line).width))];
  wrapped.set(name, told);
  return told;
}

/** Keep rectangles by the squares they touch, so that each new one is compared with few. */
class Taken {
  constructor(side) {
    this.side = side;
    this.cells = new Map();
  }

  *keys([left, top, right, bottom]) {
    for (let x = Math.floor(left / this.side); x <= Math.floor(right / this.side); x += 1) {
      for (let y = Math.floor(top / this.side); y <= Math.floor(bottom / this.side); y += 1) yield x * 100_003 + y;
    }
  }

  /** Tell whether nothing is in the way of a box; of dots, which have a rank, those of a lesser rank than this are not. */
  isFree(box, rank = Infinity) {
    for (const key of this.keys(box)) for (const other of this.cells.get(key) || []) if (!(other[4] > rank) && overlaps(box, other)) return false;
    return true;
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (this.cells.has(key)) this.cells.get(key).push(box);
      else this.cells.set(key, [box]);
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
  const first = (id) => (id === selection.node || id === state.focus || id === drawn.hover ? 1e9 : state.pinned.has(id) ? 1e6 : 0) + (drawn.lit?.has(id) ? 1e5 : 0);
  const ranks = new Map([...drawn.shown.ids].map((id) => [id, first(id) + degree(id) + (NODES.get(id).kind === "value" ? 0 : 0.5)]));
  return [...drawn.shown.ids].sort((a, b) => ranks.get(b) - ranks.get(a));
}

/** Choose the names that have room at a scale: what stands in each box, in the drawing's own measure. */
function chooseNames(scale) {
  const { letters, dot } = far(scale);
  const unit = letters / 14 / scale; // from pixels of 14-pixel letters to the drawing
  const taken = new Taken(150 * unit);
  const order = byImportance();
  const names = { scale, unit, nodes: new Map(), edges: [], order: [...order].reverse() };
  const crowded = order.length > 250;
  const apart = crowded ? 9 : 2; // fewer names are read sooner
  // A dot may not be covered by the name of a lesser one.
  order.slice(0, crowded ? 150 : Infinity).forEach((id, rank) => {
    const half = nodeSize(NODES.get(id)) * dot * 0.8;
    const { x, y } = body[id];
    taken.add([x - half, y - half, x + half, y + half, rank]);
  });
  for (const [rank, id] of order.entries()) {
    const node = NODES.get(id);
    const [text, width] = lines(shorten(node.label, MOST_LETTERS) || "…");
    const size = { half: (width / 2 + apart) * unit, height: (text.length * 16 + 2) * unit, reach: nodeSize(node) * dot + 3 * unit };
    const boxes = node.kind === "value" ? [around(body[id], size)] : beside(body[id], size);
    const seen = boxes.filter((one) => inFrame(one, scale));
    let box = seen.find((one) => (node.kind === "value" ? freeBut(taken, one, id, dot) : taken.isFree(one)));
    // Who much hangs on is in the midst of it: better a small dot covered than the name missing that tells what this is about.
    if (!box && rank < HUBS && degree(id) >= HUB) box = seen.find((one) => taken.isFree(one, rank));
    if (!box && id !== selection.node && id !== drawn.hover) continue;
    taken.add(box || boxes[0]);
    names.nodes.set(id, { text, box: box || boxes[0] });
  }
  chooseEdgeNames(names, taken, unit);
  return names;
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
function freeBut(taken, box, id, dot) {
  const half = nodeSize(NODES.get(id)) * dot * 0.8;
  const { x, y } = body[id];
  const own = [x - half, y - half, x + half, y + half];
  for (const key of taken.keys(box)) for (const other of taken.cells.get(key) || []) if (overlaps(box, other) && own.some((side, at) => side !== other[at])) return false;
  return true;
}

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
