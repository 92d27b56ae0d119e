// The details of what is selected: a node with its facts, or one fact.

const FIRST_FACTS = 40;

function badges(claim) {
  const row = make("p", { class: "badges" });
  row.append(make("span", { class: `badge ${STATUSES[claim.status] ? claim.status : "hedged"}`, title: statusStyle(claim.status).hint }, claim.status));
  if (claim.speaker) row.append(make("span", { class: "meta" }, "said by ", make("b", {}, claim.speaker)));
  if (claim.time) row.append(make("span", { class: "meta" }, make("time", {}, claim.time)));
  if (claim.confidence !== undefined) {
    row.append(make("span", { class: "meta" }, `confidence ${Math.round(claim.confidence * 100)} %`));
  }
  if (iriOf(claim)) row.append(wrongButton(claim));
  return row;
}

/** Offer to say that a fact was read wrongly. */
function wrongButton(claim) {
  const title = "It was read wrongly: leave it out of the next build (decisions.ttl)";
  const act = () => {
    turnWrong(claim);
    [...panel.querySelectorAll("[data-wrong]")].find((button) => button.dataset.wrong === claim.id)?.focus({ preventScroll: true });
  };
  return make("button", { type: "button", class: "link wrong", title, "data-wrong": claim.id, onclick: act }, wrongOf(claim) ? "Marked as wrong: take back" : "Wrong?");
}

function nodeButton(id) {
  const node = NODES.get(id);
  const dot = make("span", { class: `dot ${node.kind}` });
  dot.style.setProperty("--dot", dotOf(node));
  return make("button", { type: "button", class: "node", onclick: () => selectNode(id) }, dot, oneLine(node.label) || "…");
}

const objectOf = (claim) => (claim.to === undefined ? make("b", {}, claim.object) : nodeButton(claim.to));

/** Write one fact; seen from a node, that node is not repeated. */
function factCard(claim, seenFrom) {
  const card = make("article", { class: wrongOf(claim) ? "fact refused" : "fact" });
  if (seenFrom === undefined) card.append(make("p", { class: "line" }, nodeButton(claim.from), ` ${claim.predicate} `, objectOf(claim)));
  else card.append(make("p", { class: "line" }, claim.from === seenFrom ? objectOf(claim) : nodeButton(claim.from)));
  card.append(badges(claim));
  const object = NODES.get(claim.to);
  if (claim.words && claim.words !== object?.label) card.append(make("p", { class: "muted" }, "in the text: ", claim.words));
  if (claim.event && claim.event !== seenFrom) card.append(make("p", { class: "muted" }, "part of ", nodeButton(claim.event)));
  card.append(...quotations(claim.evidences, seenFrom === undefined));
  return card;
}

/** Group a node's facts by property and direction, outgoing first. */
function groups(id, claims) {
  const found = new Map();
  for (const claim of claims) {
    const key = `${claim.from === id ? 0 : 1}${claim.predicate}`;
    found.set(key, [...(found.get(key) || []), claim]);
  }
  return [...found].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([, group]) => group);
}

function factList(id, claims) {
  return groups(id, claims).map((group) => {
    const outgoing = group[0].from === id;
    const section = make("section", { class: "group" });
    const arrow = make("span", { class: "arrow", "aria-hidden": "true" }, outgoing ? "→" : "←");
    section.append(make("h3", {}, ...(outgoing ? [group[0].predicate, " ", arrow] : [arrow, " ", group[0].predicate])));
    const rest = [...group];
    const more = () => section.append(...rest.splice(0, FIRST_FACTS).map((claim) => factCard(claim, id)));
    more();
    if (rest.length) {
      const button = make("button", { type: "button", class: "more", onclick: () => { more(); button.remove(); if (rest.length) section.append(button); } }, "Show more");
      section.append(button);
    }
    return section;
  });
}

function focusButtons(id) {
  const option = (label, hops) => {
    const on = hops ? state.focus === id && state.hops === hops : state.focus === null;
    return make("button", { type: "button", "aria-pressed": String(on), onclick: () => setFocus(hops ? id : null, hops) }, label);
  };
  const deepest = state.focus === id ? Math.max(2, state.hops + 1) : 2; // each depth offers the next
  const depths = Array.from({ length: deepest }, (_, step) => option(step > 1 ? String(step + 1) : plural(step + 1, "step", "steps"), step + 1));
  return make("div", { class: "segments", role: "group", "aria-label": "How much to show" }, ...depths, option("Whole graph", 0));
}

