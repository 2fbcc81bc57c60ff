"use strict";
(() => {
  const form = document.getElementById("filter");
  const items = [...document.querySelectorAll("[data-item]")].map((element) => ({
    element,
    text: element.textContent.toLowerCase(),
    verdicts: element.dataset.verdict.split(" "),
  }));

  const apply = () => {
    const words = document.getElementById("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const verdict = document.getElementById("verdict").value;
    let shown = 0;
    for (const { element, text, verdicts } of items) {
      const fits = words.every((word) => text.includes(word)) && (!verdict || verdicts.includes(verdict));
      element.hidden = !fits;
      shown += fits;
    }
    for (const group of document.querySelectorAll(".brief, .chapter")) {
      group.hidden = !group.querySelector("[data-item]:not([hidden])");
    }
    document.getElementById("none").hidden = shown > 0;
    document.getElementById("shown").textContent =
      shown === items.length ? "" : `${shown} of ${items.length} facts`;
  };

  if (form) {
    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  }

  // Paper cannot be clicked: what is folded is opened for it, and folded again after.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open])")];
    for (const one of folded) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of folded) one.open = false;
  });
})();
