"""What an import did, for the person who ran it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Line:
    """One thing of the report: its kind, its name, and what was done about it."""

    kind: str
    name: str
    outcome: str


@dataclass
class Report:
    """Lines in order of work, and notes that somebody should read."""

    lines: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def made(self, kind: str, name: str) -> None:
        self.lines.append(Line(kind, name, "new"))

    def matched(self, kind: str, name: str) -> None:
        self.lines.append(Line(kind, name, "already here"))

    def note(self, words: str) -> None:
        self.notes.append(words)
