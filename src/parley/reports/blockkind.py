"""What a line of a report is, by its own words: headline, caption, byline, link, furniture.

1. A test that is unsure says no: a paragraph is what a line is when nothing shows otherwise.
2. "Furniture" is what surrounds a report: rules, labels, calls to subscribe, codes.
"""

import re
from functools import cache

from parley.reports.dateword import DATE_PATTERN
from parley.words import words_in

_NAME = r"[A-ZÀ-Þ][\w'’.\-]*"
_FURNITURE = re.compile(
    r"[\W_]+"
    r"|(?:advertisement|advertising|sponsored|share(?: this)?(?: \w+)?|print|email|comments?|\d+ comments?|save|listen|"
    r"menu|home|loading\W*|breaking news|live|exclusive|opinion|analysis|end|ends|copyright\b.{0,80}|©.{0,80}|"
    r"all rights reserved\W*|\d+ min(?:ute)?s? read|page \d+(?: of \d+)?|\d{1,3})"
    r"|(?:sign up|subscribe|follow us|join us|click here|download (?:the|our))\b.{0,120}",
    re.IGNORECASE | re.DOTALL,
)
_LINK = re.compile(
    r"(?:[*\-•»>▶►]\s*)?(?:\[?\*{0,2})"
    r"(?:(?:read|see|watch|listen|look|also)\s+(?:more|also|next|read|on|now|here|too)|related(?:\s+\w+)?|more(?:\s+on\s+this)?|"
    r"watch|listen|video|recommended(?:\s+\w+)?|explainer)\s*(?::|»|>|\||–|—|…|\.{3})"
    r"|(?:https?://|www\.)\S+$"
    r"|[*\-•]?\s*\[[^\]]+\]\([^)\s]+\)$",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"(?:by|written by|reported by|story by|edited by|compiled by|translated by|words by|from)\s*:?\s+{_NAME}"
    rf"(?:[ ,|/&–-]+(?:and|in|at|of|for|the|with|de|al|bin|van|von|{_NAME}))*\W*$"
)
_REPORTING = re.compile(
    r"\(?(?:additional\s+)?(?:reporting|writing|editing|compiled|translation|translated|edited|produced)\s+by\b.{0,300}$"
    r"|(?:author|byline|source|agency|correspondent|staff|courtesy|via|updated|published|posted|"
    r"last (?:updated|modified)|date|issued|first published)\s*(?:on|at|in)?\s*:\s*.{1,80}$",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    r"(?:(?:first\s+)?(?:published|updated|posted|issued|modified|last\s+updated|last\s+modified|date|created)\s*(?:on|at)?\W*)?"
    rf"{DATE_PATTERN}(?:[\s,|·•–—-]*(?:at|on|@)?\s*\d{{1,2}}[:.h]?\d{{0,2}}(?::\d\d)?\s*(?:[ap]\.?m\.?)?)?"
    r"(?:\s*\(?(?:[A-Z]{2,5}|[+-]\d\d:?\d\d|Z|local time)\)?(?:[+-]\d{1,2})?)?\W*$",
    re.IGNORECASE,
)
_BRACKETS_AT_END = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]\W*$")
_CAPTION_START = re.compile(
    r"(?:file\s*[-–—:]|file photo|(?:photo|image|picture|caption|illustration|graphic)\s*(?:credit\s*)?:|!\[)",
    re.IGNORECASE,
)
_STOP_WORDS = frozenset(
    [
        "the",
        "and",
        "for",
        "with",
        "that",
        "this",
        "from",
        "has",
        "have",
        "was",
        "were",
        "its",
        "his",
        "her",
        "their",
        "into",
        "over",
        "after",
        "says",
        "said",
    ]
)
_QUESTION = re.compile(
    r"(?:who|what|when|where|why|how|is|are|will|can|could|does|do|did|has|have|should)\b", re.IGNORECASE
)


def is_furniture(text: str) -> bool:
    """Tell whether a line only surrounds a report."""
    return len(text) <= 130 and _FURNITURE.fullmatch(text) is not None


def is_link(text: str) -> bool:
    """Tell whether a line only leads to another report."""
    return len(text) <= 300 and _LINK.match(text) is not None


def is_byline(text: str) -> bool:
    """Tell whether a line names the author, the agency or the day and says nothing else."""
    if len(text) > 320:
        return False
    if _REPORTING.match(text) or (len(text) <= 100 and _DATE_LINE.match(text)):
        return True
    if text.strip(" -–—()[].*") in _agency_names() or text.casefold().strip(" -–—()[].") in (
        "agencies",
        "news agencies",
        "staff",
    ):
        return True
    return (
        len(text) <= 120 and _BY.match(text[:1].lower() + text[1:] if text[:3] in ("By ", "BY ") else text) is not None
    )


def is_caption(text: str, *, last: bool) -> bool:
    """Tell whether a line tells of a picture; `last` says that it ends the report, where "(AP)" credits the text."""
    if len(text) > 600:
        return False
    if _CAPTION_START.match(text):
        return True
    brackets = _BRACKETS_AT_END.search(text)
    if brackets is None:
        return False
    words = brackets[1]
    if any(word in _caption_signs() for word in re.findall(r"[a-z]+", words.casefold())):
        return True
    return not last and len(text.split()) > 4 and not _agency_names().isdisjoint(re.split(r"\s*[/,|]\s*", words))


def is_headline(text: str) -> bool:
    """Tell whether the first line of a report is its headline rather than its first sentence."""
    words = text.split()
    if len(words) > 40 or len(text) > 250:
        return False
    if text[-1] not in ".!;:,":
        return text[-1] not in '"”' or not re.search(r"[.!?,][\"”]$", text)
    long_words = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long_words) > 2 and sum(word[0].isupper() for word in long_words) >= 0.8 * len(long_words)


def is_crosshead(text: str, after: str) -> bool:
    """Tell whether a short line is a heading for the paragraph `after` it."""
    words = text.split()
    if len(words) > 14 or len(text) > 100 or len(after) < 60 or after.rstrip("\"”'’)")[-1:] not in ".!?:":
        return False
    if text[-1] == "?":
        return len(words) <= 12 and _QUESTION.match(text) is not None
    quoted = text[0] in "'‘\"“" and text[-1] in "'’\"”" and text[-2:-1] not in ".,!?"
    return quoted or (text[-1] not in ".!;:,\"”'’)…" and (text[0].isupper() or text[0].isdigit()))


def restates(text: str, headline: str) -> bool:
    """Tell whether `text` holds at least half of the headline's words of weight."""
    ours, theirs = _weighty(text), _weighty(headline)
    return len(theirs) > 2 and 2 * len(ours & theirs) >= len(theirs)


def _weighty(text: str) -> set[str]:
    """Return the beginnings of the words that carry the sense."""
    return {word[:5] for word in re.findall(r"[^\W\d_]{3,}", text.casefold()) if word not in _STOP_WORDS}


@cache
def _agency_names() -> frozenset[str]:
    return frozenset(entry.split("\t")[0] for entry in words_in("agencies.txt"))


@cache
def _caption_signs() -> frozenset[str]:
    return frozenset(words_in("caption_signs.txt"))
