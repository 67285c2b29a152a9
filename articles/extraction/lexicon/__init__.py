"""Word lists: closed classes, verbs of saying, titles, names of states and nations."""
