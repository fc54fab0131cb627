"""The tables of a claims file: what may stand in it, in the order in which it is written."""

from datetime import date

from parley.agreement.condition import Not
from parley.agreement.fields import Field, ListOf, OneOf, Section, Table, Word
from parley.agreement.forms import AMOUNT, DURATION, TEXT, TIME, YES_NO
from parley.agreement.parse import condition_from_text
from parley.agreement.provision import Basis
from parley.agreement.time import Happened
from parley.agreement.written import Unreadable, date_from_iso
from parley.engine.telling import Accusation, Coverage, Merged, Says, Strength, Teller, TellerKind, Telling, Tellings
from parley.status import Status


def _says(text: str) -> Says:
    """Return what is said to have happened, or not."""
    condition = condition_from_text(text)
    match condition:
        case Happened():
            return Says(condition)
        case Not(part) if isinstance(part, Happened):
            return Says(part, denied=True)
    raise Unreadable(f"“{text}” is no single event", "Write one event: done(pay), or not begun(talks).")


def _day(text: str) -> date:
    """Return a civil day."""
    return date_from_iso(text)


def _span(text: str) -> tuple[int, int]:
    """Return a stretch of a text by its ends, in code points."""
    first, _, last = text.partition("-")
    if not (first.isdecimal() and last.isdecimal() and len(last) < 10 and int(first) < int(last)):
        raise Unreadable(f"“{text}” is no stretch of a text", "Write its first and last offset: 310-402.")
    return int(first), int(last)


SAYS = Word("event", _says, str)
DAY = Word("day", _day, lambda on: on.isoformat(), r"^\d{4}-\d{2}-\d{2}$")
NAMES = ListOf(TEXT)
SPAN = Word("span", _span, lambda span: f"{span[0]}-{span[1]}", r"^\d+-\d+$")

TELLER = Table("account", Teller, (
    Field("title", TEXT, "whose account it is, in plain words"),
    Field("kind", OneOf(TellerKind), "party, mediator, verifier, outlet, unnamed or observer"),
    Field("of", TEXT, "the party whose account it is; leave it out where the faction is not told"),
    Field("readings", NAMES, "the agreement's readings that it holds"),
    Field("note", TEXT, "a remark"),
), bare="title")  # fmt: skip

TELLING = Table("claim", Telling, (
    Field("account", TEXT, "who tells it", required=True),
    Field("says", SAYS, "what is said to have happened: done(pay), not begun(talks)", required=True),
    Field("said", DAY, "the day on which it was said", required=True),
    Field("status", OneOf(Status), "actual, or the way in which it is spoken of: only what is actual moves anything"),
    Field("on", TIME, "when it is said to have happened"),
    Field("quantity", AMOUNT, "how much was done"),
    Field("so_far", YES_NO, "yes where the quantity is a running total"),
    Field("lasts", DURATION, "how long an extension is"),
    Field("blames", NAMES, "whose doing it is said to be"),
    Field("heard_from", NAMES, "who told the teller"),
    Field("retracts", TEXT, "an earlier claim of the same account that is taken back"),
    Field("restates", TEXT, "an earlier claim that is said again"),
    Field("denies", TEXT, "a claim of another account that is said to be untrue"),
    Field("sources", NAMES, "the texts that it stands in"),
    Field("quote", TEXT, "the words, shortly"),
    Field("spans", ListOf(SPAN), "where the words stand in the source's text: 310-402, in code points"),
    Field("strength", OneOf(Strength), "of an assurance: promise, assurance or guarantee"),
    Field("given_by", NAMES, "who gives the assurance; leave it out where the teller does"),
    Field("given_to", NAMES, "to whom it is given"),
    Field("written", YES_NO, "yes where it is told as written, no where as spoken"),
    Field("basis", OneOf(Basis), "whether the source states it, implies it, or the modeller adds it"),
    Field("mapped_by", TEXT, "who matched the words to the clause"),
    Field("note", TEXT, "a remark"),
))  # fmt: skip

COVERAGE = Table("coverage", Coverage, (
    Field("from", DAY, "the first day whose reports were read", "first", required=True),
    Field("to", DAY, "the last", "last", required=True),
    Field("account", TEXT, "whose words; leave it out for the story as a whole"),
    Field("note", TEXT, "a remark"),
))  # fmt: skip

ACCUSATION = Table("accusation", Accusation, (
    Field("account", TEXT, "who tells it", required=True),
    Field("against", NAMES, "whom it is against", required=True),
    Field("said", DAY, "the day on which it was said", required=True),
    Field("quote", TEXT, "the words, shortly"),
    Field("sources", NAMES, "the texts that it stands in"),
    Field("spans", ListOf(SPAN), "where the words stand in the source's text: 310-402, in code points"),
    Field("note", TEXT, "a remark"),
))  # fmt: skip

MERGED = Table("merged proposal", Merged, (
    Field("of", NAMES, "the proposals that are one, by their ids", required=True),
    Field("by", TEXT, "who decided that"),
    Field("note", TEXT, "a remark"),
), bare="of")  # fmt: skip

TELLINGS = Table("claims file", Tellings, (
    Field("accord_claims", TEXT, "the version of this format: 1", "version", required=True),
    Field("about", TEXT, "the agreement's id", required=True),
    Field("accounts", Section(TELLER), "who tells", "tellers"),
    Field("coverage", Section(COVERAGE), "what was read, by day"),
    Field("claims", Section(TELLING), "what is told", "tellings"),
    Field("accusations", Section(ACCUSATION), "complaints that name no clause"),
    Field("merged", Section(MERGED), "tellings of proposals that a person holds to be one"),
))  # fmt: skip
