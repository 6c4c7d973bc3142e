"use strict";
// What every page has: tooltips over the marks of a text, and the button for light and dark.
(() => {
  // Tooltips on hover and on focus, for what the title attribute says to the mouse alone.
  const tip = document.getElementById("vihje");
  function show(event) {
    const element = event.target.closest?.(".text .hit");
    if (!element) return void (tip.hidden = true);
    if (element.title) {
      element.dataset.tip = element.title;
      element.setAttribute("aria-description", element.title);
      element.removeAttribute("title");
    }
    for (const outer of document.querySelectorAll(".text .hit[title]")) if (outer.contains(element)) { outer.dataset.tip = outer.title; outer.removeAttribute("title"); }
    tip.textContent = element.dataset.tip || "";
    tip.hidden = !tip.textContent;
    const box = element.getClientRects()[0];
    if (!box) return;
    tip.style.left = Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8)) + "px";
    tip.style.top = (box.top > tip.offsetHeight + 70 ? box.top - tip.offsetHeight - 6 : box.bottom + 6) + "px";
  }
  for (const name of ["pointerover", "focusin"]) document.addEventListener(name, show);
  addEventListener("scroll", () => (tip.hidden = true), { passive: true });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tip.hidden = true;
  });

  // The button that swaps light and dark.
  const root = document.documentElement;
  document.getElementById("teema").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
})();
