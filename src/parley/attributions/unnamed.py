"""Unnamed sources: what a report says of somebody whom it does not name.

1. A condition of anonymity is kept as the report gives it, with its reason where it gives one.
2. Whose official somebody is, is known only where it is said; a people's adjective ("a Norvian official") is a side,
   no more.
"""

import re
from typing import Final

from parley.reports.span import Span

ANONYMITY: Final = re.compile(
    r"\b(?:on|under)\s+(?:the\s+)?condition\s+of\s+anonymity(?P<a>\s+(?:because|due|to|as|since|in|given|for)\b[^.;“”\"]*)?"
    r"|\b(?P<b>(?:declined|asked|requested|refused|preferred|wished)\s+(?:not\s+)?to\s+(?:be|remain)\s+"
    r"(?:named|identified|quoted|anonymous)[^.;,“”\"]*)"
    r"|\b(?P<c>(?:requested|requesting|granted|demanded)\s+anonymity[^.;,“”\"]*)"
    r"|\b(?P<d>(?:spoke|speaking)\s+anonymously[^.;,“”\"]*)"
    r"|\b(?P<e>not\s+(?:authori[sz]ed|permitted|allowed)\s+to\s+(?:speak|brief|talk|discuss|comment)[^.;“”\"]*)",
    re.IGNORECASE,
)
SIGNS: Final = re.compile("nonym|named|identified|quoted|authori|permitted|allowed")
LANGUAGES: Final = "Arabic|Hebrew|Persian|Farsi|Russian|Chinese|French|German|Urdu|Hindi|[A-Z][a-z]+ish|[A-Z][a-z]+ese"
RENDERED: Final = re.compile(rf"\btranslat(?:ed|ion)\b|\b(?:said|wrote|speaking|tweeted) in (?:{LANGUAGES})\b")


def anonymity_in(text: str, window: Span) -> str:
    """Return the condition of anonymity given in a window of the text: its reason, or else the words that state it."""
    match = ANONYMITY.search(text, window.start, window.end) if SIGNS.search(text, window.start, window.end) else None
    if not match:
        return ""
    reason = next((g for g in match.groups() if g), "") or match[0]
    return " ".join(reason.split()).rstrip(" ,")


def is_rendered(text: str, window: Span) -> bool:
    """Tell whether the window says that the words are translated."""
    return RENDERED.search(text, window.start, window.end) is not None
