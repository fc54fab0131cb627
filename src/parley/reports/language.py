"""The language of a text, as an ISO 639-1 code.

1. English shows itself by its function words, so that most reports cost no model; the model decides the rest.
2. A text too short to tell is taken for English where it is written in plain Latin letters.
"""

import re
from functools import cache
from importlib import import_module

from parley.words import words_in

SAMPLE = 1500  # characters from the beginning, and as many from the middle
ENGLISH_SHARE = 0.2  # of words: English news has 0.3 to 0.45 (stories, PolNeAR), other European languages below 0.1
FEWEST_WORDS = 5
SURE = 8.0  # the model's log-likelihood ratio against English; sentences of four words in seven languages had 8 to 66,
# English ones made of names and figures alone up to 7
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """Return the language that `text` is written in: "en", "ar", "fr", …

    >>> language_of("The ministers said that they would meet again on Monday.")
    'en'
    """
    sample = text[:SAMPLE]
    if len(text) > 4 * SAMPLE:
        middle = len(text) // 2
        sample += " " + text[middle : middle + SAMPLE]
    words = _WORD.findall(sample.casefold())
    function_words = _english()
    count = sum(word in function_words for word in words)
    if words and len(words) >= FEWEST_WORDS and count >= ENGLISH_SHARE * len(words):
        return "en"
    if len(words) < FEWEST_WORDS and sample.isascii():
        return "en"
    return _by_model(sample) if words else "en"


def _by_model(sample: str) -> str:
    """Return the likeliest language of the news by the character model; it is loaded when first needed."""
    ranked = import_module("py3langid").rank(sample)
    first, score = next(
        ((str(code), score) for code, score in ranked if code in words_in("news_languages.txt")), ("", 0)
    )
    english = next((score for code, score in ranked if code == "en"), score)
    return first if first and score - english > SURE else "en"


@cache
def _english() -> frozenset[str]:
    return frozenset(words_in("english_function_words.txt"))
