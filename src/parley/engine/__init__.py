"""The engine runs an agreement once per account, over what one teller says was done.

It differs from the agreement in that something happens; it never learns who says so: one run knows one account only.
"""
