"""Files: the edge where reports come in from files, folders, standard input and named addresses.

1. What cannot be read is an `Unreadable` with its place and mend; everything else is read.
2. What a file is follows from its content, not from its name (see `reports.content`).
3. Reports come one at a time: an archive of any size takes the memory of its largest report.
4. Nothing is fetched but an address that a person names, and that only with `online`.
5. Names that begin with a dot are passed over in folders, and so is a sources file.
"""

import gzip
import io
import logging
import os
import shutil
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from errno import EINVAL
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, cast
from urllib.error import URLError
from urllib.request import Request, build_opener

from parley.reports.content import HEAD, Content, content_of, other_kind
from parley.reports.decoding import BOMS, NotText, decoded_from_bytes
from parley.reports.from_bytes import reports_from_bytes
from parley.reports.from_jsonl import LONGEST_LINE, reports_from_jsonl
from parley.reports.from_text import Origin
from parley.reports.from_warc import reports_from_warc
from parley.reports.report import Report, Unreadable
from parley.reports.source import Source, source_of, sources_from_rows, with_source

for library in ("trafilatura", "htmldate", "courlan", "justext", "warcio"):
    logging.getLogger(library).setLevel(logging.CRITICAL + 1)  # what they log is told as an `Unreadable` or a note
LARGEST_REPORT = 20_000_000  # bytes: the longest books have a tenth of it
IN_MEMORY = 32_000_000  # bytes of standard input or of an address before they go to a temporary file
DEEPEST_GZIP = 2
TIMEOUT = 30  # seconds that an address may be silent
BROKEN = (EOFError, OSError, zlib.error)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something to read lies, and what its report is called."""

    path: str  # as given, or as found in a folder; an address; "-"
    id: str
    named: bool  # by a person, not found in a folder


def reports_from_paths(
    paths: Iterable[str | Path], *, sources: Mapping[str, Source] | None = None, online: bool = False
) -> Iterator[Report | Unreadable]:
    """Yield the reports of files, folders, addresses and "-", in the order given, folders sorted.

    A report's id is its file's name, or where two files share it, its path from the named folder on.
    """
    for place in _places_of([str(path) for path in paths]):
        if isinstance(place, Unreadable):
            yield place
            continue
        for found in _apart(_reports_at(place, online=online)):
            row = source_of(found, place.path, sources) if sources and isinstance(found, Report) else None
            yield with_source(found, row) if row and isinstance(found, Report) else found


def reports_from_path(
    path: str | Path, *, sources: Mapping[str, Source] | None = None, online: bool = False
) -> Iterator[Report | Unreadable]:
    """Yield the reports of one file, folder, address or "-"."""
    return reports_from_paths([path], sources=sources, online=online)


def sources_from_csv(path: str | Path) -> tuple[dict[str, Source], tuple[Unreadable, ...]]:
    """Return what a sources file says of each file, and its rows that cannot be read."""
    try:
        table = decoded_from_bytes(Path(path).read_bytes())
    except OSError as wrong:
        return {}, (_unreadable(str(path), wrong),)
    except NotText as wrong:
        return {}, (Unreadable(str(path), "", str(wrong), "save the table as CSV"),)
    return sources_from_rows(io.StringIO(table.text, newline=""), str(path))


def _places_of(paths: list[str]) -> Iterator[Place | Unreadable]:
    """Yield what lies at the paths; it is walked twice, for an id needs to know which names stand twice."""
    seen, twice, used = set[str](), set[str](), set[str]()
    for found in _walked(paths):
        if not isinstance(found, Unreadable):
            (twice if (name := _name_of(found[1])) in seen else seen).add(name)
    for found in _walked(paths):
        if isinstance(found, Unreadable):
            yield found
            continue
        path, relative, named = found
        if (name := _name_of(relative)) in twice:
            name = relative if relative not in used else path
            used.add(relative)
        yield Place(path, name.encode("utf-8", "replace").decode(), named)


def _name_of(path: str) -> str:
    """Return a file's own name; an address is its own name."""
    return path if is_address(path) else path.rpartition("/")[2]


