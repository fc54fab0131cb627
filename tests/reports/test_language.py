"""The language of a text."""

import pytest

from parley.reports.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The union said that it would not sign before the port had answered its letter of Monday.", "en"),
        ("Le syndicat a déclaré lundi que les pourparlers avec le port n'avaient pas encore repris.", "fr"),
        ("Die Gewerkschaft sagte am Montag, dass die Gespräche mit dem Hafen noch nicht begonnen hätten.", "de"),
        ("قالت النقابة يوم الاثنين إن المحادثات مع الميناء لم تستأنف بعد", "ar"),
        ("Профсоюз заявил в понедельник, что переговоры с портом ещё не возобновились.", "ru"),
        ("Talks resume", "en"),
        ("", "en"),
        ("12 34 56", "en"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of(text) == language
