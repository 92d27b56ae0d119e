// The graph as the page was given it, and ways to look things up. Nothing here is ever read as HTML.

const DATA = JSON.parse(document.getElementById("graph-data").textContent);
const SERVER = document.documentElement.dataset.server || ""; // where `kgraph serve` explores around a thing; empty in a file
const NONE = Object.freeze([]);
for (const node of DATA.nodes) for (const list of ["aliases", "mentions", "details", "links"]) node[list] ??= NONE; // left out where empty

/** Give an evidence by its position. */
function evidenceAt(position) {
  const [place, sentence, start, end, quote, rule, at] = DATA.evidences[position];
  return { position, place, document: DATA.documents[place], sentence: DATA.sentences[sentence], start, end, quote, rule, at };
}

const NODES = new Map(DATA.nodes.map((node) => [node.id, node]));
const BY_IRI = new Map(DATA.nodes.filter((node) => node.iri).map((node) => [node.iri, node.id]));
const EDGES = new Map(DATA.edges.map((edge) => [edge.id, edge]));
const FACTS = new Map([...DATA.types, ...DATA.edges].map((claim) => [claim.id, claim]));
const CLAIMS = new Map(DATA.nodes.map((node) => [node.id, []]));
for (const claim of [...DATA.types, ...DATA.edges]) {
  Object.assign(claim, { tail: NODES.get(claim.from), head: NODES.get(claim.to) });
  CLAIMS.get(claim.from).push(claim);
  if (claim.to !== undefined && claim.to !== claim.from) CLAIMS.get(claim.to).push(claim);
}
for (const node of DATA.nodes) {
  node.degree = CLAIMS.get(node.id).length;
  node.size = Math.min(7 + 2.4 * Math.sqrt(node.degree), 28); // of its dot
  node.isPlaced = node.x !== undefined;
  if (!node.isPlaced) node.x = node.y = 0;
  node.at = node; // where it is drawn: its own place, or one that is made for what is shown
}

// How each status is drawn, told and explained; one that is not listed here is drawn like `hedged`.
const STATUSES = {
  asserted: { dashes: false, hint: "The text says that it is so." },
  unsure: { dashes: [1, 4], hint: "The text seems to say so, but it was not read surely enough to be a plain triple." },
  reported: { dashes: [9, 4], hint: "Somebody says so in the text." },
  denied: { dashes: [3, 4], hint: "The text says that it is not so." },
  hedged: { dashes: [2, 5], hint: "The text says that it may be so." },
  planned: { dashes: [12, 4, 2, 4], hint: "The text says that it shall or will be so." },
  conditional: { dashes: [6, 3, 2, 3], hint: "The text says that it is so if something else is." },
};
const statusStyle = (status) => STATUSES[status] || STATUSES.hedged;
const statusColor = (status) => cssColor(STATUSES[status] ? `--${status}` : "--hedged");

const themeColors = new Map(); // asking the browser for a style is slow, and the drawing asks thousands of times

/** Give a colour of the theme as #rrggbb; empty where there is none by that name. */
function cssColor(name) {
  if (!themeColors.has(name)) themeColors.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
  return themeColors.get(name);
}

let HUES = 0;
while (cssColor(`--hue-${HUES}`)) HUES += 1;
const byNumber = (number) => (number === undefined || number === null || number >= HUES ? "--grey" : `--hue-${number}`);

/** Name the colour of a node: that of its class or its community, whichever the reader chose. */
const hueOf = (node) => byNumber(state.coloring === "community" ? node.community : DATA.hues[node.cls]);
const dotOf = (node) => `var(${hueOf(node)})`;

/** Count how often each key comes, as [key, count] pairs, the most frequent first. */
function tally(keys) {
  const counts = new Map();
  for (const key of keys) counts.set(key, (counts.get(key) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** Make an element; text and children are appended as text and nodes, never parsed. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.addEventListener("click", value);
    else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const oneLine = (text) => text.replace(/\s+/gu, " ").trim();

/** Cut a text for the canvas, on whole characters. */
function shorten(text, most) {
  const characters = [...oneLine(text)];
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : characters.join("");
}

const plural = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
