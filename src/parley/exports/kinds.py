"""Kinds of export: what may be asked for, the rows of each, and its columns."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from parley.claims.reading import Reading
from parley.exports.annotations import annotation_rows
from parley.exports.called import Called
from parley.exports.provenance import provenance_rows
from parley.exports.rows import (
    JsonRow,
    attribution_rows,
    claim_rows,
    day_rows,
    figure_rows,
    plover_rows,
    report_rows,
    unread_rows,
)

Columns = dict[str, Any]  # name -> str, int, float, bool, [kind] for a list, {name: kind} for a struct

SPANS = [[int]]
PLACE: Columns = {"report": str, "part": str, "spans": SPANS}
FILLER: Columns = {"text": str, "spans": SPANS}
SPEAKER: Columns = {
    **dict.fromkeys(("name", "kind", "for", "basis", "capacity", "rank", "side"), str),
    "number": int,
    **dict.fromkeys(("anonymity", "told", "document"), str),
    "hearsay": bool,
    "rendered": bool,
    "entity": int,
}
ATTRIBUTION: Columns = PLACE | {
    "nr": int,
    "source": FILLER,
    "cue": FILLER,
    "content": FILLER,
    "mode": str,
    "speaker": SPEAKER,
    "parent": int,
}
QUANTITY: Columns = {
    "text": str,
    "value": float,
    "hedge": str,
    "low": float,
    "high": float,
    "unit": str,
    "of": str,
}
EVENT: Columns = {"kind": str, "by": [str], "to": [str], "what": str, "place": str}
CLAIM: Columns = ATTRIBUTION | {
    "attribution": int,
    **dict.fromkeys(("text", "act", "status", "polarity"), str),
    "event": EVENT,
    "trigger": FILLER,
    "condition": FILLER,
    "reason": FILLER,
    "presupposes": str,
    "strength": str,
    "quantities": [QUANTITY | {"spans": SPANS}],
    "said_on": str,
    "event_on": str,
    "links": [{"kind": str, "claim": int}],
}
SPEAKER_DECIDED: Columns = {"speaker": SPEAKER | {"called": str}}
CLAIM_DECIDED: Columns = SPEAKER_DECIDED | {"event": EVENT | {"by_called": [str], "to_called": [str]}}
REPORT: Columns = PLACE | {
    **dict.fromkeys(("outlet", "url", "title", "byline", "language", "published", "published_basis"), str),
    "credits": [str],
    "words": int,
    "sha256": str,
    "raw_sha256": str,
    "notes": [str],
}
TIMES = ("text", "from", "to", "value", "type", "basis", "relative", "mod", "note")
DAY: Columns = PLACE | {"nr": int, **dict.fromkeys(TIMES, str)}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of export, made of one reading at a time."""

    rows: Callable[[Reading, Called | None], Iterator[JsonRow]]  # None leaves out what people decided of names
    columns: Columns
    decided: Columns = field(default_factory=dict)  # where decisions are asked for, beside or in place of the others


KINDS: dict[str, Kind] = {
    "reports": Kind(lambda reading, _: report_rows(reading), REPORT),
    "attributions": Kind(attribution_rows, ATTRIBUTION, SPEAKER_DECIDED),
    "claims": Kind(claim_rows, CLAIM, CLAIM_DECIDED),
    "figures": Kind(lambda reading, _: figure_rows(reading), PLACE | {"nr": int} | QUANTITY),
    "days": Kind(lambda reading, _: day_rows(reading), DAY),
    "plover": Kind(
        plover_rows,
        PLACE
        | dict.fromkeys(("date", "event", "mode"), str)
        | {"context": [str]}
        | dict.fromkeys(("actor", "recipient", "actor_code", "recipient_code", "cameo", "text"), str),
        dict.fromkeys(("actor_called", "recipient_called"), str),
    ),
    "unread": Kind(lambda reading, _: unread_rows(reading), PLACE | {"nr": int, "text": str, "why": str}),
}
LINKED: dict[str, Kind] = {  # JSON-LD, one document a line: trees that fit no table, and so without columns
    "annotations": Kind(annotation_rows, {}),
    "prov": Kind(provenance_rows, {}),
}
