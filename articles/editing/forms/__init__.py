"""Forms of the newsroom's screens, one noun a file."""
