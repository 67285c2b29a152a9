"""What keeps a page from being edited, and what the editor is told about it."""
