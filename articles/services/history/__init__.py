"""The history's seals: see docs/decisions/history.md."""
