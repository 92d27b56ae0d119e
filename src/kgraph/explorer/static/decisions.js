// What the reader decided about entities and facts, kept in this browser and written as decisions.ttl, which the next build obeys.

const OWL = "http://www.w3.org/2002/07/owl#";
const CLASSED = { ignored: "https://w3id.org/kgraph/ns#Ignored", wrong: "https://w3id.org/kgraph/ns#Wrong" };
const WIKIDATA = "http://www.wikidata.org/entity/";
const DECISIONS_KEY = `kgraph-decisions:${location.pathname}`;
const VERBS = { same: "same as", different: "different from", link: "is", ignored: "is no entity", wrong: "is wrong" };
const FACT_OF = DATA.statements ? new Map([...FACTS.keys()].filter((id) => id.startsWith("st:")).map((id) => [DATA.statements + id.slice(3), id])) : new Map();
const iriOf = (claim) => (DATA.statements && claim.id.startsWith("st:") ? DATA.statements + claim.id.slice(3) : "");
let decisions = readDecisions();

/** Read what was kept; a page without storage of its own (in a notebook) has kept nothing. */
function readDecisions() {
  try {
    const kept = JSON.parse(localStorage.getItem(DECISIONS_KEY) || "[]");
    return kept.filter(({ kind, one, other }) => VERBS[kind] && (kind === "wrong" ? FACT_OF : BY_IRI).has(one) && (CLASSED[kind] || typeof other === "string"));
  } catch {
    return [];
  }
}

function keepDecisions() {
  try {
    localStorage.setItem(DECISIONS_KEY, JSON.stringify(decisions));
  } catch {
    // the tray still holds them until the page is closed
  }
}

/** Add a decision; of two that contradict each other the later one counts, as a build refuses both. */
function decide(kind, one, other = "") {
  const sides = [one, other].sort().join("\n");
  const isPair = (decision) => [decision.one, decision.other].sort().join("\n") === sides;
  decisions = decisions.filter((decision) => !isPair(decision) && !(decision.one === one && [kind, decision.kind].includes("ignored")));
  decisions.push({ kind, one, other });
  decisionsChanged();
}

function undecide(decision) {
  decisions = decisions.filter((other) => other !== decision);
  decisionsChanged();
}

function decisionsChanged() {
  keepDecisions();
  showTray();
  const scroll = panel.scrollTop;
  showPanel();
  panel.scrollTop = scroll;
}

const sayFact = (claim) => [claim.tail.label, claim.predicate, claim.head?.label ?? claim.object].map(oneLine).join(" ");
const wrongOf = (claim) => decisions.find(({ kind, one }) => kind === "wrong" && one === iriOf(claim));

/** Say that a fact was read wrongly, or take that back. */
function turnWrong(claim) {
  const decision = wrongOf(claim);
  if (decision) undecide(decision);
  else decide("wrong", iriOf(claim));
}

/** Give the IRI that a reader typed, or an empty string: Q42, or a whole http address. */
function typedIri(words) {
  const typed = words.trim();
  if (/^Q[1-9]\d*$/iu.test(typed)) return WIKIDATA + typed.toUpperCase();
  return /^https?:\/\/[^\s<>"{}|\\^`]+\.[^\s<>"{}|\\^`]+$/u.test(typed) ? typed : "";
}

const nameOf = (iri) => (FACT_OF.has(iri) ? sayFact(FACTS.get(FACT_OF.get(iri))) : BY_IRI.has(iri) ? oneLine(NODES.get(BY_IRI.get(iri)).label) : iri.replace(WIKIDATA, ""));
const told = ({ kind, one, other }) => [nameOf(one), VERBS[kind], ...(other ? [nameOf(other)] : [])].join(" ");

/** Write an IRI in Turtle; what may not stand there as it is becomes an escape. */
function turtleIri(iri) {
  const escaped = iri.replace(/[\u0000-\u0020<>"{}|\\^`]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`);
  return `<${escaped}>`;
}

function turtleLine({ kind, one, other }) {
  if (CLASSED[kind]) return `${turtleIri(one)} a ${turtleIri(CLASSED[kind])} .`;
  return `${turtleIri(one)} ${turtleIri(OWL + (kind === "different" ? "differentFrom" : "sameAs"))} ${turtleIri(other)} .`;
}

/** Write decisions.ttl; the same decisions give the same lines. */
function decisionsTurtle() {
  const lines = decisions.map((decision) => [`# ${told(decision)}`, turtleLine(decision), ""].join("\n"));
  return `${lines.sort().join("\n")}`;
}
