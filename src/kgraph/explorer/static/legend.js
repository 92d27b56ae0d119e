// The legend is the filter: one row per status and per class, with counts.

const legend = document.getElementById("legend");

function row(name, count, mark, off, hint) {
  const box = make("input", { type: "checkbox" });
  box.checked = !off.has(name);
  box.addEventListener("change", () => {
    if (box.checked) off.delete(name);
    else off.add(name);
    filtersChanged();
  });
  return make("label", { class: "row", title: hint }, box, mark, make("span", { class: "name" }, name), make("span", { class: "number" }, count.toLocaleString("en")));
}

function statusMark(status) {
  return make("span", { class: `stroke ${STATUSES[status] ? status : "hedged"}` });
}

function classMark(cls) {
  const node = DATA.nodes.find((candidate) => candidate.cls === cls);
  const mark = make("span", { class: `dot ${node.kind}` });
  mark.style.setProperty("--dot", node.color);
  return mark;
}

function heading(title, names, off) {
  const all = names.every((name) => !off.has(name));
  const toggle = () => {
    for (const name of names) {
      if (all) off.add(name);
      else off.delete(name);
    }
    filtersChanged();
  };
  const button = make("button", { type: "button", class: "link", "aria-label": `${all ? "Hide" : "Show"} all: ${title}`, onclick: toggle }, all ? "none" : "all");
  return make("div", { class: "heading" }, make("h2", {}, title), button);
}

/** Build the legend from the state; called whenever a filter changes. */
function showLegend() {
  const active = document.activeElement?.closest?.("#legend label")?.textContent;
  const order = Object.keys(STATUSES);
  const statuses = tally([...DATA.edges, ...DATA.types].map((claim) => claim.status));
  statuses.sort((a, b) => (order.indexOf(a[0]) + 99) % 99 - (order.indexOf(b[0]) + 99) % 99);
  const classes = tally(DATA.nodes.map((node) => node.cls));
  const parts = [];
  if (statuses.length) {
    parts.push(heading("Status", statuses.map(([name]) => name), state.offStatuses));
    parts.push(...statuses.map(([name, count]) => row(name, count, statusMark(name), state.offStatuses, statusStyle(name).hint)));
  }
  if (classes.length) {
    parts.push(heading("Classes", classes.map(([name]) => name), state.offClasses));
    parts.push(...classes.map(([name, count]) => row(name, count, classMark(name), state.offClasses)));
    parts.push(unconnectedRow());
  }
  legend.replaceChildren(...parts);
  for (const label of legend.querySelectorAll("label")) if (label.textContent === active) label.querySelector("input").focus();
}

function unconnectedRow() {
  const box = make("input", { type: "checkbox" });
  box.checked = state.unconnected;
  box.addEventListener("change", () => {
    state.unconnected = box.checked;
    filtersChanged();
  });
  return make("label", { class: "row quiet", title: "Things that take part in no fact that is shown" }, box, make("span", { class: "name" }, "without a fact shown"));
}
