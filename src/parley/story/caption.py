"""Captions: what tells of a picture. A picture shows what was there; it is nobody's plan and no sitting of its own."""

from parley.attributions.attribution import Part
from parley.claims.claim import Claim
from parley.reports.report import BlockKind, Report


def is_of_picture(claim: Claim, report: Report) -> bool:
    """Tell whether a claim stands in a picture's caption."""
    if claim.part is not Part.TEXT or not claim.spans:
        return False
    captions = (block.span for block in report.blocks if block.kind is BlockKind.CAPTION)
    return any(span.covers(claim.spans[0]) for span in captions)
