"use strict";
// Without this script the page shows everything; with it, the chosen kinds of error in the chosen fields.
(() => {
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const kinds = $$(".filters [data-kind]");
  const fields = $$(".filters [data-field]");
  const without = document.getElementById("virheettomat");
  const status = document.querySelector(".filters [role=status]");
  const list = document.querySelector("#virheet tbody");
  const jumps = new Map($$("#virheet tr[data-document]").map((row) => [row.dataset.document, row]));
  const articles = $$("article.document").map((article) => ({
    article,
    errors: $$(".errors li", article),
    marks: $$(".text .hit", article).map((mark) => ({
      mark,
      kind: kinds.find((box) => mark.classList.contains(box.dataset.kind))?.dataset.kind,
      field: mark.className.split(" ")[2],
      // The Tab key walks from error to error, not through all that is right.
      stop: mark.localName === "a" && mark.tabIndex === 0,
    })),
  }));

  function update() {
    const chosen = (boxes, name) => new Set(boxes.filter((box) => box.checked).map((box) => box.dataset[name]));
    const kind = chosen(kinds, "kind");
    const field = chosen(fields, "field");
    let total = 0;
    let shown = 0;
    const order = [];
    for (const { article, errors, marks } of articles) {
      const counts = { missed: 0, wrong: 0, attribute: 0, "": 0 };
      for (const error of errors) {
        error.hidden = !kind.has(error.dataset.kind) || !field.has(error.dataset.field);
        if (!error.hidden) { counts[error.dataset.kind] += 1; counts[""] += 1; }
      }
      for (const { mark, stop, ...each } of marks) {
        const off = mark.classList.toggle("off", !kind.has(each.kind) || !field.has(each.field));
        mark.tabIndex = stop && !off ? 0 : -1;
      }
      article.hidden = !counts[""] && !without.checked;
      total += counts[""];
      shown += counts[""] ? 1 : 0;
      const row = jumps.get(article.id);
      if (!row) continue;
      row.hidden = !counts[""];
      for (const cell of $$("[data-kind]", row)) cell.textContent = counts[cell.dataset.kind];
      order.push([counts[""], row]);
    }
    list?.append(...order.sort((a, b) => b[0] - a[0]).map((each) => each[1]));
    status.textContent = `${total} virhettä, ${shown} asiakirjaa`;
  }
  for (const box of [...kinds, ...fields, without]) box.addEventListener("change", update);
  for (const button of $$(".filters [data-all]")) {
    button.addEventListener("click", () => {
      for (const box of fields) box.checked = Boolean(button.dataset.all);
      update();
    });
  }

  // A link to what the choice hides shows it.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const article = target?.closest("article.document");
    if (!article) return;
    if (article.hidden) { without.checked = true; update(); }
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: target === article ? "start" : "center" });
  }
  addEventListener("hashchange", reveal);
  const details = document.querySelector("#luvut details");
  addEventListener("beforeprint", () => (details.open = true));
  document.querySelector(".filters").addEventListener("submit", (event) => event.preventDefault());
  update();
  reveal();
})();
