"""From words to a phrase: the determiner, the core with its head, and what follows the core.

1. The core ends before the first comma, preposition or relative that is not part of a name.
2. An apposition gives a name its role, or a role its name; "of", "for" and "from" give the body.
"""

from collections.abc import Sequence
from typing import Final

from parley.attributions.counting import NO_NOUN, counted_from_words
from parley.attributions.head import is_portfolio, with_head
from parley.attributions.lexicon import (
    ABBREVIATED,
    BODIES,
    FIRST_NAMES,
    OFFICE_WORDS,
    PREFIXES,
    ROLES,
    listed,
    singular,
    state_at,
)
from parley.attributions.phrase import (
    BREAKS,
    ENDS_CORE,
    JOINS_NAME,
    PARTICLES,
    PRONOUNS,
    QUOTES,
    RELATIVES,
    Head,
    Phrase,
    is_capital,
    is_possessive,
    joined,
    joins_name,
    side_of,
)

DASHES: Final = frozenset("-–—")
HEADING: Final = listed("heads headed leads led chairs chaired represents represented")
ADVISING: Final = listed("adviser advisor aide assistant")  # to whom these are, they speak for
REALMS: Final = listed("Republic Kingdom State Federation Sultanate Emirate")
VERBS: Final = listed("is are was were has have had will would could should may might must")
MONTHS: Final = listed(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)


def phrase_from_words(words: Sequence[str], core: int = 0) -> Phrase:
    """Return the parts of a noun phrase; `core`, if known, is the number of words before what follows its head."""
    words = words if core else stripped(words)
    if not words:
        return Phrase(Head.NOTHING)
    first = words[0].lower()
    if first in PRONOUNS and (len(words) == 1 or words[1].lower() in ENDS_CORE):
        return Phrase(Head.PRONOUN, first)
    if first in RELATIVES and len(words) == 1:
        return Phrase(Head.RELATIVE, first)
    counted = counted_from_words(words)
    if counted.after >= len(words) and words[-1].lower() in NO_NOUN:
        return Phrase(Head.NOTHING)
    begin = counted.after if counted.after < len(words) else 0
    end = core or core_end(words, begin)
    owner, begin = owner_of(words, begin, end)
    words_of_core = list(words[begin:end])
    whole = joined([*owner, "'s", *words_of_core] if owner else words_of_core)
    phrase = Phrase(
        Head.NOUN,
        article=first if begin == 1 and first in ("a", "an") else "",
        definite=counted.definite or bool(owner),
        new=counted.new,
        number=counted.number,
        core=whole,
    )
    phrase = with_head(phrase, words_of_core, owner)
    if phrase.head is Head.BODY:
        phrase = phrase._replace(number=counted.number or 1)
    elif counted.number == 1 and not counted.new and is_plural(words_of_core, phrase):
        phrase = phrase._replace(number=None)
    return with_rest(phrase, words[end:])


