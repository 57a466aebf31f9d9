"use strict";
// Rows are filtered by words, whatever their signs, and sorted by a click on a heading: first up, then down, then as
// they were. Without this script the page says the same.
const form = document.getElementById("filter");
const rows = [...document.querySelectorAll("tr.row")];
const language = document.documentElement.lang;
const plain = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();

if (form) {
  const box = form.querySelector("input");
  const told = form.querySelector("output");
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", () => {
    const wanted = plain(box.value).split(/\s+/).filter(Boolean);
    const texts = wanted.length ? rows.map((row) => plain(row.textContent)) : [];
    rows.forEach((row, at) => { row.hidden = !wanted.every((word) => texts[at].includes(word)); });
    for (const group of document.querySelectorAll("tbody")) {
      const own = group.querySelectorAll("tr.row");
      group.hidden = own.length > 0 && ![...own].some((row) => !row.hidden);
    }
    const count = rows.filter((row) => !row.hidden).length;
    told.textContent = wanted.length
      ? told.dataset.told.replace("{count}", count).replace("{total}", rows.length) : "";
  });
}

const keyOf = (row, place) => {
  const cell = row.cells[place];
  return cell.dataset.order || cell.textContent.trim();
};

for (const table of document.querySelectorAll("table")) {
  if (table.querySelectorAll("tr.row").length < 3) continue;
  const heads = [...table.querySelectorAll("thead th, thead td")];
  const before = new Map([...table.tBodies].map((group) => [group, [...group.rows]]));
  heads.forEach((head, place) => {
    if (!head.textContent) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      const next = now === "ascending" ? "descending" : now === "descending" ? null : "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      if (next) head.setAttribute("aria-sort", next);
      const sign = next === "descending" ? -1 : 1;
      for (const [group, asWere] of before) {
        const own = asWere.filter((row) => row.className === "row");
        if (next) {
          // What says nothing stands last, whichever way.
          own.sort((one, other) => {
            const [a, b] = [keyOf(one, place), keyOf(other, place)];
            if ((a === "—") !== (b === "—")) return a === "—" ? 1 : -1;
            return sign * a.localeCompare(b, language, { numeric: true });
          });
        }
        const ordered = asWere.map((row) => (row.className === "row" ? own.shift() : row));
        group.append(...ordered);
      }
    });
  });
}
