"""Seals what must not be read in a stolen database: encrypted with the newsroom's key for names."""

from __future__ import annotations

import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class NamesKeyMissing(Exception):
    """The key for protected names is not there, or is another one than they were sealed with."""


def _keys() -> MultiFernet:
    try:
        return MultiFernet([Fernet(key) for key in settings.ADVOCACY_NAMES_KEYS])
    except ValueError as error:
        raise NamesKeyMissing("There is no key for protected names, or it is damaged.") from error


def can_seal() -> bool:
    """Whether there is a key."""
    try:
        _keys()
    except NamesKeyMissing:
        return False
    return True


def seal(data: dict[str, Any]) -> str:
    """`data`, encrypted with the first key. Raises NamesKeyMissing."""
    return _keys().encrypt(json.dumps(data, ensure_ascii=False).encode()).decode()


def unseal(sealed: str) -> dict[str, Any]:
    """What was sealed with any of the keys. Raises NamesKeyMissing."""
    try:
        opened: dict[str, Any] = json.loads(_keys().decrypt(sealed.encode()))
    except InvalidToken as error:
        raise NamesKeyMissing("This was sealed with another key.") from error
    return opened


def seal_anew(sealed: str) -> str:
    """The same, encrypted with the first key. Raises NamesKeyMissing."""
    try:
        return _keys().rotate(sealed.encode()).decode()
    except InvalidToken as error:
        raise NamesKeyMissing("This was sealed with another key.") from error
