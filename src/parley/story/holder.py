"""Holder: which party holds a position, by the words of a claim and by who speaks.

1. A party is whoever the words name; its delegation, movement or leaders are the party where the report names it too.
2. A state is its government: its opposition and the groups that bear its adjective are not the state.
3. Where the words name nobody, the speaker's party holds it; unnamed speakers hold nothing of their own.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from parley.attributions.attribution import Attribution, SpeakerKind
from parley.attributions.lexicon import BODIES, DOCUMENTS, is_outlet, listed, singular, state_at
from parley.attributions.mention import FUNCTION
from parley.claims.act_lexicon import NOUN, lexicon
from parley.claims.claim import Act, Claim

HELD: Final = frozenset(
    [Act.READY, Act.PROPOSE, Act.DEMAND, Act.INSIST, Act.ACCEPT, Act.REJECT, Act.COMMIT, Act.NONCOMMIT]
)
PRONOUNS: Final = listed("he she it they we i you who which that this these those them us sides parties") | {
    *("both sides", "the sides", "both parties", "the parties", "the two sides", "each side")
}
SPEAKING: Final = listed("we i")  # left only where nobody is named who speaks
GROUPS: Final = listed("group groups faction factions militia militias movements parties unions")
PRIVATE: Final = listed(
    "captives captive hostages hostage prisoners prisoner detainees detainee civilians people families residents "
    "children women victims teenagers"
)
APART: Final = listed("opposition former ex-minister ex-president")
THE_GROUP: Final = re.compile(r"the (?:\w+ )?(?:group|movement|organi[sz]ation|union|faction)", re.IGNORECASE)
REPRESENTING: Final = listed("delegation movement negotiators team leadership leaders officials side")


def parties_in(attributions: Iterable[Attribution]) -> dict[str, str]:
    """Return the names of parties of a report, in lower case, each with the name that it goes by."""
    names: dict[str, str] = {}
    for attribution in attributions:
        speaker = attribution.speaker
        if speaker.speaks_for:
            names[speaker.speaks_for.lower()] = speaker.speaks_for
            if speaker.kind is SpeakerKind.PERSON:
                names[speaker.name.lower()] = names[speaker.name.split()[-1].lower()] = speaker.speaks_for
        elif speaker.kind is SpeakerKind.BODY:
            names[speaker.name.lower()] = speaker.name
    return names


def holder_of(claim: Claim, attribution: Attribution, known: dict[str, str]) -> str:
    """Return the party that a claim says holds something: by its words, else who speaks and for whom."""
    speaker = attribution.speaker
    for phrase in claim.event.by:
        if phrase.lower() in SPEAKING:
            continue
        if phrase.lower() in PRONOUNS:
            return ""  # whom it means was not told
        if phrase == speaker.name:
            named = speaker.speaks_for or (speaker.name if speaker.kind is not SpeakerKind.UNNAMED else "")
        elif speaker.speaks_for and THE_GROUP.fullmatch(phrase):
            named = speaker.speaks_for
        else:
            named = party_named(phrase, known)
        return "" if only_tells(named) else represented(named, known)
    if only_tells(speaker.name):
        return ""
    if claim.act in HELD and speaker.kind is not SpeakerKind.OUTLET:
        return represented(speaker.speaks_for or (speaker.name if speaker.kind is SpeakerKind.BODY else ""), known)
    return ""


def only_tells(name: str) -> bool:
    """Tell whether a name is an outlet's, that of the media of a place, or a text's: they tell what others hold."""
    last = singular(name.split()[-1]) if name else ""
    return is_outlet(name) or BODIES.get(last) == "outlet" or (name.islower() and last in DOCUMENTS)


def represented(name: str, known: dict[str, str]) -> str:
    """Return the party whose delegation or movement is named, where the report names it by itself as well."""
    if name.lower() in FUNCTION and not name.isupper():
        return ""  # "There", "Both": a word that opens a sentence names nobody
    if name.lower() not in known:
        name = name.removeprefix("The ").removeprefix("the ")
    party, _, noun = name.rpartition(" ")
    return known.get(party.lower(), name) if noun.lower() in REPRESENTING else name


def party_named(phrase: str, known: dict[str, str]) -> str:
    """Return the party that a phrase names: one that speaks in the report, or a state; else a name as it stands.

    Those who oppose a state's government or have left it, and groups that bear its adjective, are not the state.
    """
    words = phrase.replace("’s", " ’s").replace("'s", " 's").split()
    low = [word.lower() for word in words]
    for size in (3, 2, 1):
        for k in range(len(words) - size + 1):
            name = known.get(" ".join(low[k : k + size]))
            if name:
                return name
    if not APART.isdisjoint(low):
        return _last_name(words)
    for k in range(len(words)):
        state, _ = state_at(words, k)
        if state and k + 1 < len(low) and low[k + 1] in PRIVATE:
            return ""  # "Norlandic captives" are not Norland
        if state:
            return " ".join(words[k:]) if low[-1] in GROUPS else state
    return _last_name(words)


def _last_name(words: Sequence[str]) -> str:
    """Return the last run of capitalised words, with the noun after it: "the Orm regime" is no "Orm"."""
    places = [
        k for k, word in enumerate(words) if word[:1].isupper() and (k or len(words) == 1 or words[1][:1].isupper())
    ]
    if not places:
        return ""
    if len(words) == 1 and words[0].lower() in lexicon()[NOUN]:
        return ""  # "Ceasefire" opens a headline
    first = places[-1]
    while first - 1 in places:
        first -= 1
    after = words[places[-1] + 1 :][:1]
    return " ".join([*words[first : places[-1] + 1], *(word for word in after if word.isalpha() and word.islower())])
