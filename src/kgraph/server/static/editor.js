"use strict";
// The query editor: YASGUI where it is bundled, a plain form otherwise. Nothing is asked of other hosts.
(() => {
  const told = JSON.parse(document.getElementById("told").textContent);
  const plain = document.getElementById("plain");
  const choice = document.getElementById("examples");
  const declare = (query) => {
    const used = Object.keys(told.prefixes).filter((name) => new RegExp(`(^|[^\\w:])${name}:`).test(query));
    return used.sort().map((name) => `PREFIX ${name}: <${told.prefixes[name]}>\n`).join("") + query;
  };
  let show = (query) => { plain.elements.query.value = query; };
  if (window.Yasgui) {
    plain.hidden = true;
    window.Yasgui.Yasqe.defaults.autocompleters = ["variables"];
    const yasgui = new window.Yasgui(document.getElementById("editor"), {
      requestConfig: { endpoint: `${location.origin}/sparql`, method: "POST" },
      copyEndpointOnNewTab: true,
      persistenceId: "kgraph",
      endpointCatalogueOptions: { getData: () => [{ endpoint: `${location.origin}/sparql` }] },
    });
    show = (query) => yasgui.getTab().setQuery(declare(query));
    if (told.examples.length && !localStorage.getItem("kgraph-seen")) {
      show(told.examples[0].query);
      localStorage.setItem("kgraph-seen", "1");
    }
  } else {
    plain.addEventListener("submit", async (event) => {
      event.preventDefault();
      const answer = await fetch("/sparql", { method: "POST", body: new URLSearchParams(new FormData(plain)) });
      document.getElementById("answer").textContent = await answer.text();
    });
  }
  choice.addEventListener("change", () => {
    if (choice.value !== "") { show(told.examples[Number(choice.value)].query); }
  });
})();
