// Which nodes and edges are shown, and where nodes stand that have no place of their own.

const IN_PLACE = 200; // up to this many nodes a neighbourhood keeps its places, so that the picture stays familiar
const nodeAllowed = (node) =>
  node.id === state.focus || state.pinned.has(node.id) || !(state.off.cls.has(node.cls) || state.off.community.has(node.community) || state.hidden.has(node.id));
const claimShown = (claim) => claimAllowed(claim) && nodeAllowed(NODES.get(claim.from)) && (claim.to === undefined || nodeAllowed(NODES.get(claim.to)));
const edgeAllowed = (edge) =>
  edge.to !== undefined && claimAllowed(edge) && nodeAllowed(NODES.get(edge.from)) && nodeAllowed(NODES.get(edge.to));
const otherEnd = (edge, id) => (edge.from === id ? edge.to : edge.from);
const degree = (id) => NODES.get(id).degree;
for (const node of DATA.nodes) node.degree = CLAIMS.get(node.id).length;

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

/** Give the places of the edges that the filters allow. */
function allowedEdges() {
  const [nodes, now] = [Uint8Array.from(DATA.nodes, nodeAllowed), refused()];
  const found = [];
  for (let edge = 0; edge < DATA.edges.length; edge += 1) {
    if (TO[edge] >= 0 && nodes[FROM[edge]] && nodes[TO[edge]] && hiding(edge, now) === FREE) found.push(edge);
  }
  return found;
}

/** Give the best connected nodes that the filters allow and that have a place. */
function overview(edges) {
  const degrees = new Int32Array(DATA.nodes.length);
  for (const edge of edges) {
    degrees[FROM[edge]] += 1;
    if (TO[edge] !== FROM[edge]) degrees[TO[edge]] += 1;
  }
  // One number for each node, the better connected the smaller, then in their order: numbers are sorted fast.
  const ranks = [];
  DATA.nodes.forEach((node, place) => {
    const counts = degrees[place] > 0 || (state.unconnected && nodeAllowed(node));
    if (counts && node.x !== undefined) ranks.push(place - degrees[place] * DATA.nodes.length);
  });
  const connected = Float64Array.from(ranks).sort().subarray(0, state.limit);
  const ids = Array.from(connected, (rank) => DATA.nodes[((rank % DATA.nodes.length) + DATA.nodes.length) % DATA.nodes.length].id);
  return { ids: new Set(ids), cut: ranks.length > state.limit };
}

/** Give what is to be seen: node ids, edges, places that differ from the given ones, whether some were cut. */
function visible() {
  const allowed = allowedEdges();
  let ids;
  let cut = false;
  let places = new Map();
  if (state.path) {
    const along = shortestPath(state.path.from, state.path.to);
    ids = new Set(along);
    places = pathPlaces(along);
  } else if (state.focus === null) {
    ({ ids, cut } = overview(allowed));
  } else {
    const found = rings(state.focus, state.hops);
    ids = new Set(found.flat());
    if (NODES.size > IN_PLACE) places = circles(found);
  }
  for (const id of state.pinned) ids.add(id);
  const isShown = Uint8Array.from(DATA.nodes, ({ id }) => ids.has(id));
  const edges = allowed.filter((edge) => isShown[FROM[edge]] && isShown[TO[edge]]).map((edge) => DATA.edges[edge]);
  return { ids, edges, places, cut };
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
