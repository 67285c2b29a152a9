"""Accounts: who comes in, how, and how they leave."""