def stripped(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words without quotation marks, and without the marks and possessives at the ends."""
    kept = [w for i, w in enumerate(words) if w not in QUOTES or (w in "'’" and 0 < i < len(words) - 1)]
    if ")" in kept[:-1] and "(" not in kept[: kept.index(")")]:  # the end of a caption's credit
        del kept[: kept.index(")") + 1]
    dash = next((i for i, w in enumerate(kept[:10]) if w in DASHES), 0)
    if dash and any(w.lower() in MONTHS for w in kept[:dash]):  # a dateline
        del kept[: dash + 1]
    if "(" in kept[1:] and ")" in kept[:-1]:  # "Coffee Institute (IBC) President"
        opened, closed = kept.index("("), kept.index(")")
        if 0 < opened < closed < len(kept) - 1 and kept[closed + 1] not in BREAKS:
            del kept[opened : closed + 1]
    while kept and (kept[-1] in BREAKS or kept[-1].lower() in {"'s", "’s", "and"}):
        kept.pop()
    while kept and kept[0] in BREAKS:
        del kept[0]
    return tuple(kept)


def core_end(words: Sequence[str], begin: int) -> int:
    """Return the index after the core: before the first comma, preposition or relative that no name holds."""
    i = begin
    while i < len(words):
        word = words[i]
        if i > begin and word.lower() in ENDS_CORE and not joins_name(words, i) and not is_possessive(words, i):
            break
        i += 1
    return i


def owner_of(words: Sequence[str], begin: int, end: int) -> tuple[tuple[str, ...], int]:
    """Return the words of the possessor ("Hamas's") and the index after its mark, or none and `begin`."""
    for i in range(end - 2, begin, -1):
        if words[i].lower() in {"'s", "’s"} or is_possessive(words, i):
            return tuple(words[begin:i]), i + 1
    return (), begin


def is_plural(core: Sequence[str], phrase: Phrase) -> bool:
    """Tell whether the head noun is written in the plural."""
    if phrase.head is Head.NAME or not core:
        return False
    last = core[-1].lower()
    if last in {"people", "media", "troops", "police"}:
        return last == "people"
    return singular(last) != last and last not in ABBREVIATED


def with_rest(phrase: Phrase, rest: Sequence[str]) -> Phrase:
    """Return the phrase with what follows its core: an apposition, or the body after "of", "for", "from"."""
    if not rest or (phrase.head in (Head.NOTHING, Head.DOCUMENT) and rest[0].lower() not in {"of", "by", "from"}):
        return phrase
    first = rest[0].lower()
    if first == "," and len(rest) > 3 and rest[1].lower() == "who" and rest[2].lower() in HEADING:
        return with_body(phrase, "of", rest[3:]) if phrase.head is Head.NAME else phrase
    if first in {",", "(", "—", "–"}:
        return with_apposition(phrase, rest[1:])
    if first in {"of", "for", "from", "in", "with", "at", "to", "by", "within", "inside"}:
        return with_body(phrase, first, rest[1:])
    return phrase


def with_apposition(phrase: Phrase, rest: Sequence[str]) -> Phrase:
    """Return the phrase with the name or the role after a comma: "Hazem Qassem, a spokesperson for Hamas"."""
    stop = next((i for i, w in enumerate(rest) if w in ",()—–;" or w.lower() in {"who", "which", "whose"}), len(rest))
    if not stop or (rest[0].islower() and rest[0].lower() in {"and", "or", "but", "that", "as"}):
        return phrase
    inner = core_end(rest[:stop], 0)
    if inner < stop and rest[inner].lower() in {"said", "told"}:
        return phrase
    other = phrase_from_words(rest[:stop])
    if phrase.head is Head.ROLE and other.head is Head.NAME and phrase.number == 1 and not other.noun:
        gender = phrase.gender or other.gender
        return phrase._replace(head=Head.NAME, name=other.name, titled=True, gender=gender)
    if phrase.head is Head.NAME and other.head is Head.ROLE and other.number == 1:
        return phrase._replace(
            noun=other.noun,
            titled=True,
            office=phrase.office or other.office,
            rank=phrase.rank or other.rank,
            side=phrase.side or other.side,
            state=phrase.state or other.state,
            body=phrase.body or other.body,
            gender=phrase.gender or other.gender,
        )
    if phrase.head is Head.BODY and not phrase.name and other.head is Head.NAME:
        return phrase._replace(name=other.name)
    if phrase.head is Head.NAME and other.head is Head.BODY and not phrase.titled:
        return phrase._replace(noun=other.noun, side=phrase.side or other.side)
    return phrase


def with_body(phrase: Phrase, preposition: str, rest: Sequence[str]) -> Phrase:
    """Return the phrase with the body after a preposition, and the name that may follow ("head of X Dr Y")."""
    counted = counted_from_words(rest)
    begin = counted.after if counted.after < len(rest) else 0
    end = core_end(rest, begin)
    words = list(rest[begin:end])
    if len(words) == 1 and words[0] in REALMS and tuple(rest[end : end + 1]) == ("of",):  # "of the Republic of Norvia"
        return with_body(phrase, "of", rest[end + 1 :])
    words = words[: end_of_names(words)]
    advises = preposition == "to" and phrase.noun in ADVISING  # "an aide to Minister Jane Doe" is not she
    if phrase.head is Head.ROLE and phrase.number == 1 and phrase.noun != "people" and not advises:
        n = name_after_portfolio(words)
        if n < len(words):
            gender = phrase.gender or FIRST_NAMES.get(words[n].lower(), "")
            name = joined([w for w in words[n:] if w.lower() not in PREFIXES])
            phrase = phrase._replace(head=Head.NAME, name=name, titled=True, gender=gender)
            words = words[:n]
    if preposition == "to" and phrase.noun in ADVISING:
        preposition = "of"
    if preposition == "to" or not words or (phrase.body and phrase.head is not Head.NOUN):
        return with_later_name(phrase, rest[end:])
    last = max((i for i, w in enumerate(words) if is_capital(w) or singular(w) in BODIES), default=-1)
    if is_body(phrase, preposition, words, last):
        words = words[: last + 1]
        side, state = side_of(words)
        body = "" if phrase.noun in ADVISING and joined(words) == side != state else joined(words)
        phrase = phrase._replace(
            body=(phrase.head is Head.BODY and phrase.body) or body,
            side=phrase.side or side,
            state=phrase.state or state,
        )
    return with_later_name(phrase, rest[end:])


def is_body(phrase: Phrase, preposition: str, words: Sequence[str], last: int) -> bool:
    """Tell whether the words after a preposition, up to `last`, name a body that the phrase belongs to."""
    if phrase.head not in (Head.ROLE, Head.NAME, Head.BODY, Head.DOCUMENT, Head.NOUN):
        return False
    if last < 0 or not (is_capital(words[0]) or singular(words[last]) in BODIES):
        return False
    named = any(singular(w) in BODIES for w in words[: last + 1])
    if preposition not in {"of", "for", "from"}:  # "a leader in the Front", but not "officials in Sellin"
        return named and phrase.head is not Head.NAME
    if phrase.head is Head.NAME and not phrase.noun and preposition != "of":
        return False  # "Jane Doe of the Front", but not "Doe for Monday's talks"
    placed = bool(side_of(words[: last + 1])[0])
    if is_portfolio(phrase.noun, words):  # "secretary of State"
        return placed
    if phrase.noun in ROLES and ROLES[phrase.noun].kind == "office" and preposition == "for":
        return placed or named  # not "envoy for Hostage Response"
    return named or not all(w.lower() in OFFICE_WORDS for w in words[: last + 1])


def with_later_name(phrase: Phrase, rest: Sequence[str]) -> Phrase:
    """Return the phrase with an apposition that comes after its prepositions: "the envoy for X, Adam Boehler"."""
    if phrase.head is Head.ROLE and len(rest) > 1 and rest[0] == "," and is_capital(rest[1]):
        return with_apposition(phrase, rest[1:])
    return phrase


def end_of_names(words: Sequence[str]) -> int:
    """Return where the capitals end and a clause goes on: "the Middle East Jane Doe" of "… came"."""
    for i, word in enumerate(words):
        goes_on = i and word.islower() and is_capital(words[i - 1]) and word not in PARTICLES | JOINS_NAME
        if word in VERBS or (goes_on and not any(singular(w) in BODIES for w in words[i:])):
            return i
    return len(words)


def name_after_portfolio(words: Sequence[str]) -> int:
    """Return where the name begins that ends the words ("State Jane Doe"), or the number of words."""
    office = OFFICE_WORDS | ROLES.keys() | {"state", "staff"}
    first = next((i for i, w in enumerate(words) if w.lower() not in office), len(words))
    named = 0 < first < len(words) - 1 and all(map(is_capital, words[first:]))
    return first if named and not side_of(words[first:])[0] else name_at_end(words)


def name_at_end(words: Sequence[str]) -> int:
    """Return the index where a person's name begins that ends the words, or their number where none does."""
    size = len(words)
    start = size
    while start > 0 and (is_capital(words[start - 1]) or words[start - 1].lower() in PARTICLES):
        start -= 1
    for i in range(max(start, 1), size):
        if words[i].lower() in PREFIXES:
            return i
        if words[i].lower() in FIRST_NAMES and size - i > 1 and singular(words[-1]) not in BODIES:
            return i
    if 0 < start <= size - 2 and singular(words[-1]) not in BODIES and not state_at(words, start)[0]:
        return start
    return size
