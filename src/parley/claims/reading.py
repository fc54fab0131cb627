"""The reading: one report and all that was read of it."""

from dataclasses import dataclass

from parley.attributions.attribution import Attribution, Unread
from parley.claims.claim import Claim
from parley.claims.figure import Figure
from parley.claims.time_expression import TimeExpression
from parley.reports.report import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """One report and all that was read of it; numbers that point at rows count from 0 within it."""

    report: Report
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    figures: tuple[Figure, ...] = ()
    days: tuple[TimeExpression, ...] = ()
    unread: tuple[Unread, ...] = ()