def _walked(paths: list[str]) -> Iterator[tuple[str, str, bool] | Unreadable]:
    """Yield path, path from the named folder on, and whether it was named itself, each named path once."""
    for path in dict.fromkeys(paths):
        if is_address(path) or path == "-":
            yield path, path if is_address(path) else "stdin", True
        elif Path(path).is_dir():
            yield from _walked_folder(path, Path(path).resolve().name, ())
        else:
            yield path, "/".join(Path(path).parts[-2:]), True


def _walked_folder(
    folder: str, relative: str, above: tuple[tuple[int, int], ...]
) -> Iterator[tuple[str, str, bool] | Unreadable]:
    """Yield the files of a folder in sorted order, those of its folders where their names sort."""
    try:
        status = Path(folder).stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as wrong:
        yield _unreadable(folder, wrong)
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        yield Unreadable(folder, "", "a link back to a folder above it", "remove the link; no file behind it is lost")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path, inner = str(Path(folder) / entry.name), f"{relative}/{entry.name}"
        if entry.is_dir():
            yield from _walked_folder(path, inner, (*above, here))
        else:
            yield path, inner, False


def is_address(path: str) -> bool:
    """Tell whether a path is the address of a page or feed."""
    return path.startswith(("http://", "https://"))


def _reports_at(place: Place, *, online: bool) -> Iterator[Report | Unreadable]:
    """Open what lies at a place and yield its reports."""
    if is_address(place.path) and not online:
        yield Unreadable(place.path, "", "an address, which is not fetched", "add --online, or save it as a file")
        return
    try:
        stream, charset = _opened(place)
    except (*BROKEN, HTTPException, ValueError) as wrong:
        yield _unreadable(place.path, wrong)
        return
    with closing(stream):
        try:
            yield from _reports_in(stream, place, charset)
        except BROKEN as wrong:
            yield _unreadable(place.path, wrong)


def _opened(place: Place) -> tuple[IO[bytes], str]:
    """Return what lies at a place, to be read from its beginning, and the encoding that a server declares."""
    if is_address(place.path):
        return _fetched(place.path)
    if place.path == "-":
        return _spooled(sys.stdin.buffer), ""
    mode = Path(place.path).stat().st_mode
    if stat.S_ISREG(mode):
        return Path(place.path).open("rb"), ""
    if place.named and (stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)):
        with Path(place.path).open("rb") as pipe:
            return _spooled(pipe), ""
    raise OSError(EINVAL, "neither a file nor a folder")


def _reports_in(stream: IO[bytes], place: Place, charset: str, depth: int = 0) -> Iterator[Report | Unreadable]:
    """Yield the reports of an open file by what it holds."""
    head, wrong = _bytes_of(stream, HEAD)
    if wrong and not head:
        raise wrong
    stream.seek(0)
    match content_of(head, place.id.casefold().removesuffix(".gz")):
        case Content.GZIP if depth < DEEPEST_GZIP:
            inner = cast(IO[bytes], io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=stream, mode="rb"))))
            yield from _reports_in(inner, place, charset, depth + 1)
        case Content.WARC:
            yield from reports_from_warc(stream, place.path)
        case Content.JSONL:
            yield from _reports_from_lines(stream, head, place)
        case Content.SOURCES:
            if place.named:
                yield Unreadable(place.path, "", "a table of sources, not a report", "name it with --sources")
        case Content.EMPTY:
            yield Unreadable(place.path, "", "empty", "save the report again, or remove the file")
        case Content.OTHER | Content.GZIP:
            reason = f"{other_kind(head) or 'a binary file'}, not a report"
            yield Unreadable(place.path, "", reason, "save it as text, HTML or PDF")
        case kind:
            yield from _reports_from_whole(stream, place, kind, charset)


