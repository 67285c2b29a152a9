"""Registration with Wagtail's admin, nothing else: each line below wires one feature."""
