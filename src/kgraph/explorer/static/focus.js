// Which nodes and edges are shown, and where nodes stand that have no place of their own.

const IN_PLACE = 200; // up to this many nodes a neighbourhood keeps its places, so that the picture stays familiar
const nodeAllowed = (node) =>
  node.id === state.focus || state.pinned.has(node.id) || !(state.off.cls.has(node.cls) || state.off.community.has(node.community) || state.hidden.has(node.id));
const claimShown = (claim) => claimAllowed(claim) && nodeAllowed(NODES.get(claim.from)) && (claim.to === undefined || nodeAllowed(NODES.get(claim.to)));
const edgeAllowed = (edge) =>
  edge.to !== undefined && claimAllowed(edge) && nodeAllowed(NODES.get(edge.from)) && nodeAllowed(NODES.get(edge.to));
const otherEnd = (edge, id) => (edge.from === id ? edge.to : edge.from);
const degree = (id) => NODES.get(id).degree;

/** Give nodes by distance from the focus: [[focus], [neighbours], …]. */
function rings(start, hops) {
  const seen = new Set([start]);
  const found = [[start]];
  for (let hop = 0; hop < hops; hop += 1) {
    const ring = [];
    for (const id of found[hop]) {
      for (const edge of CLAIMS.get(id)) {
        if (!edgeAllowed(edge)) continue;
        const other = otherEnd(edge, id);
        if (seen.has(other) || seen.size >= state.limit) continue;
        seen.add(other);
        ring.push(other);
      }
    }
    found.push(ring);
  }
  return found;
}

const IS_PLACED = Uint8Array.from(DATA.nodes, ({ isPlaced }) => isPlaced);

/** Give a mark for each node that the filters allow. */
function allowedNodes() {
  const allowed = new Uint8Array(DATA.nodes.length).fill(1);
  for (const [facet, { starts, values }] of NODE_COLUMNS) {
    if (!state.off[facet].size) continue;
    const marks = marksOf(facet);
    for (let node = 0; node < allowed.length; node += 1) if (starts[node] < starts[node + 1] && marks[values[starts[node]]]) allowed[node] = 0;
  }
  for (const id of state.hidden) allowed[PLACES.get(id)] = 0;
  for (const id of state.pinned) allowed[PLACES.get(id)] = 1;
  if (state.focus !== null) allowed[PLACES.get(state.focus)] = 1;
  return allowed;
}

/** Give the places of the edges that the filters allow among some nodes. */
function allowedEdges(nodes) {
  const now = refused();
  const found = new Int32Array(DATA.edges.length);
  let count = 0;
  for (let edge = 0; edge < found.length; edge += 1) {
    if (TO[edge] >= 0 && nodes[FROM[edge]] && nodes[TO[edge]] && hiding(edge, now) === FREE) found[count++] = edge;
  }
  return found.subarray(0, count);
}

/** Give the best connected nodes that the filters allow and that have a place. */
function overview(nodes, edges) {
  const degrees = new Int32Array(DATA.nodes.length);
  for (const edge of edges) {
    degrees[FROM[edge]] += 1;
    if (TO[edge] !== FROM[edge]) degrees[TO[edge]] += 1;
  }
  const counts = (place) => IS_PLACED[place] && (degrees[place] > 0 || (state.unconnected && nodes[place]));
  // Only as many are sorted as are shown: how many nodes have each degree tells which can be among them.
  const having = [];
  let all = 0;
  for (let place = 0; place < degrees.length; place += 1) {
    if (!counts(place)) continue;
    having[degrees[place]] = (having[degrees[place]] ?? 0) + 1;
    all += 1;
  }
  let least = having.length;
  for (let room = state.limit; least > 0 && room > 0; room -= having[least] ?? 0) least -= 1;
  const ranks = []; // one number for each, the better connected the smaller, then in their order: numbers are sorted fast
  for (let place = 0; place < degrees.length; place += 1) if (degrees[place] >= least && counts(place)) ranks.push(place - degrees[place] * degrees.length);
  const best = Float64Array.from(ranks).sort().subarray(0, state.limit);
  const ids = Array.from(best, (rank) => DATA.nodes[((rank % degrees.length) + degrees.length) % degrees.length].id);
  return { ids: new Set(ids), cut: all > state.limit };
}

/** Give what is to be seen: nodes and their ids, edges and their places, places of nodes that differ from their own, whether some were cut. */
function visible() {
  const allowed = allowedNodes();
  const links = allowedEdges(allowed);
  let ids;
  let cut = false;
  let places = new Map();
  if (state.path) {
    const along = shortestPath(state.path.from, state.path.to);
    ids = new Set(along);
    places = pathPlaces(along);
  } else if (state.focus === null) {
    ({ ids, cut } = overview(allowed, links));
  } else {
    const found = rings(state.focus, state.hops);
    ids = new Set(found.flat());
    if (NODES.size > IN_PLACE) places = circles(found);
  }
  for (const id of state.pinned) ids.add(id);
  const isShown = new Uint8Array(DATA.nodes.length);
  const nodes = Array.from(ids, (id) => NODES.get(id));
  for (const id of ids) isShown[PLACES.get(id)] = 1;
  const at = links.filter((edge) => isShown[FROM[edge]] && isShown[TO[edge]]);
  return { ids, nodes, at, edges: Array.from(at, (edge) => DATA.edges[edge]), places, cut };
}

/** Set a neighbourhood on ellipses around its focus, each node near what it hangs on. */
function circles(found) {
  const places = new Map([[found[0][0], { x: 0, y: 0 }]]);
  const angles = new Map([[found[0][0], 0]]);
  let radius = 0;
  for (const ring of found.slice(1)) {
    const near = (id) => {
      const inner = CLAIMS.get(id).map((edge) => edge.to !== undefined && angles.get(otherEnd(edge, id)));
      return inner.find((angle) => typeof angle === "number") || 0;
    };
    const ordered = ring.map((id) => [near(id), id]).sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
    radius = Math.max(radius + 170, (ordered.length * 62) / (2 * Math.PI));
    ordered.forEach(([, id], number) => {
      const angle = ((number + 0.5) / ordered.length) * 2 * Math.PI;
      const reach = radius * (ordered.length > 14 && number % 2 ? 1.22 : 1);
      angles.set(id, angle);
      places.set(id, { x: Math.round(reach * 1.5 * Math.cos(angle)), y: Math.round(reach * Math.sin(angle)) });
    });
    radius *= ordered.length > 14 ? 1.22 : 1;
  }
  return places;
}
