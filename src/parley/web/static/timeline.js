/* Draws the table of the timeline; the table stays, for whoever reads without it. */
"use strict";

const DAY = 86400000;
const chart = document.getElementById("chart");
const rows = [...document.querySelectorAll("#told tbody tr")];

if (chart && rows.length && window.vis) {
  const counts = new Map();
  rows.forEach((row) => counts.set(row.dataset.group, (counts.get(row.dataset.group) || 0) + 1));
  const names = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a)).slice(0, 8);
  const groupOf = (row) => (names.includes(row.dataset.group) ? row.dataset.group : "others");
  const folded = new Map(); // what is done in the same way by the same side on the same days is one bar
  rows.forEach((row, at) => {
    const said = row.cells[2].textContent.trim();
    const key = [groupOf(row), row.dataset.first, row.dataset.last, row.dataset.saying, said].join("\u0000");
    if (folded.has(key)) folded.get(key).rows.push(at);
    else folded.set(key, { row, said, rows: [at] });
  });
  const bars = [...folded.values()];
  const items = bars.map(({ row, said, rows: of }, id) => {
    const text = document.createElement("span");
    text.textContent = of.length > 1 ? `${said} ×${of.length}` : said;
    const first = new Date(`${row.dataset.first}T00:00:00`);
    const isDay = row.dataset.first === row.dataset.last; // a week is a bar, a day a point with its words beside it
    return {
      id, content: text, start: first, group: groupOf(row), type: isDay ? "point" : "range",
      ...(isDay ? {} : { end: new Date(new Date(`${row.dataset.last}T00:00:00`).getTime() + DAY) }),
      className: row.dataset.saying ? "saying" : "event",
    };
  });
  const order = [...names, "others"].filter((name) => items.some((item) => item.group === name));
  const groups = [...new Set(order)].map((name, at) => {
    const label = document.createElement("span");
    label.textContent = name;
    return { id: name, content: label, order: name === "others" ? 99 : at };
  });
  const starts = items.map((item) => item.start.getTime()).sort((a, b) => a - b);
  const early = starts[Math.floor(starts.length / 20)]; // a day told of from years ago is a scroll away
  const late = starts[Math.floor((starts.length - 1) * 0.95)]; // likewise what is told of a day far off
  const drawn = new vis.Timeline(chart, items, groups, {
    start: new Date(early - 3 * DAY), end: new Date(late + 6 * DAY), maxHeight: 460, verticalScroll: true,
    zoomKey: "ctrlKey", showCurrentTime: false, orientation: { axis: "top", item: "top" }, xss: { disabled: false },
    groupOrder: "order", margin: { item: { vertical: 3, horizontal: 2 } },
  });
  drawn.on("select", (chosen) => {
    const bar = bars[chosen.items[0]];
    const row = bar && rows[bar.rows[0]];
    if (row) row.querySelector("a").focus();
  });
}
