"""Figures: quantities where they stand in a report."""

from dataclasses import dataclass

from parley.attributions.attribution import Part
from parley.quantity import Quantity
from parley.reports.span import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity told, and its evidence."""

    span: Span
    text: str
    quantity: Quantity
    part: Part = Part.TEXT
