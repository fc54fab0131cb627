"""A story is what spans reports: utterances that repeat one another, positions, rounds of talks.

It differs from the claims in that it looks across reports; it links utterances, never unnamed people.
"""
