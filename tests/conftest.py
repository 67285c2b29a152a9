"""Fixtures that every lane shares."""
