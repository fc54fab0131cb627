"""Profiles: what a claim about a clause would say: kinds of event, words, bearers, numbers.

1. A profile is made from the agreement's file alone: its acts, stocks, titles, terms and ids.
2. An act's verb stands for the kinds of event that it is; a verb that no kind is known for is matched by its own word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from parley.agreement.agreement import Agreement
from parley.agreement.phase import Phase, Process
from parley.agreement.provision import Act as Deed
from parley.agreement.provision import Kind, Provision
from parley.agreement.time import Happened, Occasion
from parley.claims.claim import Act
from parley.quantity import Interval
from parley.story.wording import stem
from parley.words import words_in

# what an agreement calls an act → the kinds of event that a report tells it as
KINDS = MappingProxyType(
    {
        **dict.fromkeys(("release", "free", "return", "deliver", "hand_over"), (Act.RELEASE,)),
        **dict.fromkeys(("withdraw", "leave", "pull_back", "redeploy", "vacate"), (Act.WITHDRAW,)),
        **dict.fromkeys(("begin", "start", "resume", "sustain"), (Act.SCHEDULE, Act.MEET)),
        **dict.fromkeys(("meet", "consult"), (Act.MEET,)),
        **dict.fromkeys(("agree", "conclude", "sign", "ratify"), (Act.CONCLUDE, Act.ACCEPT)),
        **dict.fromkeys(("declare",), (Act.CONCLUDE, Act.COMMIT, Act.STATE)),
        **dict.fromkeys(("extend", "renew"), (Act.EXTEND,)),
        **dict.fromkeys(
            ("attack", "wage", "fire", "strike", "admit", "open", "close", "lift", "impose", "supply", "blockade"),
            (Act.MEASURE,),
        ),
    }
)
WORD = re.compile(r"[^\W\d_]+")
THIN = frozenset({"of", "the", "a", "an", "and", "to", "in", "by", "from", "for", "on", "at", "people", "all"})
TALK_WORDS = frozenset(stem(word) for word in ("talks", "negotiations", "discussions", "negotiating", "negotiation"))
NAMED_BY_OBJECT = frozenset({"declare", "conclude", "sign", "ratify", "wage", "open"})
PEOPLE = frozenset({stem("captive"), stem("prisoner"), stem("detainee")})
PHASE = frozenset(stem(word) for word in ("phase", "phases", "stage", "stages"))
ORDINALS = MappingProxyType({"one": "first", "two": "second", "three": "third", "four": "fourth", "1": "first",
                             "2": "second", "3": "third", "4": "fourth"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """What a claim about one clause would say."""

    event: Happened
    kinds: tuple[Act, ...]
    verb: str  # a stem; "" where a kind stands for it
    words: frozenset[str]  # stems of the object
    bearers: frozenset[str]
    to: frozenset[str]
    owed: Interval | None
    is_phase: bool = False
    all_words: bool = False  # every word of the object has to be there: "permanent ceasefire"
    is_prohibition: bool = False
    needs_both: bool = False  # no object: only who did it to whom tells it from others of its kind


@lru_cache(maxsize=4_096)  # a claim is held against every clause in turn
def stems_of(text: str) -> frozenset[str]:
    """Return the stems of a text's content words."""
    return frozenset(stem(word.lower()) for word in WORD.findall(text.replace("_", " ")) if word.lower() not in THIN)


def profiles_of(agreement: Agreement) -> tuple[Profile, ...]:
    """Return a profile for each provision, phase edge and process of an agreement."""
    made = [
        _of_provision(provision, agreement)
        for provision in agreement.provisions
        if provision.act and not _is_begin_of_process(provision.act, agreement)
    ]
    for phase in agreement.phases:
        made += _of_phase(phase)
    for process in agreement.processes:
        made += _of_process(process, agreement)
    return tuple(made)


def _is_begin_of_process(deed: Deed, agreement: Agreement) -> bool:
    """Tell whether an act begins a process: claims are then about the process."""
    return bool(deed.objects) and agreement.process(deed.objects[0].verb) is not None


def _of_provision(provision: Provision, agreement: Agreement) -> Profile:
    """Return what a claim about a provision would say."""
    assert provision.act is not None
    verb = provision.act.verb.lower()
    words = set(_object_words(provision, agreement))
    quantity = provision.what.quantity
    owed = quantity.interval(agreement.margin) if quantity and quantity.quantity else None
    kinds = KINDS.get(verb, ())
    event = Happened(Occasion.DONE, provision.id)
    thing = verb if verb in NAMED_BY_OBJECT else ""
    return Profile(event, kinds, "" if kinds else stem(verb), frozenset(words), frozenset(provision.by),
                   frozenset(provision.to), owed, all_words=bool(thing),
                   is_prohibition=provision.kind is Kind.ABSTAIN, needs_both=not words)  # fmt: skip


def _object_words(provision: Provision, agreement: Agreement) -> Iterator[str]:
    """Yield the words for what an act is done to."""
    assert provision.act is not None
    for deed in provision.act.objects:
        yield from stems_of(deed.verb)
    stock = agreement.stock(provision.what.stock)
    if stock:
        words = stems_of(f"{stock.title} {stock.id} {' '.join(stock.kinds)}")
        yield from words
        for group in _groups():
            if words & group or (group & PEOPLE and words & {"held", "hold", "captur"}):
                yield from group
    yield from stems_of(provision.place)


@cache
def _groups() -> tuple[frozenset[str], ...]:
    """Return the nouns that count the same thing, whatever an outlet calls it, as stems."""
    lines = (line.partition("|")[2] for line in words_in("counted.txt"))
    return tuple(frozenset(stem(word.strip()) for word in line.split(";") if word.strip()) for line in lines)


def _of_phase(phase: Phase) -> Iterator[Profile]:
    """Yield what claims about a phase's beginning, end and extension would say."""
    words = frozenset(stem(ORDINALS.get(word, word)) for word in (*stems_of(phase.title), phase.id)) | PHASE
    for occasion, kinds in (
        (Occasion.BEGUN, (Act.SCHEDULE, Act.STATE, Act.CONCLUDE)),
        (Occasion.ENDED, (Act.SCHEDULE, Act.STATE)),
        (Occasion.AGREED, (Act.EXTEND,)),
    ):
        yield Profile(Happened(occasion, phase.id), kinds, "", words, frozenset(), frozenset(), None, is_phase=True)


def _of_process(process: Process, agreement: Agreement) -> Iterator[Profile]:
    """Yield what claims about talks and what they yield would say."""
    about = stems_of(process.about) | TALK_WORDS
    between = frozenset(process.between)
    yield Profile(Happened(Occasion.BEGUN, process.id), (Act.SCHEDULE, Act.MEET), "", about, between, frozenset(), None)
    for term in process.yields:
        means = next((item.means for item in agreement.terms if item.id == term), "")
        words = stems_of(means) | stems_of(process.about)
        yield Profile(Happened(Occasion.AGREED, term), (Act.CONCLUDE,), "", words, between, frozenset(), None)
