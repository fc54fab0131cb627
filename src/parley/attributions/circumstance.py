"""Circumstances: how it was said: to which outlet, in which document, under which condition, from whose telling.

1. They are looked for in the sentences of source and cue, outside of what is said; for a nested relation, in its
   parent's words.
2. A condition of anonymity, once given, holds for the source throughout the report; the outlet told and the document
   do not.
"""

import re
from collections.abc import Sequence
from typing import Final

from parley.attributions.attribution import text_of_part
from parley.attributions.channel import ADDRESS, REACH, clear_of, document_in, told_in, told_noun
from parley.attributions.entity import Entity, Register
from parley.attributions.lexicon import DOCUMENTS, is_outlet, listed, singular
from parley.attributions.phrase import Head, Phrase
from parley.attributions.relation import Relation
from parley.attributions.units import Units
from parley.reports.report import Report
from parley.reports.span import Span

RETELLING: Final = listed("report reports reported reporting inform informs informed informing heard learned")
TELLING_AGAIN: Final = RETELLING | listed(
    "say says said saying tell tells told confirmed claim claims claimed according cite cites citing cited "
    "quote quoted quotes quoting "
    "deny denies denied denying announce announces announced warned"
)
PASSED_ON: Final = "told|informed|briefed|assured|advised|notified|given to understand|led to believe"
OFTEN: Final = r"(?:(?:also|just|since|only|recently|already|later|repeatedly|never|not)\s+)*"
TOLD: Final = re.compile(
    r"[\s“”\"'’,]*(?:that\s+)?(?:he|she|they|it|I|we|(?:his|her|their|its|my|our)\s+\w+)(?:\s+and\s+\w+)?\s+"
    rf"(?:(?:had|has|have)\s+)?{OFTEN}(?:(?:been|was|were)\s+{OFTEN}(?:{PASSED_ON})\b"
    r"|(?:heard|learned|learnt|understood)\s+(?:from|of|that|about|through)\b)",
    re.IGNORECASE,
)
BY_OTHERS: Final = re.compile(
    r"[^,;:.“”\"]{3,60}?\b(?:told|assured|informed)\s+(?:him|her|them|us|me)\b(?!\s+(?:to|not)\b)"
)
TELLS: Final = re.compile(
    r"\b(?:told|tells?|informed|assured|briefed|notified|confirmed|conveyed|reported|said|wrote)\b"
)
TO_THEM: Final = re.compile(r"\s+(?:to\s+)?(?:him|her|them|us|me)\b")
CITED: Final = re.compile(
    r"\bciting\s+(?:[\w’'-]+\s+){0,4}?(?:reports?|accounts?|information|intelligence|witness(?:es)?|testimon(?:y|ies)|"
    r"sources?|officials?|commanders?|colleagues?|people|diplomats?|mediators?|media)\b"
)
LONGEST_NAME: Final = 12  # units read after "told"


def text_of(report: Report, relation: Relation) -> str:
    """Return the text that a relation's spans point into."""
    return text_of_part(report, relation.part)


def sentences_of(relation: Relation, parent: Relation | None, units: Units) -> Span:
    """Return the sentences of source and cue; of a nested relation only what stands in its parent's words."""
    ends = [units.sentence_at(s.start) for s in (*relation.source[:1], *relation.cue[-1:])]
    first = units.starts[units.sentence_units(min(ends)).start]
    last = units.ends[units.sentence_units(max(ends)).stop - 1]
    if parent and parent.content:
        first = max(first, min(s.start for s in parent.content))
        last = max(first + 1, min(last, max(s.end for s in parent.content)))
    return Span(first, last)


def near(relation: Relation, sentences: Span) -> Span:
    """Return the part of the sentences around source and cue in which channel and document are looked for."""
    ends = [*relation.source, *relation.cue]
    first = max(sentences.start, min(s.start for s in ends) - REACH)
    return Span(first, max(first + 1, min(sentences.end, max(s.end for s in ends) + REACH)))


def document_of(text: str, relation: Relation, window: Span, phrase: Phrase) -> str:
    """Return the document that a relation's content stands in: named beside the cue, or itself the source."""
    document, _ = document_in(text, window, relation.content)
    is_document = phrase.head is Head.DOCUMENT or (phrase.head is Head.NOUN and singular(phrase.noun) in DOCUMENTS)
    return " ".join(s.text_in(text) for s in relation.source) if is_document and not document else document


def told_of(text: str, relation: Relation, window: Span, units: Units, register: Register) -> str:
    """Return the outlet that the source told, or ""."""
    for match in ADDRESS.finditer(text, window.start, window.end):
        at = match.end()
        if at >= window.end or not clear_of(relation.content, at):
            continue
        telling = match[0].lower().startswith(("told", "tell"))
        if telling and not any(c.start <= match.start() <= c.end for c in relation.cue):
            continue
        begin = units.within(Span(at, window.end)).start
        told = told_in(units.words[begin : begin + LONGEST_NAME], 0, register)
        if told:
            return told
    end = relation.cue[-1].end if relation.cue else 0
    begin = units.within(Span(end, window.end)).start if 0 < end < window.end else 0
    if (
        begin and units.words[begin].lower() == "to" and clear_of(relation.content, units.starts[begin])
    ):  # "disclosed to X"
        return told_in(units.words[begin + 1 : begin + 1 + LONGEST_NAME], 0, register, sure=True)
    return ""


def is_hearsay(text: str, relation: Relation, entity: Entity, inner: Sequence[Relation], window: Span) -> bool:
    """Tell whether what a source gives is what others told it.

    Another's telling (`inner`) fills most of the content: an outlet or journalist tells what others said; of anybody
    else the text has to say that it was told to them. Or the content says that they were told, or they cite reports.
    """
    if is_told(text, relation) or cites_reports(text, relation, window):
        return True
    size = sum(s.end - s.start for s in relation.content)
    press = is_outlet(entity.name) or is_outlet(entity.body) or any(told_noun(noun) for noun in entity.nouns)
    retelling = TELLING_AGAIN if press else RETELLING
    for child in inner:
        words = {w.lower() for s in child.cue for w in s.text_in(text).split()}
        whole = sum(s.end - s.start for s in (*child.source, *child.cue, *child.content))
        if 2 * whole > size and (words & retelling or is_to_speaker(text, child)):
            return True
    return False


def is_told(text: str, relation: Relation) -> bool:
    """Tell whether a content begins with the speaker's having been told it: "he had been told", "friends told him"."""
    first = relation.content[0]
    return any(form.match(text, first.start, first.end) for form in (TOLD, BY_OTHERS))


def is_to_speaker(text: str, inner: Relation) -> bool:
    """Tell whether another told it to the speaker: "mediators had told him", "the army assured us"."""
    if not inner.cue:
        return False
    end = inner.cue[-1].end
    told = TELLS.search(inner.cue[-1].text_in(text)) is not None
    return told and TO_THEM.match(text, end, end + 12) is not None


def cites_reports(text: str, relation: Relation, window: Span) -> bool:
    """Tell whether the sentence says, outside of what is said, that the source cites what others report."""
    if "citing" not in text[window.start : window.end]:
        return False
    return any(clear_of(relation.content, m.start()) for m in CITED.finditer(text, window.start, window.end))
