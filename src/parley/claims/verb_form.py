"""The forms of English verbs: regular endings, and the irregular ones from a list."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from parley.words import words_in

VOWELS: Final = "aeiou"


@cache
def irregular() -> dict[str, tuple[str, ...]]:
    """Return the past and participle forms of irregular verbs."""
    rows = (line.split() for line in words_in("irregular_verbs.txt"))
    return {base: tuple(form for column in rest for form in column.split("/")) for base, *rest in rows}


def forms_of_verb(verb: str) -> Iterator[str]:
    """Yield a verb's forms, the base first; where the last letter may or may not double, both.

    >>> sorted(set(forms_of_verb("deny")))
    ['denied', 'denies', 'deny', 'denying']
    """
    yield verb
    last, before = verb[-1:], verb[-2:-1]
    if last == "y" and before not in VOWELS:
        yield verb[:-1] + "ies"
    else:
        yield verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if verb.endswith("ie"):
        yield verb[:-2] + "ying"
    else:
        yield (verb[:-1] if last == "e" and before not in "eoy" else verb) + "ing"
    prefixed = next((p for p in ("re", "over", "co-") if verb.startswith(p) and verb[len(p) :] in irregular()), "")
    past = irregular().get(verb) or tuple(prefixed + form for form in irregular().get(verb[len(prefixed) :], ()))
    if past:
        yield from past
    elif last == "e":
        yield verb + "d"
    elif last == "y" and before not in VOWELS:
        yield verb[:-1] + "ied"
    else:
        yield verb + "ed"
    if last not in "aeiouwxy" and before in VOWELS and verb[-3:-2] not in VOWELS and len(verb) > 2:
        yield verb + last + "ing"
        if not past:
            yield verb + last + "ed"


def forms_of_noun(noun: str) -> Iterator[str]:
    """Yield a noun and its plural."""
    yield noun
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        yield noun[:-1] + "ies"
    else:
        yield noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")
