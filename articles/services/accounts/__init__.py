"""Accounts: how people join, sign in and leave."""