function closeButton() {
  return make("button", { type: "button", class: "close", "aria-label": "Close details", onclick: () => clearSelection() }, "×");
}

function nodePanel(id) {
  const node = NODES.get(id);
  const claims = CLAIMS.get(id);
  const allowed = claims.filter((claim) => claimAllowed(claim));
  const chip = make("span", { class: "class" }, node.cls);
  chip.style.setProperty("--dot", dotOf(node));
  const parts = [closeButton(), chip, make("h2", {}, node.label)];
  if (node.aliases.length) parts.push(make("p", { class: "muted" }, "also: ", node.aliases.join(", ")));
  if (node.iri) parts.push(make("code", { class: "iri" }, node.iri));
  if (SERVER && node.iri) parts.push(make("p", { class: "links" }, make("a", { href: aroundAddress(node.iri) }, "Explore around it in the whole graph")));
  if (node.links.length) parts.push(make("p", { class: "links" }, "same as: ", ...node.links.flatMap((iri, number) => [number ? ", " : "", link(iri)])));
  if (node.details.length) parts.push(make("dl", {}, ...node.details.flatMap(([name, words]) => [make("dt", {}, name), make("dd", {}, words)])));
  parts.push(focusButtons(id), nodeTools(id), make("p", { class: "count" }, plural(allowed.length, "fact", "facts")));
  if (node.kind === "entity" && node.iri) parts.splice(-1, 0, correctionPart(node));
  if (allowed.length < claims.length) parts.push(hiddenFacts(claims.filter((claim) => !claimAllowed(claim))));
  parts.push(...factList(id, allowed));
  if (node.mentions.length) {
    const title = make("summary", {}, `Named in ${plural(node.mentions.length, "place", "places")}`);
    parts.push(make("details", { class: "mentions" }, title, ...node.mentions.slice(0, 100).map((position) => quotation(evidenceAt(position)))));
  }
  return parts;
}

const aroundAddress = (iri) => `${SERVER}?iri=${encodeURIComponent(iri)}#n=${encodeURIComponent(iri)}&no.status=`;

// Nothing is fetched until the reader follows it; an IRI that a browser might run as script is only shown.
function link(iri) {
  const name = iri.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
  return /^https?:\/\//.test(iri) ? make("a", { href: iri, target: "_blank", rel: "noopener noreferrer" }, name) : make("code", {}, iri);
}

/** Say what the filters keep from the panel, and offer it. */
function hiddenFacts(claims) {
  const byStatus = claims.every((claim) => claimAllowed(claim, "status"));
  const showAll = () => {
    if (byStatus) state.off.status.clear();
    else showAllClaims();
    filtersChanged();
  };
  const show = make("button", { type: "button", class: "link", onclick: showAll }, byStatus ? "Show all statuses" : "Show all facts");
  const why = byStatus ? "of a status that is switched off" : "hidden by the filters";
  return make("p", { class: "muted" }, `${plural(claims.length, "more is", "more are")} ${why}. `, show);
}

function edgePanel(id) {
  return [closeButton(), make("span", { class: "class plain" }, "fact"), make("h2", {}, FACTS.get(id).predicate), factCard(FACTS.get(id))];
}

function factsPanel(ids) {
  return [closeButton(), make("span", { class: "class plain" }, "said here"), make("h2", {}, plural(ids.length, "fact", "facts")), ...ids.map((id) => factCard(FACTS.get(id)))];
}

/** Fill the panel with what is selected, or hide it. */
function showPanel() {
  const { node, edge, facts = [] } = selection;
  const hadFocus = panel.contains(document.activeElement);
  const isPath = selection.isPath && state.path !== null;
  panel.hidden = node === null && edge === null && !facts.length && !isPath;
  panel.replaceChildren(...(node !== null ? nodePanel(node) : edge !== null ? edgePanel(edge) : isPath ? pathPanel() : facts.length ? factsPanel(facts) : []));
  panel.scrollTop = 0;
  tellSelection();
  if (!hadFocus) return;
  if (panel.hidden) focusView();
  else panel.focus();
}
