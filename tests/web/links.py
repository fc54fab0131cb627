"""Reads pages as a browser would: their links, their anchors, the text of their pieces."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Piece:
    """Marked text of a report's page."""

    part: str
    start: int
    end: int
    is_cut: bool
    text: list[str] = field(default_factory=list)


class Seen(HTMLParser):
    """Everything of a page that a test may ask for."""

    def __init__(self, html: str) -> None:
        """Read a page."""
        super().__init__()
        self.links: list[tuple[str, str]] = []  # address, text
        self.ids: set[str] = set()
        self.tags: set[str] = set()
        self.pieces: list[Piece] = []
        self.inline: list[str] = []  # style and on… attributes
        self._part = ""
        self._link: list[str] | None = None
        self._open: list[tuple[str, bool]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        of = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.inline += [name for name in of if name == "style" or name.startswith("on")]
        self.inline += ["script"] if tag == "script" and "src" not in of else []
        self.ids |= {of["id"]} if "id" in of else set()
        self._part = of.get("data-part", self._part)
        if tag == "a" and "href" in of:
            self._link = []
            self.links.append((of["href"], ""))
        is_piece = "data-start" in of
        if is_piece:
            cut = "data-cut" in of
            self.pieces.append(Piece(self._part, int(of["data-start"]), int(of["data-end"]), cut))
        if tag == "span":
            self._open.append((tag, is_piece))

    def handle_endtag(self, tag: str) -> None:
        """Note an end."""
        if tag == "a" and self._link is not None:
            self.links[-1] = (self.links[-1][0], "".join(self._link))
            self._link = None
        if tag == "span" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Note text."""
        if self._link is not None:
            self._link.append(data)
        if any(is_piece for _, is_piece in self._open):
            self.pieces[-1].text.append(data)

    def between(self, part: str, start: int, end: int) -> str:
        """Return the text of the pieces from one place to another."""
        whole = next(
            (piece for piece in self.pieces if (piece.part, piece.start, piece.end) == (part, start, end)), None
        )
        if whole is not None:  # quotations may overlap one another
            return "".join(whole.text)
        inside = [piece for piece in self.pieces if piece.part == part and start <= piece.start and piece.end <= end]
        return "".join(text for piece in sorted(inside, key=lambda p: p.start) for text in piece.text)


def words(text: str) -> str:
    """Return a text without its blank space, marks of omission and quotation marks that pages add."""
    return "".join(text.replace("…", "").replace("[…]", "").split())
