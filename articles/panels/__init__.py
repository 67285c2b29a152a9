"""Edit screens, one noun a file: what an editor sees, in which order and in which words."""
