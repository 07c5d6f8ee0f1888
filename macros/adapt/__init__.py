"""Adaptation: what a fork says of an address, written into the right file of its own layer."""
