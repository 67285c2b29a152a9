"""Reads stories in other languages than English, by packs of words that a native speaker can write.

A pack is a folder named by the language's code with the files language, verbs, words, names and
dates (TOML); the rules are the same for all of them.
"""
