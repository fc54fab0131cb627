"""The grammars of times, conditions and quantities as one parser, built once on first use."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

from lark import Lark

from parley.agreement.read import Builder

GRAMMARS = ("time.lark", "condition.lark", "quantity.lark")
STARTS = ("time", "duration", "condition", "amount", "constraint", "act")


@cache
def parser() -> Callable[[str, str], Any]:
    """Return the parse function: a text and the name of what it should be, one of `STARTS`."""
    folder = files("parley.agreement")
    grammar = "\n".join(folder.joinpath(name).read_text(encoding="utf-8") for name in GRAMMARS)
    return Lark(grammar, start=list(STARTS), parser="lalr", transformer=Builder(), maybe_placeholders=False).parse