def _reports_from_whole(stream: IO[bytes], place: Place, kind: Content, charset: str) -> Iterator[Report | Unreadable]:
    """Yield the reports of a file that is read as a whole; of one that breaks off, what stands before the break."""
    data, wrong = _bytes_of(stream, LARGEST_REPORT + 1)
    if len(data) > LARGEST_REPORT:
        reason = f"larger than {LARGEST_REPORT:,} bytes, too large for one report"
        yield Unreadable(place.path, "", reason, "split it into reports, or give them one a line as .jsonl")
        return
    notes = ("the file breaks off: this is what stands before the break",) if wrong else ()
    url = place.path if is_address(place.path) else ""
    origin = Origin(place.id, url=url, raw_sha256=sha256(data).hexdigest(), notes=notes)
    for found in reports_from_bytes(data, kind, origin, charset):
        yield replace(found, source=place.path) if isinstance(found, Unreadable) else found
    if wrong:
        yield _unreadable(place.path, wrong, f"after {len(data):,} bytes")


def _reports_from_lines(stream: IO[bytes], head: bytes, place: Place) -> Iterator[Report | Unreadable]:
    """Yield the reports of JSON lines; of a file that breaks off, those of the whole lines before the break."""
    lines = _lines_of(stream)
    if head.startswith(tuple(bom for bom, name in BOMS if name != "utf-8")):
        lines = iter(decoded_from_bytes(_bytes_of(stream, LARGEST_REPORT)[0]).text.encode().splitlines(keepends=True))
    for found in reports_from_jsonl(lines, Path(place.id).name):
        yield replace(found, source=place.path) if isinstance(found, Unreadable) else found


def _lines_of(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines; of one longer than the longest only its beginning."""
    while line := stream.readline(LONGEST_LINE + 1):
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE + 1)


def _bytes_of(stream: IO[bytes], most: int) -> tuple[bytes, Exception | None]:
    """Return up to `most` bytes, and what went wrong where the file breaks off before."""
    parts: list[bytes] = []
    left = most
    try:
        while left > 0 and (part := stream.read(min(left, 65_536))):
            parts.append(part)
            left -= len(part)
    except BROKEN as wrong:
        return b"".join(parts), wrong
    return b"".join(parts), None


def _spooled(stream: IO[bytes]) -> IO[bytes]:
    """Return a copy that can be read from its beginning, in memory or, where it is large, in a temporary file."""
    copy = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (closed by the caller)
    shutil.copyfileobj(stream, copy)
    copy.seek(0)
    return cast(IO[bytes], copy)


def _fetched(address: str) -> tuple[IO[bytes], str]:
    """Return what an address gives, and the encoding that its server declares; OSError where it gives nothing."""
    request = Request(address, headers={"User-Agent": "parley"})
    with build_opener().open(request, timeout=TIMEOUT) as answer:
        if not is_address(answer.geturl()):
            raise URLError("it leads away from http")
        return _spooled(answer), answer.headers.get_content_charset() or ""


def _apart(reports: Iterable[Report | Unreadable]) -> Iterator[Report | Unreadable]:
    """Yield the reports of one file, a second one of the same id as "id#2"."""
    count: dict[str, int] = {}
    for found in reports:
        if isinstance(found, Report):
            count[found.id] = number = count.get(found.id, 0) + 1
            yield found if number == 1 else replace(found, id=f"{found.id}#{number}")
        else:
            yield found


def _unreadable(path: str, wrong: Exception, place: str = "") -> Unreadable:
    """Return in words what the system says of a file that could not be read."""
    match wrong:
        case FileNotFoundError():
            reason, mend = "no such file or folder", "check the name"
        case PermissionError():
            reason, mend = "no permission to read it", "change its permissions or read it as its owner"
        case EOFError() | gzip.BadGzipFile() | zlib.error():
            reason, mend = "the compressed file breaks off or is damaged", "copy or fetch it again"
        case URLError() | HTTPException():
            reason, mend = f"the address gives nothing ({wrong})", "check the address and the network"
        case OSError():
            reason, mend = wrong.strerror or type(wrong).__name__, "check the file and the disk"
        case _:
            reason, mend = f"{type(wrong).__name__}: {wrong}", "check the name or address"
    return Unreadable(path, place, reason, mend)
