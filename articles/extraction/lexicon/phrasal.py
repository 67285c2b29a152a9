"""Verbs of saying that are two words."""

from __future__ import annotations

from typing import Final

PHRASAL: Final = frozenset(
    (verb, particle)
    for particle, verbs in {
        "on": "went goes going",
        "back": "shot shoots fired fires snapped pushed pushes hit came",
        "in": "chimed chimes cut cuts broke breaks weighed jumped",
        "out": "called blurted pointed points cried",
        "it": "put puts",
        "up": "summed sums spoke",
        "off": "fired",
    }.items()
    for verb in verbs.split()
)
