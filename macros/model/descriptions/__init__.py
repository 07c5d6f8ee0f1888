"""What each key of the format means: for editors, and for the page on the format.

A description says what a key means, how it is written, and where readers see it.
"""
