// The graph is one view of the facts; others lie over it, and share its filters and its panel.

const VIEWS = { graph: () => {}, table: showTable, text: showText };
const viewButtons = Object.keys(VIEWS).map((name) => document.getElementById(`view-${name}`));
state.view = "graph";

/** Change to another view; the text may turn to what is chosen, and in the graph, a thing that was chosen meanwhile is brought onto the drawing. */
function showView(name, turn = true) {
  if (state.view !== name && panel.offsetWidth > stage.clientWidth * 0.7) panel.hidden = true; // it would cover the view that was asked for
  state.view = name;
  for (const button of viewButtons) button.setAttribute("aria-pressed", String(button.id === `view-${name}`));
  for (const other of Object.keys(VIEWS)) if (other !== "graph") document.getElementById(other).hidden = other !== name;
  document.getElementById("fit").disabled = name !== "graph";
  if (name === "text" && turn) turnToChosen();
  refreshView();
  if (name === "text" && turn) document.querySelector("#text .chosen")?.scrollIntoView({ block: "center" });
  if (name !== "graph") return;
  repaint();
  const { node, edge } = selection;
  if (node !== null) selectNode(node);
  else if (edge !== null) selectEdge(edge, "view");
}

/** Bring the view in step with the filters and with what is chosen. */
function refreshView() {
  document.querySelector("main").classList.toggle("with-panel", !panel.hidden);
  VIEWS[state.view]();
  remember();
}

for (const button of viewButtons) button.addEventListener("click", () => showView(button.id.slice("view-".length)));
