"""What is counted: the noun phrase after a number, and its head in the singular.

1. The head is the first plural after the number ("25 living | captives"); where none comes, the last
   word before a stop word.
2. Words are read to the next stop word, mark or eighth word; no grammar is guessed beyond that.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from parley.words import words_in

MOST = 7  # words looked at after a number
NEXT = re.compile(r"[”\"]?[ \u00a0\n]([“\"'‘]?)([^\W\d_][\w'’&./-]{0,40}\w|[^\W\d_])")
OF_THE = re.compile(r" (?:of|out of) (?:the |these |those |its |their |his |her |our |my |all )?", re.IGNORECASE)
WHOLE = re.compile(
    r"(?:last |first |next |other |remaining |top )?"
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)"
    r" (?=[^\W\d_])"
)
THOSE = re.compile(r" (?:out )?of th[eo]se (?:\w{2,20}(?:ing|ed)|in|on|at|from|with|held|taken|who|that)\b")
THEM = re.compile(r"(?:them|whom|which|those|these|us|you)\b")
THE = re.compile(r" (?:the|its|their|his|her|our|my|all|a|an) ", re.IGNORECASE)
ALSO = re.compile(r" (?:and|or) ([a-z]{3,40}s)(?=[ .,;:)”\"]|$)(?! of )")
HYPHEN = re.compile(
    r"[-‑](?: (?=[a-z]))?([^\W\d_]{2,40})| - (members?|man|woman|person|page|point|part|seat|story|bed|room)\b"
)
NOT_PLURAL = frozenset(
    ["us", "is", "was", "this", "his", "its", "as", "has", "does", "yes", "plus", "less", "unless", "perhaps", "always",
     "series", "species", "headquarters", "across", "besides", "thus", "bus", "gas", "news", "lens", "sometimes",
     "afterwards", "towards", "whereas"]
)  # fmt: skip
ENDS_NOT_PLURAL = ("ss", "us", "is", "ous", "'s", "’s", "s'", "s’")
OWNER = re.compile(r"['’](?= [^\W\d_])")  # "the United States' most influential bodies"
COMPARED = frozenset(  # stop a phrase ("6% higher"), but may stand before a noun: "15 earlier contests"
    ["earlier", "later", "younger", "older", "smaller", "bigger", "larger", "lower", "higher", "longer", "shorter"]
)
BESIDE_NOUNS = frozenset(["sales", "arms", "sports", "customs", "savings", "earnings"])  # "its sales volume"
ALIKE = frozenset({"more", "other", "another", "additional", "further", "new", "of", "extra"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts."""

    head: str  # in the singular and lower case: "captive"
    phrase: str  # as the text says it: "living captives"
    end: int
    plural: bool = False


@cache
def stops() -> frozenset[str]:
    """Return the words at which a counted noun phrase ends."""
    return frozenset(word for line in words_in("counted_stops.txt") for word in line.split())


@cache
def plurals() -> dict[str, str]:
    """Return the plurals without s, and their singulars."""
    return dict(line.split("\t") for line in words_in("plurals.txt"))


def is_plural(word: str) -> bool:
    """Tell whether a word has a plural's form."""
    low = word.lower()
    if low in plurals():
        return True
    return (
        len(low) > 2
        and low[-1] == "s"
        and low[-2] != "."
        and low not in NOT_PLURAL
        and not low.endswith(ENDS_NOT_PLURAL)
    )


def singular_of(word: str) -> str:
    """Return a noun's singular in lower case, by rule; acronyms keep their letters: "TDs" gives "td".

    >>> singular_of("bodies"), singular_of("Hostages"), singular_of("people")
    ('body', 'hostage', 'people')
    """
    low = word.lower().replace("’", "'")
    low = low.removesuffix("'s").removesuffix("'")
    if low in plurals():
        return plurals()[low]
    if low in ("lives", "wives", "knives", "halves", "leaves", "wolves", "thieves", "shelves"):
        return low[:-3] + ("fe" if low[:-3] in ("li", "wi", "kni") else "f")
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return low[:-2]
    return low[:-1] if is_plural(low) else low


