"""Drafts of frameworks: from a few answers, or from the tables of a file."""
