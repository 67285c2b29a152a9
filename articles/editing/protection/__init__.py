"""Protected names in the admin."""
