"""Credits: the agency or other outlet that a report says it is from.

1. A credit is of the whole report: a dateline's or a last line's agency, a byline's agency, "X reports, citing Y".
2. "Told AFP" is no credit but a listener, and the agency of a picture is the picture's.
3. A name is an outlet's by its ending (… Times), its address (… .az) or the lists of agencies and outlets.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from parley.reports.dateline import dateline_at
from parley.reports.report import Block, BlockKind, Credit
from parley.reports.span import Span
from parley.words import words_in

_WORD = r"[A-ZÀ-Þ][\w’'&]*(?:[.\-][\w’'&]+)*"
_NAME = rf"(?:[Tt]he\s+)?{_WORD}(?:\s+(?:(?:of|and|the|al|de|della)\s+)?{_WORD}){{0,4}}"
_THE_OUTLET = r"the\s+(?:\w+\s+)?(?:newspaper|broadcaster|outlet|daily|website|news agency|agency|channel|magazine)"
_ANCHOR = re.compile(
    r"\b(?:citing|quoting|with reference to|in reference to|referring to|according to a report (?:by|in|from)|"
    r"as reported by|republished from|first appeared (?:on|in)|originally published (?:by|in|on))\s+"
    r"|\s(?:reports|reported|writes|informs)(?=\s*[.,]|\s+(?:citing|quoting|with reference))"
    r"|\scontributed to this (?:report|article|story)"
)
_AFTER_ANCHOR = re.compile(rf"(?:(?:a\s+report\s+(?:by|in|from)|{_THE_OUTLET}),?\s+)?(?P<name>{_NAME})")
_BEFORE_ANCHOR = re.compile(rf"(?:^|[,.\n]\s+)(?P<name>{_NAME})$")
LONGEST_NAME = 60
LONGEST_ENDING = 200  # characters at a paragraph's end that are looked at
_INPUTS = re.compile(
    rf"(?:with\s+(?:additional\s+)?(?:inputs?|reporting|files|material)\s+(?:from|by)|source\s*:|via|courtesy\s*:?(?:\s+of)?|agency\s*:)\s+(?P<name>{_NAME})",
    re.IGNORECASE,
)
_AT_END = re.compile(
    rf"(?:^|[.!?”\"'’)\s])\s*(?:[(\[]\s*(?P<inside>{_NAME})\s*[)\]]|[-–—]{{1,2}}\s*(?P<dashed>{_NAME}))\s*[.]?$"
)
_OUTLET_ENDING = re.compile(
    r"(?:News|Times|Post|Herald|Tribune|Journal|Gazette|Chronicle|Daily|Agency|Press|TV|Television|Radio|Telegraph|Observer|"
    r"Courier|Review|Magazine|Broadcasting|Monitor|Mail|Examiner|Mirror|Star|Globe|Bulletin|Dispatch|Sentinel|Newspaper|Wire)$"
    r"|\.(?:az|com|net|org|info|ru|ua|am|ge|ir|il|tr|uk|eu|news|fr|de)$",
    re.IGNORECASE,
)
LAST_BLOCKS = 3


def credits_from_text(text: str, blocks: tuple[Block, ...]) -> tuple[Credit, ...]:
    """Return whom the report credits as a whole, each name once, in order of the text."""
    found: dict[str, Credit] = {}
    for span in sorted(_spans_in(text, blocks)):
        words = span.text_in(text)
        found.setdefault(agency_name(words).casefold(), Credit(words, span))
    return tuple(found.values())


def agency_name(words: str) -> str:
    """Return an agency's name for its short form ("AFP"), other words as they are."""
    return _agencies().get(words, words)


def is_outlet(name: str) -> bool:
    """Tell whether a name is an outlet's or an agency's."""
    bare = name.removeprefix("The ").removeprefix("the ")
    return (
        name in _agencies()
        or bare in _agencies()
        or name in _outlets()
        or bare in _outlets()
        or bool(_OUTLET_ENDING.search(name))
    )


def _spans_in(text: str, blocks: tuple[Block, ...]) -> Iterator[Span]:
    """Yield where credits stand."""
    first = next((b for b in blocks if b.kind is BlockKind.PARAGRAPH), None)
    dateline = dateline_at(text, first.span.start) if first else None
    if dateline and dateline.agency:
        yield dateline.agency
    for block in blocks:
        if block.kind is BlockKind.BYLINE:
            yield from _agencies_in(text, block.span)
    for block in [b for b in blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.BYLINE)][-LAST_BLOCKS:]:
        yield from _at_end(text, block.span)
    for anchor in _ANCHOR.finditer(text):
        if anchor.group()[0].isspace():
            match = _BEFORE_ANCHOR.search(text, max(0, anchor.start() - LONGEST_NAME), anchor.start())
        else:
            match = _AFTER_ANCHOR.match(text, anchor.end())
        span = _outlet_within(text, match) if match else None
        if span and _kind_at(blocks, span) is not BlockKind.CAPTION:
            yield span


def _agencies_in(text: str, span: Span) -> Iterator[Span]:
    """Yield the agencies and outlets that a byline names."""
    for match in re.finditer(_NAME, text[span.start : span.end]):
        words = re.sub(r"^(?:By|From|Source|Agency|Via)\s+", "", match.group())
        if is_outlet(words):
            start = span.start + match.end() - len(words)
            yield Span(start, start + len(words))


def _at_end(text: str, span: Span) -> Iterator[Span]:
    """Yield the agency that a closing paragraph ends with: "(AP)", "- Reuters", "With inputs from PTI"."""
    near = max(span.start, span.end - LONGEST_ENDING)
    whole = _INPUTS.search(text, span.start, span.end) if span.end - span.start < LONGEST_ENDING else None
    for match in (_AT_END.search(text, near, span.end), whole):
        if match:
            group = next(name for name, words in match.groupdict().items() if words)
            if is_outlet(match[group]):
                yield Span(match.start(group), match.end(group))


def _outlet_within(text: str, match: re.Match[str]) -> Span | None:
    """Return the longest beginning of the name that is an outlet's: "The New Arab" of "The New Arab Tuesday"."""
    words = list(re.finditer(r"\S+", match["name"]))
    for count in range(len(words), 0, -1):
        end = match.start("name") + words[count - 1].end()
        if is_outlet(text[match.start("name") : end]):
            return Span(match.start("name"), end)
    return None


def _kind_at(blocks: tuple[Block, ...], span: Span) -> BlockKind | None:
    """Return the kind of the block that holds a span."""
    index = bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1
    return blocks[index].kind if index >= 0 and blocks[index].span.covers(span) else None


@cache
def _agencies() -> dict[str, str]:
    return {short: name or short for short, _, name in (entry.partition("\t") for entry in words_in("agencies.txt"))}


@cache
def _outlets() -> frozenset[str]:
    return frozenset(words_in("outlets.txt"))
