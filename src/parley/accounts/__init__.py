"""Accounts: claims read from reports, matched to the provisions of an agreement, per teller.

It differs from the claims in that it knows the agreement; it differs from the agreement in that somebody speaks.
"""
