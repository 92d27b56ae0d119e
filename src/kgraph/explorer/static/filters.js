// What the reader wants to see: facets that are switched off value by value, and two ranges.

const ALL_CLAIMS = [...DATA.edges, ...DATA.types];
const alone = DATA.documents.map((_, source) => [source]);
const sourceOf = (position) => DATA.evidences[position][0];

/** Give the documents that say a claim. */
function sourcesOf({ evidences = NONE }) {
  if (evidences.length === 0) return NONE;
  if (evidences.length === 1) return alone[sourceOf(evidences[0])] || NONE;
  return [...new Set(evidences.map(sourceOf).filter((source) => source >= 0))];
}

for (const claim of ALL_CLAIMS) claim.sources = sourcesOf(claim);

/** By what claims are told apart: a title, the value of a claim (or its values), and how a value is called. */
const FACETS = {
  status: { title: "Status", of: (claim) => claim.status, name: (value) => value, hint: (value) => statusStyle(value).hint },
  origin: {
    title: "Said with",
    of: (claim) => (claim.open ? "open" : "ontology"),
    name: (value) => (value === "open" ? "words of the text" : "the ontology"),
    hint: (value) => (value === "open" ? "Facts in the text's own words, which no property of the ontology covers." : "Facts whose property the ontology defines."),
  },
  property: { title: "Properties", of: (claim) => claim.predicate, name: (value) => value },
  source: { title: "Sources", many: true, of: (claim) => claim.sources, name: (value) => oneLine(DATA.documents[value][1]), hint: (value) => DATA.documents[value][2].slice(0, 10) },
};
/** By what things are told apart. */
const NODE_FACETS = {
  cls: { title: "Classes", of: (node) => node.cls, name: (value) => value },
  community: { title: "Communities", of: (node) => node.community, name: (value) => oneLine(DATA.communities[value]), hint: (value) => `What is closely linked with ${oneLine(DATA.communities[value])}` },
};
const state = { off: { cls: new Set(), community: new Set() }, coloring: "class", theme: null, focus: null, hops: 1, path: null, hidden: new Set(), pinned: new Set(), limit: DATA.overview };
for (const facet of Object.keys(FACETS)) state.off[facet] = new Set();

/** Go back to what is seen at first: what is asserted, of every kind. */
function resetFilters() {
  showAllClaims();
  showAllNodes();
  for (const { status } of ALL_CLAIMS) if (status !== "asserted") state.off.status.add(status);
  state.unconnected = DATA.edges.length === 0;
}

function showAllNodes() {
  for (const facet of Object.keys(NODE_FACETS)) state.off[facet].clear();
}

function showAllClaims() {
  for (const facet of Object.keys(FACETS)) state.off[facet].clear();
  Object.assign(state, { confidence: 0, from: "", to: "" });
}

const DAY_OF = DATA.documents.map(([, , date]) => date.slice(0, 10));
const valuesOf = (facet, claim) => (FACETS[facet].many ? FACETS[facet].of(claim) : [FACETS[facet].of(claim)]);
const inDates = (day) => (!state.from || day >= state.from) && (!state.to || day <= state.to);
const inRanges = (claim) => !(claim.confidence * 100 < state.confidence) && ((!state.from && !state.to) || claim.sources.some((source) => DAY_OF[source] && inDates(DAY_OF[source])));

/** Tell whether one facet keeps a claim from being seen. */
function facetHides(facet, claim) {
  const off = state.off[facet];
  if (!off.size) return false;
  const values = FACETS[facet].of(claim);
  return FACETS[facet].many ? values.length > 0 && values.every((value) => off.has(value)) : off.has(values);
}

/** Tell whether the filters allow a claim; one of them can be left out, to see what it would bring. */
function claimAllowed(claim, except) {
  for (const facet in FACETS) if (facet !== except && facetHides(facet, claim)) return false;
  return inRanges(claim);
}

/** Switch on whatever keeps a claim from being seen. */
function allowClaim(claim) {
  for (const facet of Object.keys(FACETS)) for (const value of valuesOf(facet, claim)) state.off[facet].delete(value);
  for (const end of [claim.from, claim.to]) if (end !== undefined) allowNode(NODES.get(end));
  if (!claimAllowed(claim)) Object.assign(state, { confidence: 0, from: "", to: "" });
}

function allowNode(node) {
  for (const [facet, { of }] of Object.entries(NODE_FACETS)) state.off[facet].delete(of(node));
}

/** Give every value there is, the most frequent first; found once. */
const VALUES = {};
for (const [facet, { of }] of Object.entries(NODE_FACETS)) VALUES[facet] = tally(DATA.nodes.map(of).filter((value) => value !== undefined)).map(([value]) => value);
for (const facet of Object.keys(FACETS)) VALUES[facet] = tally(ALL_CLAIMS.flatMap(FACETS[facet].of)).map(([value]) => value);

const addOne = (counts, key) => counts.set(key, (counts.get(key) || 0) + 1);

/** Count, for every facet, what each of its values would bring that all other filters allow: [value, count], the most first. */
function countFacets() {
  const counts = Object.fromEntries(Object.keys(VALUES).map((facet) => [facet, new Map()]));
  const seen = new Set();
  const facets = Object.keys(FACETS);
  const count = (facet, claim) => {
    const values = FACETS[facet].of(claim);
    if (FACETS[facet].many) for (const value of values) addOne(counts[facet], value);
    else addOne(counts[facet], values);
  };
  for (const claim of ALL_CLAIMS) {
    if (!inRanges(claim)) continue;
    let [hiding, number] = [null, 0];
    for (const facet of facets) if (facetHides(facet, claim)) [hiding, number] = [facet, number + 1];
    if (number === 1) count(hiding, claim);
    if (number) continue;
    for (const facet of facets) count(facet, claim);
    seen.add(claim.from).add(claim.to);
  }
  for (const node of DATA.nodes) {
    if (state.unconnected || seen.has(node.id)) for (const [facet, { of }] of Object.entries(NODE_FACETS)) if (of(node) !== undefined) addOne(counts[facet], of(node));
  }
  return Object.fromEntries(Object.entries(counts).map(([facet, found]) => [facet, VALUES[facet].map((value) => [value, found.get(value) || 0]).sort((a, b) => b[1] - a[1])]));
}

resetFilters();
