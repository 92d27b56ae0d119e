// The facts as a table: what the filters allow, sorted, narrowed by words, and given away as CSV.

const ROWS = 48; // made at once; more are made where the reader scrolls to
const always = () => true;
// By column: its title, what stands in its cell, and whether anything does.
const COLUMNS = [
  ["subject", "Subject", (claim) => oneLine(claim.tail.label), always],
  ["property", "Property", (claim) => oneLine(claim.predicate), always],
  ["object", "Object", (claim) => oneLine(claim.to === undefined ? claim.object : claim.head.label), always],
  ["status", "Status", (claim) => claim.status, always],
  ["speaker", "Said by", (claim) => oneLine(claim.speaker || ""), (claim) => claim.speaker],
  ["time", "When", (claim) => claim.time || "", (claim) => claim.time],
  ["confidence", "Confidence", (claim) => (claim.confidence === undefined ? "" : claim.confidence.toFixed(2)), (claim) => claim.confidence !== undefined],
  ["source", "Source", (claim) => claim.sources.map((source) => oneLine(DATA.documents[source][1])).join("; "), (claim) => claim.sources.length],
];
const CELLS = Object.fromEntries(COLUMNS.map(([key, , cell]) => [key, cell]));
const SENTENCE = (claim) => (claim.evidences || []).map((position) => oneLine(evidenceAt(position).sentence)).join(" | ");
const tableWords = make("input", { type: "search", placeholder: "Only rows with these words", "aria-label": "Only rows with these words", autocomplete: "off" });
const tableCount = make("p", { class: "muted", role: "status" });
const tableBody = make("tbody");
const tableHead = make("tr");
const order = { key: "subject", down: false };
const ranks = new Map(); // by column: where the cell of each claim stands among all cells; made when it is first sorted by
const byId = () => (ranks.get("") ?? ranked("", ({ id }) => id));
let listed = { claims: NONE, columns: NONE, sign: "" }; // what the rows are of

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Number the claims by what they have in a column; those that have the same have one number. */
function ranked(key, cell) {
  const words = ALL_CLAIMS.map(cell);
  const numbers = new Map([...new Set(words)].sort(compare).map((word, number) => [word, number]));
  ranks.set(key, Int32Array.from(words, (word) => numbers.get(word)));
  return ranks.get(key);
}

/** Give the claims that the table lists, in its order. */
function tableClaims() {
  const wanted = fold(tableWords.value).split(/\s+/u).filter(Boolean);
  const [nodes, now] = [allowedNodes(), refused()];
  const inside = ({ id }) => state.focus === null || drawn.shown.ids.has(id);
  const fits = (claim, place) => {
    if (!nodes[FROM[place]] || (TO[place] >= 0 && !nodes[TO[place]]) || hiding(place, now) !== FREE) return false;
    if (!inside(claim.tail) || (claim.head && !inside(claim.head))) return false;
    if (wanted.length) claim.folded ??= fold(COLUMNS.map(([, , cell]) => cell(claim)).join("\n"));
    return wanted.every((word) => claim.folded.includes(word));
  };
  const column = ranks.get(order.key) ?? ranked(order.key, (claim) => fold(CELLS[order.key](claim)));
  const [ids, count] = [byId(), ALL_CLAIMS.length];
  const [keys, at] = [[], new Int32Array(count)];
  ALL_CLAIMS.forEach((claim, place) => {
    if (!fits(claim, place)) return;
    at[ids[place]] = place;
    keys.push((order.down ? count - column[place] : column[place]) * count + ids[place]); // numbers are sorted fast
  });
  return Array.from(Float64Array.from(keys).sort(), (number) => ALL_CLAIMS[at[number % count]]);
}

