"""Heads: what the core of a noun phrase is: a role, a body, a document, a name or another noun.

1. The last role noun is the head unless a name follows it, which is then a titled person's.
2. What stands before the head is read from the right: the office's own words, then rank, then side and body.
"""

from collections.abc import Sequence
from typing import Final

from parley.attributions.lexicon import (
    ABBREVIATED,
    ADJECTIVES,
    BODIES,
    DOCUMENTS,
    FIRST_NAMES,
    OFFICE_WORDS,
    PLURAL_PEOPLE,
    PREFIXES,
    RANKS,
    ROLES,
    listed,
    singular,
    state_at,
)
from parley.attributions.phrase import DIRECTIONS, Head, Phrase, is_adjective, is_capital, joined, side_of, unfolded

REGIONS: Final = listed("Western European Arab African Asian Nordic Baltic Gulf Balkan Caribbean")  # sides, no states
PORTFOLIOS: Final = listed("minister secretary undersecretary commissioner")  # offices named after what they deal with


def with_head(phrase: Phrase, core: list[str], owner: tuple[str, ...]) -> Phrase:
    """Return the phrase with its head found in the core."""
    if not core:
        return phrase._replace(head=Head.NOTHING)
    r = last_role(core)
    if r >= 0:
        return role_phrase(phrase, core, r, owner)
    b = last_body(core)
    if b >= 0:
        return body_phrase(phrase, core, b, owner)
    side, state = side_of(core)
    if singular(core[-1]) in DOCUMENTS and (len(core) == 1 or core[-1].islower()):
        return phrase._replace(
            head=Head.DOCUMENT,
            noun=singular(core[-1]),
            body=joined(owner) or before_noun(core[:-1]),
            side=side,
            state=state,
        )
    if core[-1].lower() in PLURAL_PEOPLE or (
        phrase.definite and core[-1].lower() in ADJECTIVES and core[-1][0].isupper() and not is_title(core)
    ):
        return phrase._replace(head=Head.ROLE, noun="people", side=core[-1], state=state, number=None)
    name = [w for w in core if w.lower().rstrip(".") not in PREFIXES]
    prefixed = len(name) < len(core)
    if name and is_capital(name[-1]) and is_capital(name[0]):
        gender = next((PREFIXES[w.lower()] for w in core if w.lower() in PREFIXES), "") or FIRST_NAMES.get(
            name[0].lower(), ""
        )
        body = joined(owner)
        titled = prefixed or (len(name) > 1 and name[0].lower() in FIRST_NAMES)
        name = unfolded(name)
        return phrase._replace(
            head=Head.NAME,
            name=joined(name),
            gender=gender,
            body=body,
            titled=titled,
            state=state if name == core else "",
        )
    lead = [w for w in core[:-1] if is_capital(w)]
    return phrase._replace(head=Head.NOUN, noun=singular(core[-1]), body=joined(owner or lead), side=side, state=state)


def is_title(core: Sequence[str]) -> bool:
    """Tell whether a core is the name of an outlet or body that ends as a people's does: "the New Veshti"."""
    return len(core) > 1 and core[0][0].isupper() and core[0] not in DIRECTIONS


def last_role(core: Sequence[str]) -> int:
    """Return the index of the last role noun, if only a name follows it; else -1."""
    for i in range(len(core) - 1, -1, -1):
        word = singular(core[i])
        if word in ROLES and not (core[i].lower() in FIRST_NAMES and i + 1 < len(core)):
            after = core[i + 1 :]
            if all(is_capital(w) for w in after) and not (after and singular(after[-1]) in BODIES):
                return i
            return -1
        if not is_capital(core[i]):
            return -1
    return -1


def from_first_name(name: list[str]) -> list[str]:
    """Return a name from its first name on: of "Response Jane Doe" the last two."""
    begin = next((i for i, w in enumerate(name[:-1]) if w.lower() in FIRST_NAMES), 0)
    return name[begin:]


def last_body(core: Sequence[str]) -> int:
    """Return the index of the last body noun, if it ends the core or only a name follows it; else -1."""
    for i in range(len(core) - 1, -1, -1):
        if singular(core[i]) in BODIES:
            return i
        if not is_capital(core[i]):
            return -1
    return -1


