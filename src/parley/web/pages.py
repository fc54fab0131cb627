"""The pages: one list for the server and for the folder, each with its address, its title and the function behind it.

1. A page's data is made by one function of `dossier`; the page, its JSON and the folder's file show that alone.
2. What needs an agreement, a prospect or a server says so in place of its content, never as an error.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from parley.dossier.figures import FiguresPage
from parley.dossier.gaps import Gaps, gaps_of
from parley.dossier.passage import EVERYTHING, Filter, Found
from parley.dossier.questions import Questions, questions_from_status, waiting_in
from parley.dossier.sources import Sources
from parley.dossier.standing import Course, course_from_status
from parley.dossier.stands import Stands, stands_from_status
from parley.dossier.today import Today, today_from_found
from parley.dossier.upcoming import Upcoming, upcoming_from_status
from parley.record.links import sources_of
from parley.record.query import coverage_of, outlet_lines
from parley.record.search import Ready, found, fts_query, matches_of, newest
from parley.web.allowance import allowed
from parley.web.asked import PAGE, Asked
from parley.web.held import Held
from parley.web.registers import place_of_passage, positions, prospect, reports, speakers, talks, timeline
from parley.web.rows import figures_shown, undated_reports, unread_lines


class Shelf(StrEnum):
    """What a page is about, for the way through."""

    NOW = "Now"
    TALKS = "The talks"
    DEAL = "The agreement"
    EVIDENCE = "Evidence"


@dataclass(frozen=True, slots=True)
class Page:
    """A page: `name` is its address and its template."""

    name: str
    title: str
    says: str  # one line under the title
    shelf: Shelf
    data: Callable[[Asked], Any]
    needs_server: bool = False
    needs_prospect: bool = False
    asks: tuple[str, ...] = ()  # words that its address may carry

    def is_there(self, held: Held) -> bool:
        """Tell whether the way through names this page: a stress test is shown only where values were given."""
        return (held.prospect is not None or not self.needs_prospect) and not (held.is_folder and self.needs_server)


NEW = 40  # passages listed on the first page


def today(asked: Asked) -> Today:
    """Return what is new; where the agreement stands is left to a second question, if the page need not wait for it."""
    held, since, on = asked.held, asked.since, asked.on
    waits = asked.waits or held.knows("told")
    new = Filter(since=since.isoformat() if since else "", until=on.isoformat() if on else "")
    deal = held.deal
    told = held.once(("new", new), lambda record: newest(record, NEW, new))
    return today_from_found(
        replace(told, passages=allowed(held.allowance, told.passages, place_of_passage)),
        everything(asked),
        held.once("coverage", coverage_of),
        held.once("outlets", outlet_lines),
        asked.status if waits else None,
        deal.agreement if deal else None,
        since,
        on,
        stands(asked) if waits else None,
    )


def stands(asked: Asked) -> Stands | None:
    """Return where the agreement stands in each account."""
    deal, status = asked.held.deal, asked.status
    if deal is None or status is None:
        return None
    return asked.held.once(
        ("stands", status.on),
        lambda _: stands_from_status(status, deal.agreement, asked.held.tellings(), asked.held.names()),
    )


def everything(asked: Asked) -> Found:
    """Return the facets of the whole record."""
    held = asked.held
    return held.once("everything", lambda record: found(record, EVERYTHING, limit=1))


def search(asked: Asked) -> Found:
    """Return what a search finds."""
    held, wanted, offset = asked.held, asked.filter, asked.number("from")
    if wanted == EVERYTHING and not held.identities():
        return held.once(("search", offset), lambda record: found(record, wanted, PAGE, offset))
    query = fts_query(wanted.words)
    matches = held.once(("words", query), lambda record: matches_of(record, query)) if query else None
    question = ("search", wanted, offset)
    return held.once(question, lambda record: found(record, wanted, PAGE, offset, Ready(held.columns(), matches)))


def upcoming(asked: Asked) -> Upcoming | None:
    """Return what comes within a fortnight."""
    deal, status = asked.held.deal, asked.status
    if deal is None or status is None:
        return None
    return asked.held.once(
        ("next", status.on), lambda _: upcoming_from_status(status, deal.agreement, asked.held.tellings())
    )


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """The page of the agreement: where it stands, and its course over time."""

    stands: Stands
    course: Course
    matched: int  # reports whose claims were matched to its clauses so far; 0 where a claims file tells of it
    reports: int
    left_out: int  # tellings, the oldest, that are too many to be held against one another


def agreement(asked: Asked) -> AgreementPage | None:
    """Return where the agreement stands and its course."""
    deal, status, told = asked.held.deal, asked.status, asked.held.told()
    where = stands(asked)
    if deal is None or status is None or where is None:
        return None
    course = asked.held.once(
        ("course", status.on),
        lambda _: course_from_status(status, deal.agreement, asked.held.tellings(), asked.held.names()),
    )
    covered = (told.matched, told.reports, told.left_out) if told else (0, 0, 0)
    return AgreementPage(where, course, *covered)


def gaps(asked: Asked) -> Gaps | None:
    """Return positions and proposals held against one another."""
    deal = asked.held.deal
    return asked.held.once("gaps", lambda _: gaps_of(deal.agreement)) if deal else None


def figures(asked: Asked) -> FiguresPage:
    """Return the figures of the newest reports held against one another, and against the agreement."""
    thing = asked.word("thing")[:100]
    agreement = asked.held.deal.agreement if asked.held.deal else None
    return asked.held.once(("figures", thing), lambda record: figures_shown(record, thing, agreement))


def sources(asked: Asked) -> Sources:
    """Return outlets, credits, words for people and echoes."""
    return asked.held.once("sources", sources_of)


def questions(asked: Asked) -> Questions:
    """Return what is open."""
    deal, status = asked.held.deal, asked.status
    open_ = questions_from_status(
        status,
        deal.agreement if deal else None,
        deal.findings if deal else (),
        asked.held.once("unread", unread_lines),
        asked.held.once("undated", undated_reports),
        asked.held.once("coverage", coverage_of),
    )
    files = {source.id: source.file for source in deal.agreement.sources} if deal else {}
    waiting, more = waiting_in(asked.held.tellings(), files, asked.held.names())
    return replace(open_, waiting=waiting, more_waiting=more)


PAGES = (
    Page("today", "Today", "What is new, how much comes from whom, what is disputed.", Shelf.NOW, today,
         asks=("since", "on")),
    Page("next", "Next", "What falls due in the coming fortnight, in whose account; who waits for whom.", Shelf.NOW,
         upcoming, asks=("on",)),
    Page("questions", "Open questions", "What is disputed, silent, unseen or unread, and what would settle it.",
         Shelf.NOW, questions, asks=("on",)),
    Page("talks", "Talks and proposals", "Rounds, proposals with their replies, assurances and complaints, as told.",
         Shelf.TALKS, talks),
    Page("positions", "Positions", "What those who speak for each party are told to hold on each matter, since when.",
         Shelf.TALKS, positions),
    Page("timeline", "Timeline", "What is told for which day; a week is a bar, not a point.", Shelf.TALKS, timeline),
    Page("gaps", "Gaps", "What each side is told to hold, and what each proposal would change for it.", Shelf.TALKS,
         gaps),
    Page("agreement", "Agreement", "Phases and provisions over time, a lane for each account.", Shelf.DEAL, agreement,
         asks=("on",)),
    Page("prospect", "Prospect", "A stress test of designs under a person's values: where it would pay to stop.",
         Shelf.DEAL, prospect, needs_prospect=True),
    Page("figures", "Figures", "What is counted, by whom, and where the numbers agree or conflict.", Shelf.EVIDENCE,
         figures, asks=("thing", "from")),
    Page("sources", "Sources and echoes", "Outlets, who credits whom, and the words each has for the same people.",
         Shelf.EVIDENCE, sources),
    Page("speakers", "Speakers", "Who is named as speaking, and which names people decided are one speaker’s.",
         Shelf.EVIDENCE, speakers, needs_server=True, asks=("from",)),
    Page("reports", "Reports", "Every report that was read, by day.", Shelf.EVIDENCE, reports, asks=("from",)),
    Page("search", "Search", "Everything that was read, by words and by who, where, when and how.", Shelf.EVIDENCE,
         search, needs_server=True,
         asks=("q", "speaker", "party", "outlet", "kind", "act", "status", "month", "since", "until", "from")),
)  # fmt: skip