def counted_after(text: str, end: int, *, one: bool = False, part: bool = False) -> Counted | None:
    """Return what the number that ends at `end` counts; `one`: the number is one, `part`: it is a half or third."""
    of = OF_THE.match(text, end) or (THE.match(text, end) if part else None)
    if of and (THEM.match(text, of.end()) or THOSE.match(text, end)):
        return None  # "12 of them": what was counted before
    if of and (whole := WHOLE.match(text, of.end())):  # "14 of the 20 articles": the noun is the whole's
        counted = counted_after(text, whole.end() - 1)
        return counted and replace(counted, end=end)
    if of:
        end = of.end() - 1 if text[of.end() - 1] == " " else of.end()
        one = False
    if (hyphen := HYPHEN.match(text, end)) and (hyphen[1] or hyphen[2]).lower() not in stops():  # "a 42-page report"
        noun = hyphen[1] or hyphen[2]
        return Counted(singular_of(noun), noun, hyphen.end())
    words = _words_after(text, end, one=one, of=of is not None)
    while words and (words[-1][0].lower().endswith("ly") or (one and is_plural(words[-1][0]))):
        words.pop()  # "one horse cheats": a verb
    if not words or (len(words) == 1 and words[0][0].lower() in ALIKE):
        return None
    head, _, stop = words[-1]
    if (
        not is_plural(head)
        and not one
        and head.endswith(("ing", "ed"))
        and head not in ("building", "meeting", "thing")
    ):
        return None
    if is_plural(head) and (more := ALSO.match(text, stop)) and is_plural(more[1]) and more[1].lower() not in stops():
        stop = more.end()  # "detainees and prisoners"
    return Counted(singular_of(head), text[words[0][1] : stop], stop, is_plural(head))


def _words_after(text: str, end: int, *, one: bool, of: bool) -> list[tuple[str, int, int]]:
    """Return the words of the noun phrase after a number, each with its place; `of`: it is the number's "of the"."""
    words: list[tuple[str, int, int]] = []
    at = end
    for _ in range(MOST):
        match = NEXT.match(text, at)
        if not match or len(match[2]) == 1 or (match[1] and words and not is_quoted(text, match)):
            break
        word = match[2]
        if "--" in word or ".." in word:
            break
        low = word.lower().replace("’", "'")
        if low in ("and", "&") and words and joins(text, match.end()):
            at = match.end()
            continue
        if _is_stop(word, text, match.end()) or (words and _is_verb(word, text, match.end())):
            break
        words.append((word, match.start(2), match.end(2)))
        at = match.end() + ("." in word and text.startswith(". ", match.end()))  # "U.S. officials"
        if low.endswith(("'s", "s'")) or (of and low.endswith("s") and OWNER.match(text, at)):
            at += not low.endswith(("'s", "s'"))
            continue
        if low in BESIDE_NOUNS and (more := NEXT.match(text, at)) and more[2].islower() and more[2] not in stops():
            continue
        if is_plural(word) and not one and not (word[0].isupper() and ends_in_plural(text, at)):
            break
    else:
        if not any(is_plural(word) for word, _, _ in words):
            words = words[:3]
    return words


def _is_stop(word: str, text: str, end: int) -> bool:
    """Tell whether a word that ends at `end` ends the noun phrase before it."""
    low = word.lower().replace("’", "'")
    if "'" in low and {low.replace("'", ""), low.partition("'")[0]} & stops():
        return True
    return low in stops() and not (low == "us" and word == "US") and not (low in COMPARED and joins(text, end))


def _is_verb(word: str, text: str, end: int) -> bool:
    """Tell whether a word in -ed is what was done, and no part of a noun phrase."""
    low = word.lower().replace("’", "'")
    return low.endswith("ed") and low not in plurals() and not word[0].isupper() and not joins(text, end)


def is_quoted(text: str, match: re.Match[str]) -> bool:
    """Tell whether the word alone is in quotation marks: "eight "dissident" producers"."""
    return text[match.end() : match.end() + 1] in ("”", '"', "’", "'")


def ends_in_plural(text: str, at: int) -> bool:
    """Tell whether a plural in lower case follows, so that a name in -s before it is no head: "two Hamas leaders"."""
    match = NEXT.match(text, at)
    return match is not None and match[2].islower() and match[2] not in stops() and is_plural(match[2])


def joins(text: str, at: int) -> bool:
    """Tell whether "and" joins adjectives of one noun: a plural comes within two words."""
    for _ in range(2):
        match = NEXT.match(text, at)
        if match and match[2].lower() == "and":
            at = match.end()
            match = NEXT.match(text, at)
        if not match or match[2].lower() in stops():
            return False
        if is_plural(match[2]):
            return True
        at = match.end()
    return False
