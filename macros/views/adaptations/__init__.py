"""Adaptations."""
