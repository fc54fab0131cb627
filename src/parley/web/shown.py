"""What a reader sees of a page: Jinja templates filled with its data, links made by the addresses.

1. Whatever comes from a report is escaped; nothing is marked as safe but what `web` itself draws.
2. A template says nothing of a party that its data does not say.
"""

import sqlite3
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from parley import __version__
from parley.attributions.attribution import Part, SpeakerKind
from parley.claims.in_words import claim_in_words, terms_in_words, told_in_words, way_in_words
from parley.dossier.passage import Passage
from parley.dossier.standing import Evidence, evidence_of
from parley.dossier.today import folded
from parley.dossier.wording import event_in_words, id_in_words, plainly
from parley.reports.span import Span
from parley.web.addresses import Addresses
from parley.web.asked import Asked
from parley.web.drawn_course import course_svg
from parley.web.drawn_credits import credits_svg
from parley.web.drawn_figures import figures_svg
from parley.web.held import Held
from parley.web.pages import PAGES, Shelf

STATIC = Path(__file__).parent / "static"
LONG = 420  # characters of a quotation in a list
SAID = {
    SpeakerKind.UNNAMED: "unnamed",
    SpeakerKind.OUTLET: "in its own voice",
    SpeakerKind.ELIDED: "left out",
    SpeakerKind.BODY: "",
    SpeakerKind.PERSON: "",
}


@cache
def environment() -> Environment:
    """Return the templates, escaping on and every name checked."""
    made = Environment(
        loader=PackageLoader("parley.web"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters |= {
        "short": short,
        "marked": marked,
        "count": lambda number: f"{number:,}",
        "percent": lambda share: f"{share:.0%}" if share >= 0.01 or not share else "<1%",
        "days": days,
        "moment": moment,
        "party": party,
        "folded": folded,
        "event": event,
        "named": named,
        "plainly": plainly,
        "told": told_in_words,
        "terms": terms_in_words,
        "way": way_in_words,
        "claim": claim_in_words,
    }
    made.globals |= {
        "course_svg": lambda *a: Markup(course_svg(*a)),
        "figures_svg": lambda *a: Markup(figures_svg(*a)),
        "credits_svg": lambda *a: Markup(credits_svg(*a)),
        "Span": Span,
        "Part": Part,
        "SAID": SAID,
        "address": address,
        "marked": marked,
    }
    return made


def html_of(template: str, links: Addresses, words: Mapping[str, Any]) -> str:
    """Return a template filled; `words` are its names."""
    return environment().get_template(f"{template}.html").render(links=links, **words)


def words_of(held: Held, csrf: str = "") -> dict[str, Any]:
    """Return what every template knows."""
    agreement = held.deal.agreement if held.deal else None
    shown = [page for page in PAGES if page.is_there(held)]
    shelves = tuple((shelf, tuple(page for page in shown if page.shelf is shelf)) for shelf in Shelf)
    return {
        "shelves": tuple((shelf, inside) for shelf, inside in shelves if inside),
        "page": None, "held": held, "agreement": agreement, "party": named_in(held),
        "evidence_for": evidence_in(held), "csrf": csrf,
        "version": __version__, "record_name": held.path.name, "json_at": "", "asked": None,
        "names_decided": names_decided_in(held),
    }  # fmt: skip


def names_decided_in(held: Held) -> int:
    """Return on how many names people decided; 0 where the record cannot be read, which the page itself then says."""
    try:
        return len(held.identities())
    except (OSError, sqlite3.Error):
        return 0


def short(text: str, most: int = LONG) -> str:
    """Return a text in one line, cut at a word with an ellipsis where it is long.

    >>> short("one  two three", 8)
    'one two …'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return f"{line[:most].rsplit(' ', 1)[0]} …"


def marked(passage: Passage) -> Markup:
    """Return a passage's words, those sought marked."""
    escaped = Markup.escape(short(passage.text))
    if "«" not in passage.text or "»" not in passage.text:
        return escaped
    return Markup(str(escaped).replace("«", "<mark>").replace("»", "</mark>")) if balanced(str(escaped)) else escaped


def balanced(text: str) -> bool:
    """Tell whether every « has its » after it."""
    depth = 0
    for sign in text:
        depth += (sign == "«") - (sign == "»")
        if depth not in (0, 1):
            return False
    return depth == 0


def days(bounds: Any) -> str:
    """Return between which days something lies, in words."""
    text = str(bounds)
    return (
        "no day" if text == "…..…" else text.replace("…..", "until ").replace("..…", " or later").replace("..", " to ")
    )


def moment(at: str) -> str:
    """Return a time as a reader writes it.

    >>> moment("2031-05-07T09:00:12+00:00")
    '2031-05-07 09:00 UTC'
    """
    return f"{at[:10]} {at[11:16]} UTC" if at.endswith("+00:00") else at


def named_in(held: Held) -> Callable[[str], str]:
    """Return a function that names parties as the agreement's file does, and tellers as the claims do.

    Nobody's name is looked up before a page asks for one: what is told of a large record takes its time.
    """
    parties: dict[str, str] = {}

    def named(id_: str) -> str:
        if not parties:
            parties[""] = ""
            parties.update({teller.id: teller.title for teller in held.tellings().tellers if teller.title})
            parties.update({party.id: party.name for party in held.deal.agreement.parties} if held.deal else {})
        return parties.get(id_, id_.replace("_", " "))

    return named


def evidence_in(held: Held) -> Callable[[str], Evidence | None]:
    """Return a function that finds a telling by its id, with its place in a report."""

    def evidence(id_: str) -> Evidence | None:
        telling = held.telling(id_) if held.deal else None
        if telling is None or held.deal is None:
            return None
        files = {source.id: source.file for source in held.deal.agreement.sources}
        return evidence_of(telling, files, held.names())

    return evidence


@pass_context
def party(context: Context, id_: str) -> str:
    """Return a party's name, as the page's agreement has it."""
    named: Callable[[str], str] = context["party"]
    return named(id_)


@pass_context
def event(context: Context, said: Any) -> str:
    """Return an event of the page's agreement in words."""
    return event_in_words(said, context.get("agreement"))


@pass_context
def named(context: Context, id_: str) -> str:
    """Return what a phase, provision or tranche of the page's agreement is called."""
    return id_in_words(id_, context.get("agreement"))


def address(asked: Asked, first: int) -> str:
    """Return the same search, from another place in the list."""
    query = [(name, value) for name, values in asked.query.items() if name != "from" for value in values]
    return f"/search?{urlencode([*query, ('from', str(first))] if first > 0 else query)}"
