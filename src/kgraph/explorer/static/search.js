// Search by name or alias, without regard to case and accents, mistyped or not; arrows choose, Enter goes there.

const query = document.getElementById("query");
const hits = document.getElementById("hits");
const MOST_HITS = 12;
const FEW_HITS = 5; // with fewer, what is mistyped is looked for
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

const slips = (letters) => (letters < 4 ? 0 : letters < 8 ? 1 : 2); // that one may make in a word

/** Count the slips that make one word of the beginning of another: letters missing, too many, wrong, or two swapped. */
function slipsBetween(typed, word) {
  let [before, above] = [[], Array.from({ length: word.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= typed.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= word.length; at += 1) {
      const same = typed[row - 1] === word[at - 1];
      line[at] = Math.min(above[at] + 1, line[at - 1] + 1, above[at - 1] + (same ? 0 : 1));
      if (row > 1 && at > 1 && typed[row - 1] === word[at - 2] && typed[row - 2] === word[at - 1]) line[at] = Math.min(line[at], before[at - 2] + 1);
    }
    [before, above] = [above, line];
  }
  return Math.min(...above);
}

// Hardly anybody mistypes both first letters, and to compare all words takes long.
const isNear = (typed, word) => word[0] === typed[0] || word[1] === typed[1] || word[0] === typed[1];

/** Rank a name by words that may be mistyped or in another order; below 1, so that what is spelled right comes first. */
function loosely(name, typed) {
  name.words ??= name.folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  let sum = 0;
  for (const word of typed) {
    const least = Math.min(...name.words.map((other) => (isNear(word, other) ? slipsBetween(word, other.slice(0, word.length + 2)) : Infinity)));
    if (least > slips(word.length)) return 0;
    sum += least;
  }
  return 0.9 / (1 + sum);
}

function search() {
  const wanted = fold(query.value.trim());
  const best = new Map();
  const keep = (ranked) => {
    for (const name of allNames()) {
      const score = ranked(name);
      if (score > (best.get(name.node.id)?.score || 0)) best.set(name.node.id, { ...name, score });
    }
  };
  const typed = wanted.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (wanted) keep((name) => rank(name, wanted));
  if (best.size < FEW_HITS && typed.length && wanted.length > 2) keep((name) => loosely(name, typed));
  found = [...best.values()].sort((a, b) => b.score - a.score || b.node.degree - a.node.degree).slice(0, MOST_HITS);
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
