"""Why a story may not go live."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason to refuse, in words that say what to do.

    `rule` names the rule ("quote", "image", "topic", ...). `anchor` is what it is about, for a
    link from the message: "quote:<uid>", "verification:<uid of a quote>", "block:<block id>",
    "check:<kind of check>", "comments", or the name of a field. `liftable`: an approval that lifts
    checks (an override, the fast lane, a minor edit) lets the story go live all the same; every
    other finding holds for each of them.
    """

    rule: str
    message: str
    anchor: str
    liftable: bool = False
    # Lifted for a story that goes live with an old site's archive, and listed as work.
    of_archive: bool = False
