"""Parley keeps the record of a negotiation.

Importing this package loads nothing heavy: each stage lives in the module that defines it.
"""

__version__ = "0.1.0"