function tableRow(claim, columns) {
  const cells = columns.map(([key, , cell]) => {
    if (key === "subject") return make("td", { class: "thing" }, nodeButton(claim.from));
    if (key === "object") return make("td", { class: "thing" }, claim.to === undefined ? cell(claim) : nodeButton(claim.to));
    if (key === "property") return make("td", {}, make("button", { type: "button", class: "node plain", onclick: () => selectEdge(claim.id) }, cell(claim)));
    if (key === "status") return make("td", {}, make("span", { class: `badge ${STATUSES[claim.status] ? claim.status : "hedged"}` }, claim.status));
    return make("td", { class: `cell-${key}`, title: key === "source" ? cell(claim) : undefined }, make("span", {}, cell(claim)));
  });
  const line = make("tr", { "data-claim": claim.id, class: selection.edge === claim.id ? "chosen" : undefined }, ...cells);
  line.addEventListener("click", (event) => !event.target.closest("button") && !getSelection().toString() && selectEdge(claim.id));
  return line;
}

function sortBy(key) {
  order.down = order.key === key && !order.down;
  order.key = key;
  showTable();
  tableHead.querySelector(`[data-key="${key}"]`).focus();
}

/** Bring the table in step; where it lists the same as before, its rows are left alone. */
function showTable() {
  const claims = tableClaims();
  const columns = COLUMNS.filter(([key, , , has]) => key === order.key || !claims.length || claims.some(has)); // no empty ones
  const sign = JSON.stringify([order, state.coloring, columns.map(([key]) => key)]);
  const isSame = sign === listed.sign && claims.length === listed.claims.length && claims.every((claim, number) => claim === listed.claims[number]);
  listed = { claims, columns, sign };
  if (!isSame) fillTable();
  for (const line of tableBody.children) line.classList.toggle("chosen", line.dataset.claim === selection.edge);
}

function fillTable() {
  const { claims, columns } = listed;
  const headers = columns.map(([key, title]) => {
    const arrow = key === order.key ? make("span", { "aria-hidden": "true" }, order.down ? " ↓" : " ↑") : null;
    const sorted = key === order.key ? (order.down ? "descending" : "ascending") : "none";
    return make("th", { scope: "col", "aria-sort": sorted }, make("button", { type: "button", "data-key": key, onclick: () => sortBy(key) }, title, arrow));
  });
  tableHead.replaceChildren(...headers);
  tableBody.replaceChildren();
  tableScroll.scrollTop = 0;
  moreRows();
  tableCount.replaceChildren(claims.length ? plural(claims.length, "fact", "facts") : "No fact fits the filters and the words.");
}

/** Make the next rows. */
function moreRows() {
  const { claims, columns } = listed;
  const made = tableBody.children.length;
  tableBody.append(...claims.slice(made, made + ROWS).map((claim) => tableRow(claim, columns)));
  tableMore.hidden = tableBody.children.length >= claims.length;
}

const tableMore = make("button", { type: "button", class: "more", onclick: moreRows }, "Show more");
const tableScroll = make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Facts" }, make("table", {}, make("thead", {}, tableHead), tableBody), tableMore);
tableScroll.addEventListener("scroll", () => {
  if (!tableMore.hidden && tableScroll.scrollTop + 2 * tableScroll.clientHeight > tableScroll.scrollHeight) moreRows();
});

/** Write a cell of CSV; one that a spreadsheet would run as a formula is made text. */
function csvCell(words) {
  const safe = /^[=+\-@\t\r]/u.test(words) ? `'${words}` : words;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function tableCsv() {
  const columns = [...COLUMNS, ["sentence", "Sentence", SENTENCE], ["id", "Statement", (claim) => claim.id]];
  const lines = tableClaims().map((claim) => columns.map(([, , cell]) => csvCell(cell(claim))).join(","));
  return [columns.map(([, title]) => title).join(","), ...lines, ""].join("\r\n");
}

tableWords.addEventListener("input", () => soon(refreshView));
document.getElementById("table").append(
  make("div", { class: "bar" }, tableWords, tableCount, make("button", { type: "button", onclick: () => download("facts.csv", "text/csv", `\ufeff${tableCsv()}`) }, "Download CSV")),
  tableScroll,
);
