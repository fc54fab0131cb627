"""Word classes: what a form was met with before, or how many there are, changes nothing."""

from parley.claims.word_class import REACH, REMEMBERED, classes_of, forms

SENTENCE = ["Norland", "rejected", "the", "offer", "and", "will", "not", "sign", "."]


def test_more_forms_than_are_remembered_are_read_alike():
    many = [f"w{number}" for number in range(2 * REMEMBERED + 10)]
    found = classes_of([*many, *SENTENCE])
    assert len(forms().number) <= REMEMBERED
    assert found[-len(SENTENCE) + REACH :] == classes_of([*many[-REACH:], *SENTENCE])[2 * REACH :]
    assert found[: len(SENTENCE)] == classes_of(many[: len(SENTENCE) + REACH])[: len(SENTENCE)]


def test_no_words_have_no_classes():
    assert classes_of([]) == []
