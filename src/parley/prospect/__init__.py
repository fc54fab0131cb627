"""Prospect: a stress test of a design, from an agreement and a person's ranges of what each item is worth.

It differs from the agreement before it in that somebody's values come in: sides A and B, each value with an owner and a
basis. It says at which step it would pay a side not to perform under those values, never what a side will do.
"""
