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

// What filters ask of claims and things, as columns of numbers: going through all of them must cost less than a frame.
const PLACES = new Map(DATA.nodes.map(({ id }, place) => [id, place]));
const FROM = Int32Array.from(ALL_CLAIMS, ({ from }) => PLACES.get(from));
const TO = Int32Array.from(ALL_CLAIMS, ({ to }) => PLACES.get(to) ?? -1);
const CONFIDENCE = Float64Array.from(ALL_CLAIMS, ({ confidence }) => confidence ?? NaN);
const FACET_KEYS = Object.keys(FACETS);
const [FREE, TWICE] = [-1, -2]; // no facet hides a claim; several do, or a range

/** Number the values that each of some things has, by their places in `VALUES`: those of one thing follow one another. */
function numbered(facet, things, valuesOf) {
  const numbers = new Map(VALUES[facet].map((value, number) => [value, number]));
  const [starts, values] = [new Int32Array(things.length + 1), []];
  things.forEach((thing, place) => {
    for (const value of valuesOf(thing)) values.push(numbers.get(value));
    starts[place + 1] = values.length;
  });
  return { starts, values: Int32Array.from(values) };
}

const CLAIM_COLUMNS = FACET_KEYS.map((facet) => numbered(facet, ALL_CLAIMS, (claim) => valuesOf(facet, claim)));
const NODE_COLUMNS = Object.entries(NODE_FACETS).map(([facet, { of }]) => [facet, numbered(facet, DATA.nodes, (node) => (of(node) === undefined ? NONE : [of(node)]))]);
const IN_SOURCE = FACET_KEYS.indexOf("source");

/** Give a mark for each value of a facet that is off. */
const marksOf = (facet) => Uint8Array.from(VALUES[facet], (value) => state.off[facet].has(value));

/** Give what the filters refuse now: by facet a mark for each value that is off, the least confidence, the sources in the dates. */
function refused() {
  const marks = FACET_KEYS.map((facet) => state.off[facet].size && marksOf(facet));
  const dated = (state.from || state.to) && Uint8Array.from(VALUES.source, (value) => DAY_OF[value] && inDates(DAY_OF[value]));
  return { marks, dated, least: state.confidence };
}

/** Tell which facet alone hides the claim at a place; `FREE` if none does, `TWICE` if that is not all that does. */
function hiding(claim, { marks, dated, least }) {
  if (CONFIDENCE[claim] * 100 < least || (dated && !someMarked(CLAIM_COLUMNS[IN_SOURCE], claim, dated, 1))) return TWICE;
  let found = FREE;
  for (let facet = 0; facet < marks.length; facet += 1) {
    if (!marks[facet] || !someMarked(CLAIM_COLUMNS[facet], claim, marks[facet], 1) || someMarked(CLAIM_COLUMNS[facet], claim, marks[facet], 0)) continue;
    if (found !== FREE) return TWICE;
    found = facet;
  }
  return found;
}

function someMarked({ starts, values }, place, marks, mark) {
  for (let at = starts[place]; at < starts[place + 1]; at += 1) if (marks[values[at]] === mark) return true;
  return false;
}

function countIn({ starts, values }, place, counts) {
  for (let at = starts[place]; at < starts[place + 1]; at += 1) counts[values[at]] += 1;
}

/** Count, for every facet, what each of its values would bring that all other filters allow: [value, count], the most first. */
function countFacets() {
  const counts = Object.fromEntries(Object.keys(VALUES).map((facet) => [facet, new Int32Array(VALUES[facet].length)]));
  const tallies = FACET_KEYS.map((facet) => counts[facet]);
  const seen = new Uint8Array(DATA.nodes.length + 1); // the last is for claims that lead to no thing
  const now = refused();
  for (let claim = 0; claim < ALL_CLAIMS.length; claim += 1) {
    const facet = hiding(claim, now);
    if (facet >= 0) countIn(CLAIM_COLUMNS[facet], claim, tallies[facet]);
    if (facet !== FREE) continue;
    for (let each = 0; each < tallies.length; each += 1) countIn(CLAIM_COLUMNS[each], claim, tallies[each]);
    seen[FROM[claim]] = 1;
    seen[TO[claim] < 0 ? DATA.nodes.length : TO[claim]] = 1;
  }
  for (let node = 0; node < DATA.nodes.length; node += 1) {
    if (state.unconnected || seen[node]) for (const [facet, column] of NODE_COLUMNS) countIn(column, node, counts[facet]);
  }
  return Object.fromEntries(Object.entries(counts).map(([facet, found]) => [facet, byCount(facet, found)]));
}

/** Order the values of a facet by what they would bring; `VALUES` is nearly in that order. */
function byCount(facet, counts) {
  const numbers = Array.from(counts, (count, number) => number - count * counts.length);
  return Float64Array.from(numbers).sort().reduce((pairs, rank) => {
    const number = ((rank % counts.length) + counts.length) % counts.length;
    pairs.push([VALUES[facet][number], counts[number]]);
    return pairs;
  }, []);
}

resetFilters();
