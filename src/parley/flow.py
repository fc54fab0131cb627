"""The stages in one place: what is read of one report."""

from dataclasses import dataclass

from parley.attributions.attribution import Attribution, Unread
from parley.claims.claim import Claim
from parley.claims.figure import Figure
from parley.claims.time_expression import TimeExpression
from parley.reports.report import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """One report and all that was read of it."""

    report: Report
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    figures: tuple[Figure, ...] = ()
    days: tuple[TimeExpression, ...] = ()
    unread: tuple[Unread, ...] = ()
