"""Picture: one SVG of the margins per step of each deal, over the assumed valuations.

A bar spans from the lowest to the highest tenth, a line marks the median, nought is drawn through; below nought the
step's bearer gains by not performing. Sides differ by pattern as well as colour; what is only talked about is dashed.
"""

from html import escape

from parley.prospect.game import SIDES
from parley.prospect.prospect import Prospect
from parley.prospect.tested import Tested
from parley.prospect.wording import STANCE, percent

WIDE, LEFT, ROW, HEAD = 760, 250, 18, 34
COLOURS = ("#1b6e8a", "#b3541e")


def picture_of(prospect: Prospect) -> str:
    """Return the picture as a self-contained SVG; the same prospect gives the same bytes."""
    spans = [m for tested in prospect.tested for m in tested.margins]
    low = min(0.0, *(m[0] for m in spans))
    high = max(0.0, *(m[2] for m in spans))
    scale = (WIDE - LEFT - 20) / ((high - low) or 1.0)
    rows: list[str] = []
    at = 62.0
    for tested in prospect.tested:
        rows += _panel(tested, at, low, scale, prospect.values.thin)
        at += HEAD + ROW * len(tested.margins) + 10
    title = escape(prospect.title or "Margins per step")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {at + 16:.0f}" role="img" '
        'aria-labelledby="prospect-title prospect-desc" font-family="sans-serif" font-size="11">',
        f'<title id="prospect-title">{title}: margins per step</title>',
        f'<desc id="prospect-desc">{escape(STANCE)}</desc>',
        '<defs><pattern id="side-b" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="4" height="4" fill="{COLOURS[1]}"/><rect width="1.4" height="4" fill="#fff"/></pattern></defs>',
        f'<rect width="{WIDE}" height="{at + 16:.0f}" fill="#fff"/>',
        f'<text x="10" y="18" font-size="14" font-weight="bold">{title}</text>',
        f'<text x="10" y="34" fill="#444">What the bearer of each step gains by performing it, all later steps done '
        f"({escape(prospect.values.unit.split(';')[0])})</text>",
        f'<text x="10" y="49" fill="#444">{prospect.count:,} assumed valuations: lowest tenth to highest, line at the '
        "median. Below 0 not performing pays. No forecast.</text>",
        *rows,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _panel(tested: Tested, top: float, low: float, scale: float, thin: float) -> list[str]:
    """Return one deal's rows, from `top` down."""
    game = tested.deal.game
    bottom = top + HEAD + ROW * len(tested.margins)

    def across(value: float) -> float:
        return LEFT + (value - low) * scale

    zero, tall = across(0.0), bottom - top - HEAD
    share = escape(percent(tested.share))
    drawn = [
        f'<text x="10" y="{top + 16:.0f}" font-weight="bold">{escape(game.title)}</text>',
        f'<text x="10" y="{top + 29:.0f}" fill="#444">carried out in {share} of the assumed valuations</text>',
        f'<rect x="{zero:.1f}" y="{top + HEAD:.0f}" width="{thin * scale:.1f}" height="{tall:.0f}" fill="#eee"/>',
        f'<line x1="{zero:.1f}" y1="{top + HEAD - 4:.0f}" x2="{zero:.1f}" y2="{bottom:.0f}" stroke="#000"/>',
        f'<text x="{zero:.1f}" y="{top + HEAD - 7:.0f}" text-anchor="middle">0</text>',
    ]
    for i, (first, middle, last) in enumerate(tested.margins):
        step, y = game.steps[i], top + HEAD + ROW * i
        fill = "url(#side-b)" if step.side else COLOURS[0]
        dash = "" if step.binding else ' stroke-dasharray="3 2"'
        talked = "" if step.binding else " (talked about)"
        name = f"{i + 1} {SIDES[step.side]} {step.id}{talked}"
        width = max((last - first) * scale, 1.0)
        drawn += [
            f'<text x="{LEFT - 8}" y="{y + 12:.0f}" text-anchor="end">{escape(name)}</text>',
            f'<rect x="{across(first):.1f}" y="{y + 3:.0f}" width="{width:.1f}" height="{ROW - 7}" fill="{fill}" '
            f'fill-opacity="{0.9 if step.binding else 0.45}" stroke="{COLOURS[step.side]}"{dash}>'
            f"<title>{escape(name)}: {first:.2f} to {last:.2f}, median {middle:.2f}</title></rect>",
            f'<line x1="{across(middle):.1f}" y1="{y + 1:.0f}" x2="{across(middle):.1f}" y2="{y + ROW - 2:.0f}" '
            'stroke="#000" stroke-width="2"/>',
        ]
    return drawn
