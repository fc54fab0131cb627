/* Draws the table of the timeline; the table stays, for whoever reads without it. */
"use strict";

const DAY = 86400000;
const chart = document.getElementById("chart");
const rows = [...document.querySelectorAll("#told tbody tr")];

if (chart && rows.length && window.vis) {
  const counts = new Map();
  rows.forEach((row) => counts.set(row.dataset.group, (counts.get(row.dataset.group) || 0) + 1));
  const names = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a)).slice(0, 8);
  const items = rows.map((row, id) => {
    const first = new Date(`${row.dataset.first}T00:00:00`);
    const last = new Date(new Date(`${row.dataset.last}T00:00:00`).getTime() + DAY);
    const text = document.createElement("span");
    text.textContent = row.cells[2].textContent;
    return {
      id, content: text, start: first, end: last, type: "range",
      group: names.includes(row.dataset.group) ? row.dataset.group : "others",
      className: row.dataset.saying ? "saying" : "event",
    };
  });
  const groups = [...new Set(items.map((item) => item.group))].map((name) => {
    const label = document.createElement("span");
    label.textContent = name;
    return { id: name, content: label };
  });
  const last = Math.max(...items.map((item) => item.start.getTime()));
  const drawn = new vis.Timeline(chart, items, groups, {
    start: new Date(last - 28 * DAY), end: new Date(last + 4 * DAY), maxHeight: 460, verticalScroll: true,
    zoomKey: "ctrlKey", showCurrentTime: false, orientation: { axis: "top", item: "top" }, xss: { disabled: false },
  });
  drawn.on("select", (chosen) => {
    const row = rows[chosen.items[0]];
    if (row) row.querySelector("a").focus();
  });
}
