"use strict";
// Without this script the page is one long document; with it, one view at a time, by the part of the address after #.
(() => {
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const views = $$(".view");

  function reveal(target) {
    const [id, type] = decodeURIComponent(location.hash.slice(1)).split("/");
    const element = document.getElementById(target || id) || document.getElementById("yleiskuva");
    const view = element.closest(".view") || views[0];
    for (const other of views) other.hidden = other !== view;
    const area = view.classList.contains("document") ? "asiakirjat" : view.id;
    for (const link of $$(".top nav a")) {
      if (link.hash === "#" + area) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (view.id === "nimet") choose(type ?? (element === view ? kind : ""), element === view ? undefined : "");
    if (element.tagName === "DETAILS") element.open = true;
    if (element === view || element.id === "sisalto") scrollTo(0, 0);
    else {
      element.scrollIntoView({ block: element.tagName === "DETAILS" ? "start" : "center" });
      element.classList.remove("flash");
      void element.offsetWidth;
      element.classList.add("flash");
    }
    element.focus({ preventScroll: true });
  }

  // Searching: every word must stand in the text, in any order.
  function finder(input, rows, text) {
    const status = input.parentElement.querySelector("[role=status]");
    const update = () => {
      const words = input.value.toLocaleLowerCase("fi").split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const content = text(row);
        row.hidden = content === null || !words.every((word) => content.includes(word));
        shown += row.hidden ? 0 : 1;
      }
      status.textContent = shown === rows.length ? "" : `${shown} / ${rows.length}`;
    };
    input.addEventListener("input", update);
    return update;
  }
  const lower = new Map();
  const textOf = (element) => {
    if (!lower.has(element)) lower.set(element, element.textContent.toLocaleLowerCase("fi"));
    return lower.get(element);
  };
  const documents = document.getElementById("hae-asiakirja");
  finder(documents, $$(".documents tbody tr"), (row) => textOf(row) + textOf(document.getElementById(row.dataset.text)));

  let kind = "";
  const names = document.getElementById("hae-nimi");
  const filter = finder(names, $$(".entity"), (entity) =>
    kind && entity.dataset.type !== kind ? null : textOf(entity.querySelector("summary")));
  function choose(type, query) {
    kind = type;
    if (query !== undefined) names.value = query;
    for (const button of $$(".types button")) button.setAttribute("aria-pressed", String(button.dataset.type === kind));
    filter();
  }
  for (const button of $$(".types button")) button.addEventListener("click", () => choose(button.dataset.type));

  // Legend: one choice for all documents.
  for (const box of $$("[data-field]")) {
    box.checked = true;
    box.addEventListener("change", () => {
      document.body.classList.toggle("hide-" + box.dataset.field, !box.checked);
      for (const twin of $$(`[data-field="${box.dataset.field}"]`)) twin.checked = box.checked;
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.target.matches?.("input, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      event.preventDefault();
      const search = views.find((view) => !view.hidden)?.querySelector("input[type=search]");
      if (search) search.focus();
      else { location.hash = "#asiakirjat"; setTimeout(() => documents.focus()); }
    }
    const step = { n: "next", p: "prev" }[event.key];
    const link = step && views.find((view) => !view.hidden)?.querySelector(`[rel=${step}]`);
    if (link) location.hash = link.hash;
  });
  addEventListener("hashchange", () => reveal());
  reveal();
})();
