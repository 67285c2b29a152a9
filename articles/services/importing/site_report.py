"""What an import did: one line for each entry of the export, and sums that add up."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

ENTRY_OUTCOMES = ("made", "updated", "unchanged", "skipped", "failed")
ENTRY_MADE, ENTRY_UPDATED, ENTRY_UNCHANGED, ENTRY_SKIPPED, ENTRY_FAILED = ENTRY_OUTCOMES
_COLUMNS = ("outcome", "kind", "key", "title", "address", "state", "reason", "lost")
# A cell that begins so is read as a formula by spreadsheets.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(slots=True)
class SiteLine:
    """One entry of the export. `state` is how it stands here; `lost` what of it is not here."""

    outcome: str
    kind: str
    key: str
    title: str
    address: str = ""
    state: str = ""
    reason: str = ""
    lost: list[str] = field(default_factory=list)


@dataclass
class SiteReport:
    """The whole. `counts` are of the export, by the names of docs/import-format.md; `lost` is what
    of the site as such is left."""

    source: str
    format: str
    lines: list[SiteLine] = field(default_factory=list)
    counts: dict[str, Any] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    redirects: int = 0
    pictures: int = 0
    live: int = 0
    seconds: float = 0.0

    def totals(self) -> dict[str, int]:
        """`read` is the sum of all others."""
        found = Counter(line.outcome for line in self.lines)
        return {"read": len(self.lines), **{name: found[name] for name in ENTRY_OUTCOMES}}

    def as_json(self) -> str:
        data = {
            "source": self.source,
            "format": self.format,
            **self.totals(),
            "live": self.live,
            "redirects": self.redirects,
            "pictures": self.pictures,
            "seconds": round(self.seconds, 1),
            "counts": self.counts,
            "lost": self.lost,
            "warnings": self.warnings,
            "entries": [asdict(line) for line in self.lines],
        }
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

    def as_csv(self) -> str:
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(_COLUMNS)
        for line in self.lines:
            row = asdict(line) | {"lost": "; ".join(line.lost)}
            writer.writerow([_cell(str(row[name])) for name in _COLUMNS])
        return out.getvalue()

    def as_lines(self) -> list[str]:
        """The report in words: what went wrong or is lost, then the sums."""
        totals = self.totals()
        lines = [f"Note: {one}" for one in self.warnings]
        for one in self.lines:
            about = f"“{one.title or one.key}”"
            if one.outcome in (ENTRY_SKIPPED, ENTRY_FAILED):
                lines.append(f"{one.outcome:<8} {about}: {one.reason}")
            elif one.reason:
                lines.append(f"Note on {about}: {one.reason}")
            lines += [f"Not taken from {about}: {part}" for part in one.lost]
        lines += [f"Not taken: {one}" for one in self.lost]
        sums = ", ".join(f"{totals[name]:,} {name}" for name in ENTRY_OUTCOMES)
        lines.append(f"{totals['read']:,} read: {sums}.")
        lines.append(f"{self.redirects:,} old addresses lead on; {self.pictures:,} pictures kept.")
        if self.live:
            lines.append(f"{self.live:,} stories are live as an archive.")
        return lines


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
