"""A report is a text as published.

It is the first representation: what a file, page, feed or archive held, with its outlet, its day and how that day
is known. Text is stored once, untouched; every later representation points into it by offsets in code points.
"""
