"""Protected names: the list, who looks at it, and the stories that they stop."""
