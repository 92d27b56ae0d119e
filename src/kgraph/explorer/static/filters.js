// What the reader wants to see: facets that are switched off value by value, and two ranges.

const ALL_CLAIMS = [...DATA.edges, ...DATA.types];
for (const claim of ALL_CLAIMS) {
  claim.sources = [...new Set((claim.evidences || []).map((position) => DATA.evidences[position][0]).filter((source) => source >= 0))];
}

/** By what claims are told apart: a title, the values of a claim, and how a value is called. */
const FACETS = {
  status: { title: "Status", of: (claim) => [claim.status], name: (value) => value, hint: (value) => statusStyle(value).hint },
  origin: {
    title: "Said with",
    of: (claim) => [claim.open ? "open" : "ontology"],
    name: (value) => (value === "open" ? "words of the text" : "the ontology"),
    hint: (value) => (value === "open" ? "Facts in the text's own words, which no property of the ontology covers." : "Facts whose property the ontology defines."),
  },
  property: { title: "Properties", of: (claim) => [claim.predicate], name: (value) => value },
  source: { title: "Sources", of: (claim) => claim.sources, name: (value) => oneLine(DATA.documents[value][1]), hint: (value) => DATA.documents[value][2].slice(0, 10) },
};
const state = { off: { cls: new Set() }, focus: null, hops: 1, path: null, hidden: new Set(), pinned: new Set(), limit: DATA.overview };
for (const facet of Object.keys(FACETS)) state.off[facet] = new Set();
resetFilters();

/** Go back to what is seen at first: what is asserted, of every kind. */
function resetFilters() {
  showAllClaims();
  state.off.cls.clear();
  for (const { status } of ALL_CLAIMS) if (status !== "asserted") state.off.status.add(status);
  state.unconnected = DATA.edges.length === 0;
}

function showAllClaims() {
  for (const facet of Object.keys(FACETS)) state.off[facet].clear();
  Object.assign(state, { confidence: 0, from: "", to: "" });
}

const published = (claim) => claim.sources.map((source) => DATA.documents[source][2].slice(0, 10)).filter(Boolean);
const inDates = (day) => (!state.from || day >= state.from) && (!state.to || day <= state.to);

/** Tell whether the filters allow a claim; one of them can be left out, to count what it would bring. */
function claimAllowed(claim, except) {
  for (const facet in FACETS) {
    const off = state.off[facet];
    if (facet === except || !off.size) continue;
    const values = FACETS[facet].of(claim);
    if (values.length && values.every((value) => off.has(value))) return false;
  }
  if (claim.confidence !== undefined && claim.confidence * 100 < state.confidence) return false;
  return (!state.from && !state.to) || published(claim).some(inDates);
}

/** Switch on whatever keeps a claim from being seen. */
function allowClaim(claim) {
  for (const facet of Object.keys(FACETS)) for (const value of FACETS[facet].of(claim)) state.off[facet].delete(value);
  for (const end of [claim.from, claim.to]) if (end !== undefined) state.off.cls.delete(NODES.get(end).cls);
  if (!claimAllowed(claim)) Object.assign(state, { confidence: 0, from: "", to: "" });
}

/** Give every value there is, the most frequent first; found once. */
const VALUES = { cls: tally(DATA.nodes.map((node) => node.cls)).map(([cls]) => cls) };
for (const facet of Object.keys(FACETS)) VALUES[facet] = tally(ALL_CLAIMS.flatMap(FACETS[facet].of)).map(([value]) => value);

/** Count the claims of each value that all other filters allow: [value, count] for every value there is, in a stable order. */
function facetCounts(facet) {
  const { of } = FACETS[facet];
  const counts = new Map(tally(ALL_CLAIMS.filter((claim) => claimAllowed(claim, facet)).flatMap(of)));
  return byCount(VALUES[facet].map((value) => [value, counts.get(value) || 0]));
}

/** Count the nodes of each class that take part in an allowed claim; all of them where such nodes are shown. */
function classCounts() {
  const seen = new Set();
  for (const claim of ALL_CLAIMS) if (claimAllowed(claim)) seen.add(claim.from).add(claim.to);
  const counts = new Map(tally(DATA.nodes.filter((node) => state.unconnected || seen.has(node.id)).map((node) => node.cls)));
  return byCount(VALUES.cls.map((cls) => [cls, counts.get(cls) || 0]));
}

const byCount = (counts) => counts.sort((a, b) => b[1] - a[1]);
