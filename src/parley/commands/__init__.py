"""Commands: one file each, which opens what it is given, calls the stages and lays out what they return.

A command imports at its top only what its options need; all else inside, so that `parley --help` stays quick.
"""
