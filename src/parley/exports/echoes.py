"""Rows of echoes for export: one utterance a row, with every telling.

`report`, `part` and `spans` are of the first telling; `claims` are those read from any telling, each with its report.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from parley.dossier.echoes import EchoOfReports, EchoTold
from parley.exports.kinds import PLACE, Columns
from parley.exports.rows import JsonRow

_TOLD: Columns = {"attribution": int, "text": str, "how": str, "likeness": float, "chain": [str]}
ECHO: Columns = PLACE | {
    "reports": [str],
    "claims": [{"report": str, "nr": int}],
    "basis": str,
    "tellings": [PLACE | _TOLD],
}
ECHO_DECIDED: Columns = ECHO | {"tellings": [PLACE | _TOLD | {"called": str}]}


def echo_rows(echoes: Iterable[EchoOfReports], with_decided: bool = False) -> Iterator[JsonRow]:
    """Yield a row for each utterance that several reports tell; the chain holds the names read in any case."""
    for echo in echoes:
        yield {
            **_place(echo.told[0]),
            "reports": list(echo.reports),
            "claims": [{"report": told.report, "nr": nr} for told in echo.told for nr in told.claims],
            "basis": echo.basis,
            "tellings": [_place(told) | _telling(told) | _called(told, with_decided) for told in echo.told],
        }


def _telling(told: EchoTold) -> JsonRow:
    as_read = replace(told, speaker=replace(told.speaker, name=told.read_as)) if told.read_as else told
    return {
        "attribution": told.attribution,
        "text": told.text,
        "how": told.how,
        "likeness": round(told.likeness, 3),
        "chain": list(as_read.chain),
    }


def _called(told: EchoTold, with_decided: bool) -> dict[str, Any]:
    """Return the name that people decided on beside the one read, where decisions are asked for."""
    return {"called": told.speaker.name if told.read_as else None} if with_decided else {}


def _place(told: EchoTold) -> JsonRow:
    return {
        "report": told.report,
        "part": told.part.value,
        "spans": [[span.start, span.end] for span in told.spans],
    }
