"""Gambit's .efg files: reads and writes games of perfect information, so that anyone can check a result elsewhere.

The form is that of Gambit's manual ("The extensive game (.efg) file format"): nodes in prefix order, white space
without meaning, descriptions given at first mention and repeated as they were or not at all, payoffs at inner nodes
added up.

1. Chance and hidden information are refused with the line they stand on: this solver does not answer them.
2. A broken file is refused with its line; nothing is repaired in silence. Labels may be left empty: what has none goes
   by its number.
3. Payoffs are kept as the fractions that stand there: a tie is a tie, whatever binary numbers make of a tenth.
"""

import re
from decimal import Decimal
from fractions import Fraction

from parley.prospect.tree import Exact, Node, Tree


class NotSupported(ValueError):
    """A sound file with something that is not solved here, and why."""


class Broken(ValueError):
    """A file that breaks the format, with the line."""


HUGE = re.compile(r"[eE][+-]?\d{4,}|\d{1000,}")
NUMBER = re.compile(r"[+-]?(?:[0-9]+/[0-9]+|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)")
TOKEN = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([{}])|,|([^\s{}",]+))', re.DOTALL)


class _Cursor:
    """Tokens in order (kind: text, brace, word; content; line), and what was described so far."""

    def __init__(self, tokens: list[tuple[str, str, int]]) -> None:
        self.tokens, self.at = tokens, 0
        self.sets: set[tuple[int, int]] = set()  # player and number
        self.outcomes: dict[int, tuple[str, Exact]] = {}  # name and payoffs by number

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

    def number(self, what: str) -> int:
        """Read a whole number that is not negative."""
        line, word = self.line, self.take("word", what)
        if not (word.isascii() and word.isdecimal()) or len(word) > 18:
            raise Broken(f'line {line}: {what} is expected where "{word}" stands')
        return int(word)

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
    line = cursor.line
    names = cursor.braces("text", "the players' names in quotation marks")
    players = tuple(name or f"player {number}" for number, name in enumerate(names, start=1))
    if not players or len(set(players)) < len(players):
        raise Broken(f"line {line}: each player needs a name of their own in quotation marks")
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
            tokens.append(("text", re.sub(r'\\(["\\])', r"\1", quoted), line))
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
        Node(n.name, n.player, n.actions, n.payoffs, tuple(c), n.line, n.exact)
        for n, c in zip(nodes, children, strict=True)
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
    player, actions = _decision(cursor, players, line) if kind == "p" else (None, ())
    exact = _outcome(cursor, len(players))
    return Node(name, player, actions, tuple(map(float, exact)), (), line, exact)


def _decision(cursor: _Cursor, players: tuple[str, ...], line: int) -> tuple[int, tuple[str, ...]]:
    """Read who decides, at which information set, between which actions."""
    number = cursor.number("the player's number")
    if not 1 <= number <= len(players):
        raise Broken(f"line {line}: there is no player {number}; the file names {len(players)}")
    player, which = number - 1, cursor.number("the number of the information set")
    labels: list[str] = []
    described = cursor.peek()[0] == "text"
    if described:
        cursor.at += 1
        labels = cursor.braces("text", "the actions' labels in quotation marks")
    if (player, which) in cursor.sets:
        raise NotSupported(
            f"line {line}: {players[player]}'s information set {which} holds more than one node: something is hidden "
            "from that player. Backward induction needs perfect information"
        )
    if not labels:
        lacks = "lists no actions" if described else "is new here and is not described: its name, then its actions"
        raise Broken(f"line {line}: the information set {which} {lacks}")
    if not any(labels):
        labels = [f"action {n}" for n in range(1, len(labels) + 1)]
    if len(set(labels)) < len(labels) or not all(labels):
        told = ", ".join(f'"{label}"' for label in labels)
        raise Broken(f"line {line}: each action needs a label of its own, or none of them has one; here: {told}")
    cursor.sets.add((player, which))
    return player, tuple(labels)


def _outcome(cursor: _Cursor, number: int) -> Exact:
    """Read an outcome: nothing (0), one described before, or one that is described here."""
    line = cursor.line
    label = cursor.number("the number of the outcome")
    name = cursor.take("text", "") if cursor.peek()[0] == "text" else None
    described = cursor.peek() == ("brace", "{")
    if label == 0:
        if described or name is not None:
            raise Broken(f"line {line}: outcome 0 is no outcome: it has neither a name nor payoffs")
        return (Fraction(0),) * number
    before = cursor.outcomes.get(label)
    if name is not None and before is not None and before[0] != name:
        raise Broken(f'line {line}: outcome {label} was called "{before[0]}" before, and here "{name}"')
    if not described:
        if before is None:
            raise Broken(f"line {line}: outcome {label} is new here and gives no payoffs")
        return before[1]
    payoffs = _payoffs(cursor, number, line)
    if before is not None and before[1] != payoffs:
        raise Broken(f"line {line}: outcome {label} was given other payoffs before")
    cursor.outcomes[label] = before or (name or "", payoffs)
    return payoffs


def _payoffs(cursor: _Cursor, number: int, line: int) -> Exact:
    words = cursor.braces("word", "payoffs")
    if any(HUGE.search(word) for word in words):
        raise Broken(f"line {line}: payoffs of more than 999 figures are not read")
    try:
        payoffs = tuple(Fraction(word) for word in words)
        finite = [float(paid) for paid in payoffs]
    except (ValueError, ZeroDivisionError, OverflowError):
        finite, payoffs = [], ()
    if not all(map(NUMBER.fullmatch, words)) or len(finite) < len(words):
        raise Broken(f"line {line}: payoffs are numbers; here: {' '.join(words)}")
    if len(payoffs) != number:
        raise Broken(f"line {line}: {len(payoffs)} payoffs for {number} players")
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
