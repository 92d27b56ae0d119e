// The articles as texts: what is named and what is said is marked where it stands.

const APART = "\n\n";
const textBody = make("article", { class: "article" });
const textChoice = make("select", { "aria-label": "Article" });
const textNote = make("p", { class: "muted", role: "status" });
let article = -1;
let hasSpans = null; // by document: where something is named or said; made when texts are first shown

function spansOf(document) {
  hasSpans ??= findSpans();
  return hasSpans[document];
}

function findSpans() {
  const found = DATA.documents.map(() => []);
  DATA.evidences.forEach(([document, sentence, start, end, quote, , at], position) => {
    if (document >= 0) found[document].push({ position, sentence, start, end, at, length: [...quote].length, things: [], claims: [] });
  });
  const spans = new Map(found.flat().map((span) => [span.position, span]));
  for (const node of DATA.nodes) for (const position of node.mentions) spans.get(position)?.things.push(node);
  for (const claim of ALL_CLAIMS) for (const position of claim.evidences || NONE) spans.get(position)?.claims.push(claim);
  return found;
}

/** Give the text of a document and where each span is in it; without its text, the sentences that facts quote. */
function textOf(document) {
  const spans = spansOf(document);
  if (DATA.texts[document] !== null) {
    const whole = lettersOf(document);
    return { whole, spans: spans.filter(({ at }) => at >= 0).map((span) => ({ ...span, from: span.at, to: Math.min(span.at + span.length, whole.length) })) };
  }
  const begin = (span) => (span.at >= 0 && span.start >= 0 ? span.at - span.start : Infinity);
  const begins = new Map();
  for (const span of spans) begins.set(span.sentence, Math.min(begins.get(span.sentence) ?? Infinity, begin(span)));
  const whole = [];
  const places = new Map();
  for (const [sentence] of [...begins].sort((a, b) => a[1] - b[1] || a[0] - b[0])) {
    places.set(sentence, whole.length);
    whole.push(...DATA.sentences[sentence], ...APART);
  }
  return { whole, spans: spans.filter(({ start }) => start >= 0).map((span) => ({ ...span, from: places.get(span.sentence) + span.start, to: places.get(span.sentence) + span.end })) };
}

/** Cut a text where a span begins or ends: [from, to, the thing named, what is said] for every piece. */
function pieces(whole, spans) {
  const cuts = [...new Set([0, whole.length, ...spans.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  const waiting = [...spans].sort((a, b) => a.from - b.from);
  let open = [];
  let next = 0;
  return cuts.slice(0, -1).map((from, number) => {
    open = open.filter(({ to }) => to > from);
    for (; next < waiting.length && waiting[next].from <= from; next += 1) if (waiting[next].to > from) open.push(waiting[next]);
    const named = open.filter(({ things }) => things.length).sort((a, b) => a.length - b.length)[0];
    const said = [...new Set(open.flatMap(({ claims }) => claims))];
    return { from, to: cuts[number + 1], thing: named?.things[0], said };
  });
}

function pieceElement(words, { from, thing, said }) {
  const claims = said.filter(claimShown);
  const isNamed = thing !== undefined && nodeAllowed(thing);
  if (!isNamed && !claims.length) return words;
  const act = isNamed ? () => selectNode(thing.id) : () => selectFacts(claims.map(({ id }) => id));
  const strongest = claims.length ? (STATUSES[claims[0].status] ? claims[0].status : "hedged") : "";
  const chosen = (isNamed && thing.id === selection.node) || claims.some(({ id }) => id === selection.edge || selection.facts?.includes(id));
  const title = isNamed ? `${thing.label} (${thing.cls})` : claims.map((claim) => `${claim.status}: ${claim.predicate}`).join("; ");
  const classes = [isNamed ? "named" : "", strongest ? `said ${strongest}` : "", chosen ? "chosen" : ""].filter(Boolean).join(" ");
  const element = make("span", { class: classes, role: "button", tabindex: "0", title, "data-from": from, onclick: () => !getSelection().toString() && act() }, words);
  if (isNamed) element.style.setProperty("--dot", dotOf(thing));
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  });
  return element;
}

/** Show the article; where another one is about what is chosen, that one. */
function showText() {
  if (article < 0) article = 0;
  if (!DATA.documents.length) return textNote.replaceChildren("This graph names no article.");
  textChoice.value = String(article);
  const [, title, date, publisher] = DATA.documents[article];
  const { whole, spans } = textOf(article);
  const isWhole = DATA.texts[article] !== null;
  textNote.replaceChildren(isWhole ? "" : "Only the sentences that its facts quote: this page does not hold the whole text.");
  const scroll = textBody.parentElement.scrollTop;
  const body = make("div", { class: "words" });
  // One by one: there may be more pieces than a call takes arguments.
  for (const piece of pieces(whole, spans)) body.append(pieceElement(whole.slice(piece.from, piece.to).join(""), piece));
  textBody.replaceChildren(make("h2", {}, oneLine(title)), make("p", { class: "muted" }, [publisher, date.slice(0, 16).replace("T", " ")].filter(Boolean).join(" · ")), body);
  textBody.parentElement.scrollTop = scroll;
}

/** Turn to the article that says what is chosen, at its words. */
function turnToChosen() {
  const { node, edge } = selection;
  const positions = node !== null ? NODES.get(node).mentions : edge !== null ? FACTS.get(edge).evidences || [] : [];
  const found = positions.map((position) => DATA.evidences[position][0]).filter((document) => document >= 0);
  if (found.length && !found.includes(article)) article = found[0];
}

/** Open the article that says something, at its words. */
function openText(position) {
  [article] = DATA.evidences[position];
  showView("text", false);
  const from = textOf(article).spans.find((span) => span.position === position)?.from;
  const marks = [...document.querySelectorAll("#text [data-from]")];
  (marks.find((mark) => Number(mark.dataset.from) >= from) ?? textBody).scrollIntoView({ block: "center" });
}

textChoice.append(...DATA.documents.map(([, title], number) => make("option", { value: number }, shorten(title, 70))));
textChoice.addEventListener("change", () => {
  article = Number(textChoice.value);
  textBody.parentElement.scrollTop = 0;
  showText();
});
document.getElementById("text").append(make("div", { class: "bar" }, textChoice, textNote), make("div", { class: "scroll" }, textBody));
