"""Addresses: where each page and each piece of evidence is found, on the server and in a folder of files.

1. An address is made from names that stay: a report's name, a provision's id; a permalink stays what it was.
2. Evidence is an anchor on the report's page: `#s12-57` for characters 12 to 57 of the text, `#t…` for the title.
3. In a folder every link is relative, so that it opens from anywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlencode

from parley.attributions.attribution import Part
from parley.reports.span import Span


def slug_of(name: str) -> str:
    """Return a name as one step of an address that is also a file's name.

    >>> slug_of("talks/one.txt")
    'talks~2Fone.txt'
    """
    return quote(name, safe="-_.").replace("~", "%7E").replace("%", "~")


def name_of(slug: str) -> str:
    """Return the name that a slug was made from."""
    return unquote(slug.replace("~", "%"))


def anchor_of(span: Span, part: Part = Part.TEXT) -> str:
    """Return the anchor of a piece of evidence on its report's page."""
    return f"{'t' if part is Part.TITLE else 's'}{span.start}-{span.end}"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Makes links from one page to others."""

    is_folder: bool = False  # files instead of a server
    depth: int = 0  # how many folders below the top the page lies

    def at(self, depth: int) -> "Addresses":
        """Return the same for a page that lies so deep."""
        return Addresses(self.is_folder, depth)

    def page(self, name: str, query: Mapping[str, str] | None = None) -> str:
        """Return the address of a page by its name: `today`, `positions`."""
        if self.is_folder:
            return f"{'../' * self.depth}{'index' if name == 'today' else name}.html"
        return ("/" if name == "today" else f"/{name}") + (f"?{urlencode(query)}" if query else "")

    def report(self, name: str) -> str:
        """Return the address of a report's page."""
        if self.is_folder:
            return f"{'../' * self.depth}report/{quote(slug_of(name))}.html"
        return f"/report/{quote(slug_of(name))}"

    def evidence(self, name: str, span: Span, part: Part = Part.TEXT) -> str:
        """Return the address of a piece of evidence."""
        return f"{self.report(name)}#{anchor_of(span, part)}"

    def static(self, file: str) -> str:
        """Return the address of a style, script or picture."""
        return f"{'../' * self.depth}static/{file}" if self.is_folder else f"/static/{file}"
