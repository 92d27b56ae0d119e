// Search by name or alias, without regard to case and accents; arrows choose, Enter goes there.

const query = document.getElementById("query");
const hits = document.getElementById("hits");
const MOST_HITS = 12;
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
let names = null; // made when something is first searched
const allNames = () => (names ??= DATA.nodes.flatMap((node) => [node.label, ...node.aliases].map((name, number) => ({ node, name, number, folded: fold(name) }))));
let found = [];
let current = 0;

/** Rank a name: whole, beginning, beginning of a word, anywhere; 0 if it does not match. */
function rank({ folded, number }, wanted) {
  const at = folded.indexOf(wanted);
  if (at < 0) return 0;
  const base = folded === wanted ? 8 : at === 0 ? 6 : /[^\p{L}\p{N}]/u.test(folded[at - 1]) ? 4 : 2;
  return base + (number === 0 ? 1 : 0);
}

function search() {
  const wanted = fold(query.value.trim());
  const best = new Map();
  if (wanted) {
    for (const name of allNames()) {
      const score = rank(name, wanted);
      if (score > (best.get(name.node.id)?.score || 0)) best.set(name.node.id, { ...name, score });
    }
  }
  found = [...best.values()].sort((a, b) => b.score - a.score || degree(b.node.id) - degree(a.node.id)).slice(0, MOST_HITS);
  current = 0;
  showHits(wanted);
}

function showHits(wanted) {
  const options = found.map(({ node, name, number }, position) => {
    const dot = make("span", { class: `dot ${node.kind}` });
    dot.style.setProperty("--dot", dotOf(node));
    const alias = number ? make("span", { class: "muted" }, `also: ${shorten(name, 40)}`) : null;
    const option = make("li", { id: `hit-${position}`, role: "option", onclick: () => choose(position) }, dot, make("span", { class: "name" }, shorten(node.label, 60)), alias, make("span", { class: "muted class-name" }, node.cls));
    option.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus in the field
    return option;
  });
  const nothing = make("li", { class: "muted" }, "Nothing has that name.");
  const everywhere = SERVER ? make("li", { class: "muted" }, "Enter searches the whole graph.") : null;
  hits.replaceChildren(...(wanted && !options.length ? [nothing, ...(everywhere ? [everywhere] : [])] : options));
  open(Boolean(wanted));
  mark();
}

function open(isOpen) {
  hits.hidden = !isOpen;
  query.setAttribute("aria-expanded", String(isOpen));
}

function mark() {
  hits.querySelectorAll("[role=option]").forEach((option, position) => option.setAttribute("aria-selected", String(position === current)));
  if (found.length && !hits.hidden) query.setAttribute("aria-activedescendant", `hit-${current}`);
  else query.removeAttribute("aria-activedescendant");
  document.getElementById(`hit-${current}`)?.scrollIntoView({ block: "nearest" });
}

function choose(position) {
  if (!found[position] && SERVER && query.value.trim()) return void location.assign(`/search?q=${encodeURIComponent(query.value.trim())}`);
  if (!found[position]) return;
  open(false);
  mark();
  selectNode(found[position].node.id);
}

query.addEventListener("input", search);
query.addEventListener("focus", () => query.value && search());
query.addEventListener("blur", () => open(false));
query.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (hits.hidden) return search();
    current = (current + (event.key === "ArrowDown" ? 1 : found.length - 1)) % Math.max(found.length, 1);
    return mark();
  }
  if (event.key === "Enter" && hits.hidden && !panel.hidden) panel.focus();
  else if (event.key === "Enter" && !hits.hidden) choose(current);
  if (event.key === "Escape") {
    event.stopPropagation();
    if (hits.hidden) query.value = "";
    open(false);
  }
});
