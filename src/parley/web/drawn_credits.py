"""Who credits whom as SVG: outlets on a circle, an arrow from who repeats to whom it credits."""

from html import escape
from math import cos, pi, sin

from parley.dossier.sources import Credited

WIDE, TALL, ROUND = 720, 440, 150
MOST = 24  # outlets drawn; the table has them all


def credits_svg(credits_: tuple[Credited, ...]) -> str:
    """Return the picture; nothing where nobody credits anybody."""
    names = list(dict.fromkeys(name for line in credits_ for name in (line.outlet, line.credits)))[:MOST]
    if not names:
        return ""
    places = {}
    for number, name in enumerate(names):
        angle = 2 * pi * number / len(names) - pi / 2
        places[name] = (WIDE / 2 + ROUND * 1.25 * cos(angle), TALL / 2 + ROUND * sin(angle))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="credits" viewBox="0 0 {WIDE} {TALL}" role="img" '
        'aria-labelledby="credits-title"><title id="credits-title">Who credits whom; the table says the same</title>',
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path class="tip" d="M0 0l8 4l-8 4z"/></marker></defs>',
    ]
    for line in credits_:
        if line.outlet in places and line.credits in places and line.outlet != line.credits:
            (x1, y1), (x2, y2) = places[line.outlet], places[line.credits]
            far = max(1.0, ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)
            dx, dy = (x2 - x1) / far * 12, (y2 - y1) / far * 12
            parts.append(
                f'<path class="credit" stroke-width="{min(5.0, 1 + line.reports**0.5 / 2):.1f}" '
                f'd="M{x1 + dx:.1f} {y1 + dy:.1f}L{x2 - dx:.1f} {y2 - dy:.1f}" marker-end="url(#tip)">'
                f"<title>{escape(line.outlet)} credits {escape(line.credits)}: {line.reports:,} reports</title></path>"
            )
    for name, (x, y) in places.items():
        side = "start" if x > WIDE / 2 + 5 else "end" if x < WIDE / 2 - 5 else "middle"
        dx = 12 if side == "start" else -12 if side == "end" else 0
        dy = 4 if side != "middle" else (-14 if y < TALL / 2 else 22)
        parts.append(f'<circle class="node" cx="{x:.1f}" cy="{y:.1f}" r="7"/>')
        parts.append(f'<text x="{x + dx:.1f}" y="{y + dy:.1f}" text-anchor="{side}">{escape(name[:28])}</text>')
    return "\n".join([*parts, "</svg>"])
