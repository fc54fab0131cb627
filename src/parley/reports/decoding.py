"""Bytes as text: which encoding, and what a reader should know of it.

1. Whatever was replaced while decoding is told in a note; nothing is altered in silence.
2. Newlines and every other character stay as they are; a byte order mark is not part of the text.
3. A NUL or a lone surrogate, which no store holds safely, becomes U+FFFD, one for one, so that offsets stay.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE, lookup
from dataclasses import dataclass

HEAD = 4096  # bytes that tell binary from text
CONTROLS = bytes(sorted(set(range(32)) - set(b"\t\n\r\f\v\x1b")))
MOST_CONTROLS = 0.02  # of the head's bytes: a text with a stray control character is still a text
MOST_WRONG_UTF8 = 0.2  # of the bytes beyond ASCII: above it the text is in another encoding than UTF-8
BOMS = ((BOM_UTF8, "utf-8"), (BOM_UTF32_LE, "utf-32-le"), (BOM_UTF32_BE, "utf-32-be"),
        (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and what a reader should know of its decoding."""

    text: str
    notes: tuple[str, ...] = ()


class NotText(ValueError):
    """The bytes hold no text."""


def decoded_from_bytes(data: bytes, charset: str = "") -> Decoded:
    """Return the text that `data` holds; `charset` is what a page or server declares, believed after UTF-8 fails.

    Raises NotText where the bytes are binary.
    """
    for bom, name in BOMS:
        if data.startswith(bom):
            return _replaced(data[len(bom) :], name)
    wide = _wide_encoding(data[:HEAD])
    if wide:
        return _replaced(data, wide)
    if is_binary(data):
        raise NotText("the file is binary, not text")
    try:
        return storable(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _from_other_encoding(data, charset)


def is_binary(data: bytes) -> bool:
    """Tell whether the head holds more control characters than a text may."""
    head = data[:HEAD]
    if _wide_encoding(head) or head.startswith(tuple(bom for bom, _ in BOMS)):
        return False
    return len(head) - len(head.translate(None, CONTROLS)) > max(1.0, MOST_CONTROLS * len(head))


def storable(text: str) -> Decoded:
    """Return `text` with NULs and lone surrogates replaced, and a note where there were any."""
    if "\x00" not in text and text.isascii():
        return Decoded(text)
    whole, count = _UNSTORABLE.subn("\ufffd", text)
    return Decoded(
        whole, (f"{count} characters that cannot be stored (NUL or lone surrogate) replaced",) if count else ()
    )


def _wide_encoding(head: bytes) -> str:
    """Return the UTF-16 encoding that the zero bytes of `head` show, or ""."""
    pairs = len(head) // 2
    if pairs < 2 or 0 not in head:
        return ""
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd > 0.4 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * pairs and odd < 0.05 * pairs else ""


def _replaced(data: bytes, encoding: str) -> Decoded:
    """Decode with replacement; the note counts what was replaced and names an encoding that is not UTF-8."""
    text = data.decode(encoding, "replace")
    wrong = text.count("\ufffd") - data.count("\ufffd".encode(encoding))
    notes: tuple[str, ...] = () if encoding == "utf-8" else (f"decoded as {encoding}",)
    if wrong > 0:
        notes += (f"{wrong} places that are not {encoding} replaced by U+FFFD",)
    rest = storable(text)
    return Decoded(rest.text, notes + rest.notes)


def _from_other_encoding(data: bytes, charset: str) -> Decoded:
    """Decode what is not UTF-8: nearly UTF-8, the declared encoding, windows-1252 or latin-1, in this order."""
    wrong = data.decode("utf-8", "replace").count("\ufffd")
    beyond_ascii = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if wrong <= MOST_WRONG_UTF8 * beyond_ascii:
        return _replaced(data, "utf-8")
    for encoding in (charset, "windows-1252"):
        try:
            if encoding and lookup(encoding).name != "utf-8":
                rest = storable(data.decode(encoding))
                return Decoded(rest.text, (f"decoded as {encoding.lower()}", *rest.notes))
        except (LookupError, UnicodeError, ValueError):
            continue
    rest = storable(data.decode("latin-1"))
    return Decoded(rest.text, ("decoded as latin-1", *rest.notes))
