"""House rules of the newsroom as system checks (filled beside the rules they prove)."""
