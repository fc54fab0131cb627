"""Decoding: the encoding found, and what a reader is told of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.reports.decoding import NotText, decoded_from_bytes, storable

TEXT = "Café talks “open” in Velm: the union and the port met on Monday.\r\n"


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (TEXT.encode(), None),
        (TEXT.encode("utf-8-sig"), None),
        (TEXT.encode("utf-16"), "decoded as utf-16-le"),
        (TEXT.encode("utf-16-le"), "decoded as utf-16-le"),
        (TEXT.encode("utf-16-be"), "decoded as utf-16-be"),
        (TEXT.encode("utf-32"), "decoded as utf-32-le"),
        (TEXT.encode("windows-1252"), "decoded as windows-1252"),
    ],
)
def test_a_text_is_the_same_in_every_encoding(data: bytes, note: str | None) -> None:
    found = decoded_from_bytes(data)
    assert found.text == TEXT
    assert found.notes == ((note,) if note else ())


def test_the_declared_encoding_is_believed_where_it_is_not_utf8() -> None:
    assert decoded_from_bytes("переговоры продолжаются".encode("windows-1251"), "windows-1251").text.startswith(
        "переговоры"
    )
    assert decoded_from_bytes(TEXT.encode(), "windows-1251").text == TEXT
    assert decoded_from_bytes("é".encode("latin-1") + b" talks", "no-such-encoding").text == "é talks"


def test_what_was_replaced_is_told() -> None:
    found = decoded_from_bytes("Talks – talks – talks – talks".encode() + b"\xff talks")
    assert found.text.count("\ufffd") == 1
    assert found.notes == ("1 places that are not utf-8 replaced by U+FFFD",)


def test_nul_and_lone_surrogates_are_replaced_one_for_one() -> None:
    found = storable("a\x00b\ud800c")
    assert found.text == "a\ufffdb\ufffdc"
    assert len(found.notes) == 1


def test_a_binary_file_is_no_text() -> None:
    with pytest.raises(NotText):
        decoded_from_bytes(bytes(range(256)) * 20)


@given(data=st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_a_storable_text_or_no_text(data: bytes) -> None:
    try:
        text = decoded_from_bytes(data).text
    except NotText:
        return
    assert "\x00" not in text
    text.encode()
