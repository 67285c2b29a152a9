"""Reads for the screens of protection."""
