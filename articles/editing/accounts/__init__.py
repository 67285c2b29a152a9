"""Accounts in the admin: signing in, the second factor, invitations, leaving."""
