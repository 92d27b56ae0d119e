// The facts as a table: what the filters allow, sorted, narrowed by words, and given away as CSV.

const FIRST_ROWS = 200;
const COLUMNS = [
  ["subject", "Subject", (claim) => oneLine(NODES.get(claim.from).label)],
  ["property", "Property", (claim) => oneLine(claim.predicate)],
  ["object", "Object", (claim) => oneLine(claim.to === undefined ? claim.object : NODES.get(claim.to).label)],
  ["status", "Status", (claim) => claim.status],
  ["speaker", "Said by", (claim) => oneLine(claim.speaker || "")],
  ["time", "When", (claim) => claim.time || ""],
  ["confidence", "Confidence", (claim) => (claim.confidence === undefined ? "" : claim.confidence.toFixed(2))],
  ["source", "Source", (claim) => claim.sources.map((source) => oneLine(DATA.documents[source][1])).join("; ")],
];
const CELLS = Object.fromEntries(COLUMNS.map(([key, , cell]) => [key, cell]));
const SENTENCE = (claim) => (claim.evidences || []).map((position) => oneLine(evidenceAt(position).sentence)).join(" | ");
const tableWords = make("input", { type: "search", placeholder: "Only rows with these words", "aria-label": "Only rows with these words", autocomplete: "off" });
const tableCount = make("p", { class: "muted", role: "status" });
const tableBody = make("tbody");
const tableHead = make("tr");
const order = { key: "subject", down: false };
let tableShown = FIRST_ROWS;

/** Give the claims that the table lists, in its order. */
function tableClaims() {
  const wanted = fold(tableWords.value).split(/\s+/u).filter(Boolean);
  const inside = (id) => id === undefined || state.focus === null || drawn.shown.ids.has(id);
  const fits = (claim) => {
    if (!claimShown(claim) || !inside(claim.from) || !inside(claim.to)) return false;
    if (wanted.length) claim.folded ??= fold(COLUMNS.map(([, , cell]) => cell(claim)).join("\n"));
    return wanted.every((word) => claim.folded.includes(word));
  };
  const keyed = ALL_CLAIMS.filter(fits).map((claim) => [fold(CELLS[order.key](claim)), claim]);
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  keyed.sort((a, b) => (order.down ? -1 : 1) * compare(a[0], b[0]) || compare(a[1].id, b[1].id));
  return keyed.map(([, claim]) => claim);
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

function showTable() {
  const claims = tableClaims();
  const columns = COLUMNS.filter(([key, , cell]) => key === order.key || !claims.length || claims.some(cell)); // no empty ones
  const headers = columns.map(([key, title]) => {
    const arrow = key === order.key ? make("span", { "aria-hidden": "true" }, order.down ? " ↓" : " ↑") : null;
    const sorted = key === order.key ? (order.down ? "descending" : "ascending") : "none";
    return make("th", { scope: "col", "aria-sort": sorted }, make("button", { type: "button", "data-key": key, onclick: () => sortBy(key) }, title, arrow));
  });
  tableHead.replaceChildren(...headers);
  tableBody.replaceChildren(...claims.slice(0, tableShown).map((claim) => tableRow(claim, columns)));
  tableCount.replaceChildren(claims.length ? plural(claims.length, "fact", "facts") : "No fact fits the filters and the words.");
  tableMore.hidden = claims.length <= tableShown;
}

const tableMore = make("button", { type: "button", class: "more", onclick: () => { tableShown += 5 * FIRST_ROWS; showTable(); } }, "Show more");

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

tableWords.addEventListener("input", () => {
  tableShown = FIRST_ROWS;
  refreshView();
});
document.getElementById("table").append(
  make("div", { class: "bar" }, tableWords, tableCount, make("button", { type: "button", onclick: () => download("facts.csv", "text/csv", `\ufeff${tableCsv()}`) }, "Download CSV")),
  make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Facts" }, make("table", {}, make("thead", {}, tableHead), tableBody), tableMore),
);
