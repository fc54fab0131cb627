"""An agreement: what was promised, by whom to whom, when and on which condition, as a file that can be run.

Unlike a report or a claim, it is written by a person and read strictly: whatever cannot be read is refused with its
line, column and mend. It says nothing of what was done; that is told in accounts.
"""
