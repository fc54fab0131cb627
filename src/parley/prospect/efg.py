"""Gambit's .efg files: reads and writes games of perfect information, so that anyone can check a result elsewhere.

The form is that of Gambit's manual ("The extensive game (.efg) file format"): nodes in prefix order, white space
without meaning, descriptions given at first mention, payoffs at inner nodes added up.

1. Chance and hidden information are refused with the line they stand on: this solver does not answer them.
2. A broken file is refused with its line; nothing is repaired in silence.
"""

import re
from decimal import Decimal
from fractions import Fraction

from parley.prospect.tree import Node, Payoffs, Tree


class NotSupported(ValueError):
    """A sound file with something that is not solved here, and why."""


class Broken(ValueError):
    """A file that breaks the format, with the line."""


HUGE = re.compile(r"[eE][+-]?\d{4,}|\d{1000,}")
TOKEN = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([{}])|,|([^\s{}",]+))', re.DOTALL)


class _Cursor:
    """Tokens in order (kind: text, brace, word; content; line), and what was described so far."""

    def __init__(self, tokens: list[tuple[str, str, int]]) -> None:
        self.tokens, self.at = tokens, 0
        self.sets: dict[tuple[int, str], tuple[str, ...]] = {}
        self.outcomes: dict[str, Payoffs] = {}

    @property
    def line(self) -> int:
        return self.tokens[min(self.at, len(self.tokens) - 1)][2] if self.tokens else 1

    def peek(self) -> tuple[str, str]:
        return self.tokens[self.at][:2] if self.at < len(self.tokens) else ("end", "")

    def take(self, kind: str, what: str) -> str:
        found, content = self.peek()
        if found != kind:
            told = "the file ends" if found == "end" else f'"{content}" stands'
            raise Broken(f"line {self.line}: {what} is expected where {told}")
        self.at += 1
        return content

    def braces(self, kind: str, what: str) -> list[str]:
        """Read a list in braces."""
        if self.take("brace", f"{{ before {what}") != "{":
            raise Broken(f"line {self.line}: {{ is expected before {what}")
        items = []
        while self.peek() != ("brace", "}"):
            items.append(self.take(kind, what))
        self.at += 1
        return items


def tree_from_efg(text: str) -> Tree:
    """Return the game that an .efg file holds; Broken or NotSupported with the line and the reason."""
    cursor = _Cursor(_tokens(text))
    if cursor.peek() != ("word", "EFG"):
        raise Broken('line 1: an .efg file begins with EFG 2 R "title" { "player" … }')
    cursor.at += 1
    version = cursor.take("word", "the version, 2,")
    if version != "2":
        raise NotSupported(f"line 1: version {version} of the format; only version 2 is read")
    if cursor.take("word", "the letter R") not in ("R", "D"):
        raise Broken("line 1: the letter R is expected after the version")
    title = cursor.take("text", "the title in quotation marks")
    players = tuple(cursor.braces("text", "the players' names in quotation marks"))
    if not players or len(set(players)) < len(players):
        raise Broken("line 1: each player needs a name of their own in quotation marks")
    if cursor.peek()[0] == "text":
        cursor.at += 1
    return Tree(title, players, _nodes(cursor, players))


def _tokens(text: str) -> list[tuple[str, str, int]]:
    tokens, at, line = [], 0, 1
    text = text.lstrip("\ufeff")
    while at < len(text):
        found = TOKEN.match(text, at)
        if found is None:
            if not text[at:].strip():
                break
            raise Broken(f"line {line + text[at:].count(chr(10))}: a quotation mark is opened and never closed")
        line += text.count("\n", at, found.start() + len(found[0]) - len(found[0].lstrip()))
        quoted, brace, word = found.groups()
        if quoted is not None:
            tokens.append(("text", re.sub(r"\\(.)", r"\1", quoted), line))
        elif brace or word:
            tokens.append(("brace" if brace else "word", brace or word, line))
        line += found[0].lstrip().count("\n")
        at = found.end()
    return tokens


def _nodes(cursor: _Cursor, players: tuple[str, ...]) -> tuple[Node, ...]:
    nodes: list[Node] = []
    children: list[list[int]] = []
    waiting: list[int] = []  # decisions whose actions do not all have a node yet
    while not nodes or waiting:
        line = cursor.line
        if cursor.peek()[0] == "end":
            raise Broken(
                f"line {line}: the file ends before every action leads somewhere ({len(waiting)} decisions still open)"
            )
        node = _node(cursor, players, line)
        if waiting:
            children[waiting[-1]].append(len(nodes))
        nodes.append(node)
        children.append([])
        if node.player is not None:
            waiting.append(len(nodes) - 1)
        while waiting and len(children[waiting[-1]]) == len(nodes[waiting[-1]].actions):
            waiting.pop()
    if cursor.peek()[0] != "end":
        raise Broken(f"line {cursor.line}: more nodes than actions: the tree is complete before this line")
    return tuple(
        Node(n.name, n.player, n.actions, n.payoffs, tuple(c), n.line) for n, c in zip(nodes, children, strict=True)
    )


def _node(cursor: _Cursor, players: tuple[str, ...], line: int) -> Node:
    kind = cursor.take("word", "p or t")
    if kind == "c":
        raise NotSupported(
            f"line {line}: a chance node. Only decisions are solved here; where sides count expected values, "
            "put the expected payoffs in the chance node's place"
        )
    if kind not in ("p", "t"):
        raise Broken(f'line {line}: a node begins with p or t, not "{kind}"')
    name = cursor.take("text", "the node's name in quotation marks")
    if kind == "t":
        return Node(name, None, (), _outcome(cursor, len(players)), (), line)
    number = cursor.take("word", "the player's number")
    if not number.isdecimal() or not 1 <= int(number) <= len(players):
        raise Broken(f"line {line}: there is no player {number}; the file names {len(players)}")
    player = int(number) - 1
    label = cursor.take("word", "the number of the information set")
    actions: tuple[str, ...] = ()
    if cursor.peek()[0] == "text":
        cursor.at += 1
    if cursor.peek() == ("brace", "{"):
        actions = tuple(cursor.braces("text", "the actions' labels in quotation marks"))
    known = cursor.sets.get((player, label))
    if known is not None:
        raise NotSupported(
            f"line {line}: {players[player]}'s information set {label} holds more than one node: something is hidden "
            "from that player. Backward induction needs perfect information"
        )
    if not actions:
        raise Broken(f"line {line}: the information set {label} is new here and lists no actions")

    if len(set(actions)) < len(actions) or not all(actions):
        raise Broken(f"line {line}: each action needs a label of its own; here: {', '.join(repr(a) for a in actions)}")
    cursor.sets[player, label] = actions
    return Node(name, player, actions, _outcome(cursor, len(players)), (), line)


def _outcome(cursor: _Cursor, number: int) -> Payoffs:
    line = cursor.line
    label = cursor.take("word", "the number of the outcome")
    if not label.isdecimal():
        raise Broken(f'line {line}: the number of the outcome is expected where "{label}" stands')
    if label == "0":
        return (0.0,) * number
    if cursor.peek()[0] == "text":
        cursor.at += 1
    if cursor.peek() != ("brace", "{"):
        if label not in cursor.outcomes:
            raise Broken(f"line {line}: outcome {label} is new here and gives no payoffs")
        return cursor.outcomes[label]
    words = cursor.braces("word", "payoffs")
    if any(HUGE.search(word) for word in words):
        raise Broken(f"line {line}: payoffs of more than 999 figures are not read")
    try:
        payoffs = tuple(float(Fraction(word)) for word in words)
    except (ValueError, ZeroDivisionError, OverflowError):
        raise Broken(f"line {line}: payoffs are numbers; here: {' '.join(words)}") from None
    if len(payoffs) != number:
        raise Broken(f"line {line}: {len(payoffs)} payoffs for {number} players")
    if cursor.outcomes.setdefault(label, payoffs) != payoffs:
        raise Broken(f"line {line}: outcome {label} was given other payoffs before")
    return payoffs


def efg_from_tree(tree: Tree) -> str:
    """Return the game as an .efg file; payoffs read back exactly as they are."""

    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'

    def braced(items: list[str]) -> str:
        return "{ " + " ".join(items) + " }"

    lines = [f"EFG 2 R {quoted(tree.title)} {braced([quoted(p) for p in tree.players])}", '""', ""]
    sets = [0] * len(tree.players)
    outcome = 0
    for number, node in enumerate(tree.nodes, start=1):
        paid = "0"
        name = quoted(f"{number} {node.name}".strip())  # Gambit 17 wants every label to be one of its own
        if node.player is None or any(node.payoffs):
            outcome += 1
            paid = f'{outcome} "{outcome}" {braced([_number(p) for p in node.payoffs])}'
        if node.player is None:
            lines.append(f"t {name} {paid}")
        else:
            sets[node.player] += 1
            actions = braced([quoted(a) for a in node.actions])
            which = sets[node.player]
            lines.append(f'p {name} {node.player + 1} {which} "{which}" {actions} {paid}')
    return "\n".join(lines) + "\n"


def _number(value: float) -> str:
    text = repr(float(value))
    return format(Decimal(value), "f") if "e" in text else text
