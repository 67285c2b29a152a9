"""Taking a story down for safety: every word of it, everywhere it stands.

Two steps. The first is one transaction: all rows go, or none. The second removes what no
transaction covers (stored files, cached pages, the traces that a database keeps of deleted text);
what it has to do stands in the `Kill`, so that it can be interrupted anywhere and run again.
"""

from articles.services.killing.finish import finish_kill, finish_kills
from articles.services.killing.kill import KillRefused, can_kill, kill_story
from articles.services.killing.rows import forget_latecomers, forget_who_had_it_open

__all__ = [
    "KillRefused",
    "can_kill",
    "finish_kill",
    "finish_kills",
    "forget_latecomers",
    "forget_who_had_it_open",
    "kill_story",
]
