/* Lights the words that an address points at, and lets a slash begin a search. Pages read without it. */
"use strict";

function light() {
  document.querySelectorAll(".piece.lit").forEach((piece) => piece.classList.remove("lit"));
  const found = /^#([st])(\d+)-(\d+)$/.exec(decodeURIComponent(location.hash));
  if (!found) return;
  const part = document.querySelector(`[data-part="${found[1] === "t" ? "title" : "text"}"]`);
  if (!part) return;
  const [start, end] = [Number(found[2]), Number(found[3])];
  for (const piece of part.querySelectorAll(".piece")) {
    if (Number(piece.dataset.start) >= start && Number(piece.dataset.end) <= end) piece.classList.add("lit");
  }
  const first = part.querySelector(".piece.lit");
  if (first) first.scrollIntoView({ block: "center" });
}

function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const inside = target && target.querySelector("details");
  if (inside && target.classList.contains("clause")) inside.open = true;
}

addEventListener("hashchange", () => { light(); openTarget(); });
light();
openTarget();

addEventListener("change", (event) => {
  const form = event.target.form;
  if (form && form.id === "filter" && !form.contains(event.target)) form.dispatchEvent(new Event("narrow"));
});

addEventListener("keydown", (event) => {
  const at = event.target;
  const typing = at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName));
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const seek = document.getElementById("q") || document.getElementById("seek");
    if (seek) { event.preventDefault(); seek.focus(); }
  }
});
