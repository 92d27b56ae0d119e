// How decisions are made and looked at: the corrections of an entity's panel, and the tray that exports them.

const tray = document.getElementById("tray");
const trayButton = document.getElementById("tray-open");
const picker = document.getElementById("picker");
let picking = null;

/** Offer what can be decided about an entity, and tell what is. */
function correctionPart(node) {
  const about = decisions.filter(({ one, other }) => one === node.iri || other === node.iri);
  const start = (kind) => () => pick(kind, node.id);
  const buttons = [
    make("button", { type: "button", onclick: start("same") }, "Same as …"),
    make("button", { type: "button", onclick: start("different") }, "Different from …"),
    make("button", { type: "button", onclick: () => decide("ignored", node.iri) }, "No entity: ignore"),
  ];
  const rows = about.map((decision) => decisionRow(decision));
  const body = [make("div", { class: "buttons" }, ...buttons), linkForm(node), rows.length ? make("ul", { class: "decided" }, ...rows) : null];
  return make("details", { class: "corrections", open: about.length > 0 }, make("summary", {}, "Correct it"), ...body);
}

function linkForm(node) {
  const field = make("input", { type: "text", "aria-label": "Wikidata number or address", placeholder: "This is Q42 or https://…", autocomplete: "off", spellcheck: "false" });
  const problem = make("p", { class: "problem", role: "alert" });
  const form = make("form", { class: "link-form" }, field, make("button", { type: "submit" }, "Link"), problem);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const iri = typedIri(field.value);
    if (iri) decide("link", node.iri, iri);
    else problem.textContent = "Type a Wikidata number such as Q42, or a whole address.";
  });
  return form;
}

function decisionRow(decision) {
  const remove = make("button", { type: "button", class: "remove", "aria-label": `Take back: ${told(decision)}`, onclick: () => undecide(decision) }, "×");
  const { kind, one, other } = decision;
  const words = [make("b", {}, shorten(nameOf(one), 60)), ` ${VERBS[kind]} `, other ? make("b", {}, shorten(nameOf(other), 60)) : null];
  return make("li", {}, make("span", {}, ...words), remove);
}

/** Let the reader choose the other entity by any way there is: the graph, search, the table, the panel. */
function pick(kind, id) {
  picking = { kind, id };
  picker.hidden = false;
  const aim = kind === "path" ? "where the path from" : "what";
  const words = `Choose ${aim} ${shorten(NODES.get(id).label, 50)} ${kind === "path" ? "leads" : `is ${VERBS[kind]}`}: click it or search for it.`;
  picker.replaceChildren(make("span", {}, words), make("button", { type: "button", onclick: stopPicking }, "Cancel"));
  query.focus();
}

function stopPicking() {
  picking = null;
  picker.hidden = true;
}

/** Take a chosen node as the other side of the decision under way; false where there is none. */
function pickedNode(id) {
  if (picking === null) return false;
  const [one, other] = [NODES.get(picking.id), NODES.get(id)];
  if (picking.kind === "path" && other.id !== one.id) {
    stopPicking();
    showPath(one.id, other.id);
    return true;
  }
  if (other.id === one.id || other.kind !== "entity" || !other.iri) {
    picker.firstChild.textContent = `${shorten(other.label, 40)} cannot be that: choose another entity.`;
    return true;
  }
  const { kind } = picking;
  stopPicking();
  decide(kind, one.iri, other.iri);
  selectNode(one.id);
  return true;
}

/** Fill the tray from the decisions. */
function showTray() {
  trayButton.textContent = `Decisions ${decisions.length}`;
  trayButton.hidden = decisions.length === 0;
  if (!decisions.length) return tray.close();
  const close = make("button", { type: "button", class: "close", "aria-label": "Close decisions", onclick: () => tray.close() }, "×");
  const hint = make("p", { class: "muted" }, "Put the file into the output folder and build again: the build obeys it.");
  const save = make("button", { type: "button", class: "main", onclick: () => download("decisions.ttl", "text/turtle", decisionsTurtle()) }, "Download decisions.ttl");
  const clear = make("button", { type: "button", onclick: () => { decisions = []; decisionsChanged(); } }, "Take all back");
  tray.replaceChildren(close, make("h2", {}, "Decisions"), hint, make("ul", { class: "decided" }, ...decisions.map(decisionRow)), make("pre", { tabindex: "0", "aria-label": "decisions.ttl" }, decisionsTurtle()), make("div", { class: "buttons" }, save, clear));
}

/** Hand a file to the reader without asking any server for it. */
function download(name, type, content) {
  const blob = content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` });
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

trayButton.addEventListener("click", () => tray.showModal());
tray.addEventListener("click", (event) => event.target === tray && tray.close());
