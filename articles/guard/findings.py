"""Why a story may not go live."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason to refuse, in words that say what to do.

    `rule` names the rule ("quote", "image", "topic", ...). `anchor` is what it is about, for a
    link from the message: "quote:<uid>", "block:<block id>", or the name of a field.
    """

    rule: str
    message: str
    anchor: str
