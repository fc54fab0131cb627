"""From a text to a report: blocks, credits, language, and the day that the text tells.

1. What is known from elsewhere (metadata, a sources file) stands before what the text tells, and keeps its basis.
2. The text is kept as it is given, but for characters that no store holds (see `decoding.storable`).
"""

import re
from dataclasses import dataclass, replace

from parley.reports.blocks import blocks_from_text
from parley.reports.credit import agency_name, credits_from_text
from parley.reports.decoding import storable
from parley.reports.language import language_of
from parley.reports.published import Publication
from parley.reports.report import Block, BlockKind, Credit, Report
from parley.reports.undated import publication_from_text

NOTHING_STATED = Publication()
_BYLINE = re.compile(r"(?:by|written by|reported by|author|byline)\s*:?\s+(?P<names>.{2,100})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a text from elsewhere than the text itself."""

    id: str
    title: str = ""
    outlet: str = ""
    url: str = ""
    byline: str = ""
    language: str = ""  # "" leaves it to the text
    credit: str = ""
    publication: Publication = NOTHING_STATED
    raw_sha256: str = ""
    notes: tuple[str, ...] = ()


def report_from_text(
    text: str, origin: Origin | str, blocks: tuple[Block, ...] | None = None, *, markdown: bool = False
) -> Report:
    """Return the report that `text` is; `origin` is its id or all that is known of it.

    >>> report_from_text("Talks resume\\nBoth sides met.", "a.txt").headline
    'Talks resume'
    """
    known = Origin(origin) if isinstance(origin, str) else origin
    stored, title = storable(text), storable(known.title.strip())
    found = blocks_from_text(stored.text, title.text, markdown=markdown) if blocks is None else blocks
    if known.publication.day:
        publication = known.publication
    else:
        told = publication_from_text(stored.text, found)
        publication = replace(told, notes=known.publication.notes + told.notes)
    return Report(
        id=known.id,
        text=stored.text,
        title=_title_kept(stored.text, title.text, found),
        outlet=known.outlet,
        url=known.url,
        byline=known.byline or _byline_in(stored.text, found),
        language=known.language or language_of(stored.text),
        published=publication.day,
        published_basis=publication.basis,
        published_from=publication.spans,
        credits=_credits(stored.text, found, known),
        blocks=found,
        raw_sha256=known.raw_sha256,
        notes=known.notes + stored.notes + publication.notes,
    )


def _title_kept(text: str, title: str, blocks: tuple[Block, ...]) -> str:
    """Return the title, "" where the text's own headline says it."""
    first = next((b for b in blocks if b.kind is BlockKind.HEADLINE), None)
    return "" if first and " ".join(first.span.text_in(text).split()) == " ".join(title.split()) else title


def _byline_in(text: str, blocks: tuple[Block, ...]) -> str:
    """Return the names that a byline gives."""
    lines = (b.span.text_in(text) for b in blocks if b.kind is BlockKind.BYLINE)
    return next((match["names"].strip() for match in map(_BYLINE.match, lines) if match), "")


def _credits(text: str, blocks: tuple[Block, ...], known: Origin) -> tuple[Credit, ...]:
    """Return the credits, the one known from elsewhere first, without the outlet itself."""
    own = {known.outlet.casefold(), known.outlet.casefold().removeprefix("the ")}
    found = [
        credit for credit in credits_from_text(text, blocks) if credit.name.casefold().removeprefix("the ") not in own
    ]
    if known.credit:
        name = agency_name(known.credit)
        found = [Credit(known.credit), *(credit for credit in found if agency_name(credit.name) != name)]
    return tuple(found)