def role_phrase(phrase: Phrase, core: list[str], r: int, owner: tuple[str, ...]) -> Phrase:
    """Return a phrase whose head is a role: "a senior Palestinian official", "Hamas spokesperson Hazem Qassem"."""
    noun = singular(core[r])
    role = ROLES[noun]
    before = core[:r]
    office = [core[r]]
    while (
        before
        and before[-1].lower() in OFFICE_WORDS - RANKS
        and not (is_capital(before[-1]) and before[-1].lower() in BODIES)
    ):
        office.insert(0, before.pop())
    rank = [w for w in before if w.lower() in RANKS]
    before = [w for w in before if w.lower() not in RANKS]
    name = from_first_name(unfolded([w for w in core[r + 1 :] if w.lower() not in PREFIXES]))
    side, state = side_of(before)
    if not side and before and before[-1].capitalize() in REGIONS:
        side = before[-1]
    speaks = "press" in (w.lower() for w in office)  # a press secretary
    body = "" if is_portfolio(noun, before) and not speaks else before_noun(before)
    if owner and (body.islower() or not any(singular(w) in BODIES for w in body.split())):
        body = joined(owner)
        side, state = side_of(owner) if side_of(owner)[0] else (side, state)
    if role.kind == "spokes" and not body and not side:  # "consumer spokesman", "military spokesman"
        body = joined(before or [w for w in office[:-1] if singular(w) in BODIES])
    gender = role.gender or (FIRST_NAMES.get(name[0].lower(), "") if name else "")
    return phrase._replace(
        head=Head.NAME if name else Head.ROLE,
        noun=noun,
        name=joined(name),
        rank=joined(rank).lower(),
        side=side,
        state=state,
        body=body,
        office=joined([*office[:-1], noun]).lower(),
        gender=gender,
        titled=bool(name),
    )


def is_portfolio(noun: str, words: Sequence[str]) -> bool:
    """Tell whether the words before or after a minister are what the office deals with: "State"."""
    others = (singular(w) for w in words if w.lower() not in OFFICE_WORDS)
    return noun in PORTFOLIOS and not any(BODIES.get(w, "organ") != "organ" for w in others)


def body_phrase(phrase: Phrase, core: list[str], b: int, owner: tuple[str, ...]) -> Phrase:
    """Return a phrase whose head is a body: "the movement", "the Foreign Ministry", "the group X"."""
    after = core[b + 1 :]
    side, state = side_of([*core[: b + 1], *owner])
    capitals = [w for w in core[: b + 1] if is_capital(w)]
    proper = bool(after) or (len(capitals) > bool(side) and is_capital(core[0]))
    if after and BODIES[singular(core[b])] == "outlet" and core[b][0].isupper():  # "Media Line", "Channel 12"
        after = core
    if after and (after[0].lower() in PREFIXES or after[0].lower() in FIRST_NAMES):  # "… hospital Dr Jane Doe"
        name = joined([w for w in after if w.lower() not in PREFIXES])
        gender = FIRST_NAMES.get(name.split()[0].lower(), "") if name else ""
        body = "" if b == 0 and BODIES[singular(core[0])] == "organ" else joined(core[: b + 1])  # "State Jane Doe"
        return phrase._replace(head=Head.NAME, name=name, body=body, gender=gender, titled=True)
    owned = before_noun(core[:b]) if not after and core[b].islower() and BODIES[singular(core[b])] == "group" else ""
    if owned and owned == joined(core[:b]):  # "the Hamas movement" is Hamas
        after = core[:b]
    name = joined(after) if after else joined([*owner, "'s", *core] if owner else core) if proper or owner else ""
    return phrase._replace(
        head=Head.BODY,
        noun=singular(core[b]),
        name=name.replace(" 's", "'s"),
        side=side,
        state=state,
        body=joined(owner),
    )


def before_noun(before: Sequence[str]) -> str:
    """Return the body that stands before a noun: a name, or a state's organ ("the administration")."""
    last = -1
    for i, word in enumerate(before):
        kind = BODIES.get(singular(word))
        placed = bool(state_at(before, i)[0]) or is_adjective(word) or word in DIRECTIONS
        titled = word.lower() in RANKS or word.lower() in ABBREVIATED or (not i and word.lower() in OFFICE_WORDS)
        named = is_capital(word) and not placed and not titled
        if named or kind == "organ" or (kind and (is_capital(word) or any(is_capital(w) for w in before[:i]))):
            last = i
    if last < 0:
        return ""
    first = next((i for i in range(last + 1) if is_capital(before[i])), last)
    return joined(before[first : last + 1])
