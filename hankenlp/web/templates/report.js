"use strict";
// Without this script the page is one long document; with it, one view at a time, by the part of the address after #.
(() => {
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const views = $$(".view");

  function reveal() {
    const [id, type] = location.hash.slice(1).split("/");
    const element = document.getElementById(id) || document.getElementById("yleiskuva");
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
    if (document.activeElement !== search && document.activeElement !== field) element.focus({ preventScroll: true });
    showWords(view, type);
  }

  // Searching: every word must be there, in any order and in capitals or not. A field narrows it to the field's items;
  // goals and outcomes are found by the base forms of their words, too.
  const search = document.getElementById("hae");
  const field = document.getElementById("kentta");
  // As long as the text, for places in one to be places in the other: İ alone becomes longer.
  const lower = (text) => text.replaceAll("İ", "I").toLocaleLowerCase("fi");
  const wordsOf = (input) => lower(input.value).split(/\s+/).filter(Boolean);
  const once = (make) => {
    const made = new Map();
    return (key) => made.has(key) ? made.get(key) : (made.set(key, make(key)), made.get(key));
  };
  const articleOf = (row) => document.getElementById(row.dataset.text);
  const textOf = once((article) => article.querySelector(".text").textContent);
  const lowerOf = once((article) => lower(textOf(article)));
  const itemOf = once((item) => lower(item.textContent + " " + (item.dataset.lemmas || "")));
  const itemsOf = (article, name) => $$(`[data-list${name && `="${name}"`}] :is(li, tr)`, article);
  const wholeOf = once((row) => {
    const article = articleOf(row);
    return [lower(row.cells[0].textContent), lowerOf(article), ...itemsOf(article, "").map(itemOf)].join("\n");
  });
  const SHOWN = 5, AROUND = 70;

  function hits(row, words) {
    const article = articleOf(row);
    const having = (item) => words.every((word) => itemOf(item).includes(word));
    if (field.value) return itemsOf(article, field.value).filter(having).map((item) => itemHit(item, article));
    if (!words.every((word) => wholeOf(row).includes(word))) return [];
    return words.map((word) => {
      const at = lowerOf(article).indexOf(word);
      const item = at < 0 && itemsOf(article, "").find((each) => itemOf(each).includes(word));
      return at >= 0 ? textHit(article, at, word.length) : item ? itemHit(item, article) : null;
    }).filter(Boolean);
  }
  function itemHit(item, article) {
    const parts = item.matches("li") ? $$("a, small", item) : [item];
    return { text: parts.map((part) => part.textContent.trim().replace(/\s+/g, " ")).join(" · "), href: item.querySelector("a")?.hash || "#" + article.id };
  }
  function textHit(article, at, length) {
    const text = textOf(article), end = at + length;
    const before = text.slice(Math.max(0, at - AROUND), at), after = text.slice(end, end + AROUND);
    const whole = (at > AROUND ? before.replace(/^\S*\s/, "…") : before) + text.slice(at, end)
      + (end + AROUND < text.length ? after.replace(/\s\S*$/, "…") : after);
    return { text: whole.trim().replace(/\s+/g, " "), href: `#${article.id}/${at}` };
  }
  function marked(text, words) {
    const pieces = [], low = lower(text);
    for (let at = 0; at < text.length; ) {
      const next = words.map((word) => [low.indexOf(word, at), word.length]).filter(([where]) => where >= 0)
        .sort((a, b) => a[0] - b[0] || b[1] - a[1])[0];
      if (!next) { pieces.push(text.slice(at)); break; }
      const mark = document.createElement("mark");
      mark.textContent = text.slice(next[0], next[0] + next[1]);
      pieces.push(text.slice(at, next[0]), mark);
      at = next[0] + next[1];
    }
    return pieces;
  }
  function hitList(found, words) {
    const list = document.createElement("ul");
    list.className = "hits";
    for (const hit of found.slice(0, SHOWN)) {
      const link = Object.assign(document.createElement("a"), { href: hit.href });
      link.append(...marked(hit.text, words));
      list.appendChild(document.createElement("li")).append(link);
    }
    if (found.length > SHOWN) list.appendChild(document.createElement("li")).textContent = `ja ${found.length - SHOWN} muuta`;
    return list;
  }
  const rows = $$(".documents tbody tr");
  const lists = new Map();
  function find() {
    const words = wordsOf(search), all = !words.length && !field.value;
    let shown = 0;
    for (const row of rows) {
      lists.get(row)?.remove();
      const found = all ? [] : hits(row, words);
      const inName = !field.value && words.every((word) => wholeOf(row).includes(word));
      row.hidden = !all && !found.length && !inName;
      shown += row.hidden ? 0 : 1;
      if (found.length && shown <= 200) {
        lists.set(row, hitList(found, words));
        row.cells[0].append(lists.get(row));
      }
    }
    document.getElementById("osumat").textContent = all ? "" : `${shown} / ${rows.length} asiakirjaa`;
  }
  let soon;
  function later() {
    clearTimeout(soon);
    soon = setTimeout(() => {
      find();
      if (location.hash !== "#asiakirjat") location.hash = "#asiakirjat";
    }, 120);
  }
  search.addEventListener("input", later);
  field.addEventListener("change", later);

  // The words that were searched for, shown in the text of a document.
  function showWords(article, at) {
    if (!window.Highlight) return;
    CSS.highlights.delete("haku");
    const words = article.classList.contains("document") ? wordsOf(search) : [];
    if (!words.length) return;
    const ranges = [], text = article.querySelector(".text"), low = lowerOf(article);
    for (const word of words) {
      for (let i = low.indexOf(word); i >= 0 && ranges.length < 500; i = low.indexOf(word, i + word.length)) ranges.push([i, i + word.length]);
    }
    const made = rangesOf(text, ranges.sort((a, b) => a[0] - b[0]));
    CSS.highlights.set("haku", new Highlight(...made.map(([, range]) => range)));
    const first = made.find(([start]) => start === Number(at));
    if (at && first) scrollBy(0, first[1].getBoundingClientRect().top - innerHeight / 2);
  }
  function rangesOf(root, spans) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [], made = [];
    for (let node = walker.nextNode(), start = 0; node; start += node.length, node = walker.nextNode()) nodes.push([node, start]);
    const place = (offset) => nodes.find(([node, start]) => offset <= start + node.length);
    for (const [start, end] of spans) {
      const range = document.createRange(), from = nodes.find(([node, first]) => start < first + node.length), to = place(end);
      range.setStart(from[0], start - from[1]);
      range.setEnd(to[0], end - to[1]);
      made.push([start, range]);
    }
    return made;
  }

  let kind = "";
  const names = document.getElementById("hae-nimi");
  const summaryOf = once((entity) => lower(entity.querySelector("summary").textContent));
  const entities = $$(".entity");
  function filter() {
    const words = wordsOf(names);
    let shown = 0;
    for (const entity of entities) {
      entity.hidden = !((!kind || entity.dataset.type === kind) && words.every((word) => summaryOf(entity).includes(word)));
      shown += entity.hidden ? 0 : 1;
    }
    names.parentElement.querySelector("[role=status]").textContent = shown === entities.length ? "" : `${shown} / ${entities.length}`;
  }
  names.addEventListener("input", filter);
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
    if (event.target.matches?.("input, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      event.preventDefault();
      (views.find((view) => !view.hidden)?.querySelector("input[type=search]") ?? search).focus();
    }
    const step = { n: "next", p: "prev" }[event.key];
    const link = step && views.find((view) => !view.hidden)?.querySelector(`[rel=${step}]`);
    if (link) location.hash = link.hash;
  });
  addEventListener("hashchange", reveal);
  for (const view of views) view.hidden = true;
  document.documentElement.classList.remove("loading");
  reveal();
})();
