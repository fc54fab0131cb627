"""Rows of echoes for export: one utterance a row, with every telling.

`report`, `part` and `spans` are of the first telling; `claims` are those read from any telling, each with its report.
"""

from collections.abc import Iterable, Iterator

from parley.dossier.echoes import EchoOfReports, EchoTold
from parley.exports.kinds import PLACE, Columns
from parley.exports.rows import JsonRow

ECHO: Columns = PLACE | {
    "reports": [str],
    "claims": [{"report": str, "nr": int}],
    "basis": str,
    "tellings": [PLACE | {"attribution": int, "text": str, "how": str, "likeness": float, "chain": [str]}],
}


def echo_rows(echoes: Iterable[EchoOfReports]) -> Iterator[JsonRow]:
    """Yield a row for each utterance that several reports tell."""
    for echo in echoes:
        yield {
            **_place(echo.told[0]),
            "reports": list(echo.reports),
            "claims": [{"report": told.report, "nr": nr} for told in echo.told for nr in told.claims],
            "basis": echo.basis,
            "tellings": [
                _place(told)
                | {
                    "attribution": told.attribution,
                    "text": told.text,
                    "how": told.how,
                    "likeness": round(told.likeness, 3),
                    "chain": list(told.chain),
                }
                for told in echo.told
            ],
        }


def _place(told: EchoTold) -> JsonRow:
    return {
        "report": told.report,
        "part": told.part.value,
        "spans": [[span.start, span.end] for span in told.spans],
    }
