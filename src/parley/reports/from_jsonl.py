"""From JSON lines to reports: one object a line, {"text", and any of id, outlet, url, published, title, …}.

1. A line that cannot be read is told with its number and column; the lines after it are read.
2. The title is no part of the text; licence and origin become notes.
3. Without an id, a line's report is named after the file and the line.
"""

import json
from collections.abc import Iterable, Iterator

from parley.reports.from_text import Origin, report_from_text
from parley.reports.published import publication_from_metadata
from parley.reports.report import Report, Unreadable

LONGEST_LINE = 20_000_000  # bytes
NOTED = ("licence", "license", "origin")
ID_FIELDS = ("id", "name")
MEND_FORM = 'one object a line, at least {"text": "…"}'


def reports_from_jsonl(lines: Iterable[bytes], source: str) -> Iterator[Report | Unreadable]:
    """Yield the report of each line, or why it could not be read; a line longer than the longest may come cut."""
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            yield Unreadable(source, f"line {number}", f"longer than {LONGEST_LINE:,} bytes", "split the line's text")
        elif line.strip(b"\xef\xbb\xbf \t\r\n\x00"):
            yield _report_from_line(line, source, number)


def _report_from_line(line: bytes, source: str, number: int) -> Report | Unreadable:
    """Return the report of one line."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as wrong:
        return Unreadable(source, f"line {number}, byte {wrong.start + 1}", "not UTF-8", "save the file as UTF-8")
    except json.JSONDecodeError as wrong:
        return Unreadable(source, f"line {number}, column {wrong.colno}", f"not JSON: {wrong.msg}", MEND_FORM)
    except (ValueError, RecursionError) as wrong:
        return Unreadable(source, f"line {number}", f"not JSON: {type(wrong).__name__}", MEND_FORM)
    if not isinstance(row, dict):
        return Unreadable(source, f"line {number}", f"a {type(row).__name__}, not an object", MEND_FORM)
    text = row.get("text")
    if not isinstance(text, str):
        return Unreadable(source, f"line {number}", 'no "text"', MEND_FORM)
    if not text.strip():
        return Unreadable(source, f"line {number}", 'the "text" is empty', "give the report's text")
    return report_from_text(text, _origin_of(row, source, number))


def _origin_of(row: dict[str, object], source: str, number: int) -> Origin:
    """Return what a line's other fields tell."""
    name = next((_words(row, field) for field in ID_FIELDS if _words(row, field)), f"{source}:{number}")
    return Origin(
        id=name,
        title=_words(row, "title"),
        outlet=_words(row, "outlet"),
        url=_words(row, "url"),
        byline=_words(row, "byline") or _words(row, "author"),
        language=_words(row, "language")[:2].lower(),
        credit=_words(row, "credit"),
        publication=publication_from_metadata(_words(row, "published"), _words(row, "url")),
        notes=tuple(f"{field}: {_words(row, field)}" for field in NOTED if _words(row, field)),
    )


def _words(row: dict[str, object], field: str) -> str:
    """Return a field as words, "" where it is missing or is neither words nor a number."""
    value = row.get(field)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip().encode("utf-8", "replace").decode("utf-8")
