"""Builds the documentation as a folder of pages: `python docs/build.py [DIR]`, `docs/_site` without one.

Every link between pages is checked; one that leads nowhere ends the build with 1.
"""

import html
import re
import sys
from pathlib import Path

from markdown_it import MarkdownIt

DOCS = Path(__file__).parent
LINK = re.compile(r'(?:href|src)="(?!https?:|#|mailto:)([^"#]+)(#[^"]*)?"')
WITHIN = re.compile(r'href="(#[^"]+)"')
HEADING = re.compile(r"<(h[1-6])>(.+?)<(?=/h[1-6]>)")
STYLE = (
    "body{font:17px/1.6 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}"
    "code,pre{font:14px/1.5 ui-monospace,monospace}pre{overflow:auto;background:#f4f2ee;padding:1rem}"
    "table{border-collapse:collapse;font-size:15px}td,th{border-bottom:1px solid #ccc;padding:.35rem .7rem;"
    "text-align:left;vertical-align:top}nav{font-size:15px;margin-bottom:2rem}a{color:#14507a}img{max-width:100%}"
    "@media(prefers-color-scheme:dark){body{color:#ddd;background:#161616}pre{background:#222}a{color:#8cc4ee}}"
)


def built(page: Path) -> str:
    """Return a page as HTML, its links to other pages turned into links to what they become."""
    text = page.read_text("utf-8")
    title = next((line[2:] for line in text.splitlines() if line.startswith("# ")), page.stem)
    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    body = HEADING.sub(lambda found: f'<{found[1]} id="{anchor_of(found[2])}">{found[2]}<', body)
    body = LINK.sub(lambda found: found[0].replace(".md", ".html"), body)
    up = "../" * (len(page.relative_to(DOCS).parts) - 1)
    head = (
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{html.escape(title)}</title>'
    )
    return f'<!doctype html><html lang="en"><head>{head}<style>{STYLE}</style></head><body>' \
           f'<nav><a href="{up}index.html">Parley</a></nav>{body}</body></html>'  # fmt: skip


def anchor_of(heading: str) -> str:
    """Return the anchor that a heading is linked by: its words in lower case, joined by hyphens."""
    plain = html.unescape(re.sub(r"<[^>]+>", "", heading)).lower()
    return re.sub(r"[^\w -]", "", plain).replace(" ", "-")


def dead_links(page: Path) -> list[str]:
    """Return the links of a page that lead nowhere: to no file, to a folder, to no heading of the page."""
    body = MarkdownIt("commonmark").enable("table").render(page.read_text("utf-8"))
    anchors = {anchor_of(found[2]) for found in HEADING.finditer(body)}
    within = [anchor for anchor in WITHIN.findall(body) if anchor.removeprefix("#") not in anchors]
    return within + [found[1] for found in LINK.finditer(body) if not (page.parent / found[1]).is_file()]


def main(into: Path) -> int:
    """Build every page and return the exit code."""
    dead = []
    for page in sorted(DOCS.rglob("*.md")):
        target = into / page.relative_to(DOCS).with_suffix(".html")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(built(page), "utf-8")
        dead += [f"{page.relative_to(DOCS)}: {link} leads nowhere" for link in dead_links(page)]
    for picture in [*DOCS.rglob("*.png"), *DOCS.rglob("*.svg")]:
        target = into / picture.relative_to(DOCS)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(picture.read_bytes())
    print("\n".join(dead) or f"documentation built in {into}")
    return bool(dead)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS / "_site"))
