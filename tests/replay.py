"""Makers of test data that run once and are played back after that.

A story takes some three hundred queries to make, and hundreds of tests begin with the same one.
What a maker decorated with `remembered` writes is kept together with its result. When it is called
again with the same arguments on the same rows, its statements are executed as they stand, without
the code around them, and a copy of the result is returned.

"The same rows" is known exactly: a test begins with the rows of the migrations or of the standing
newsroom, every statement of it is seen, and after the first write that is no maker's nothing is
played in that test any more. Nor is it where the maker did more than write rows and files: sent a
mail, took back a savepoint, asked for something to be done after the commit.
"""

import copy
import datetime
import enum
import functools
import itertools
import re
import time
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage
from django.db import connection, models
from django.utils import timezone

# Seconds. A story that a maker published "now" is not older than this.
FRESH = 20

_WRITE = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)
_READ = re.compile(r"\s*(SELECT|WITH|SAVEPOINT|RELEASE|EXPLAIN|PRAGMA|SHOW)\b", re.IGNORECASE)
_PLAIN = str | int | float | bool | bytes | None | datetime.date | datetime.timedelta | UUID
_now = timezone.now
_number = itertools.count(1)


class UnknownArgument(Exception):
    """Of such a value nobody can say whether it is the same as another."""


class Replay:
    """The rows of the running test, as long as makers alone have written them."""

    def __init__(self):
        self._rows = None  # a name for the rows that are there; None: nobody knows
        self._kept = {}
        self._recording = None

    @contextmanager
    def of_test(self, rows):
        """Around one test, which begins with the rows named `rows`."""
        self._rows = rows
        with connection.execute_wrapper(self._watch):
            yield
        self._rows = None

    def forget(self):
        self._kept.clear()

    def call(self, maker, args, kwargs):
        if self._rows is None or self._recording or timezone.now is not _now:
            return maker(*args, **kwargs)
        instances = []
        try:
            key = (self._rows, settings.MEDIA_ROOT, maker, _key((args, kwargs), instances))
        except UnknownArgument:
            return maker(*args, **kwargs)
        kept = self._kept.get(key)
        if kept is None or not kept.is_good():
            return self._record(key, instances, args, kwargs)
        with self._writing(_Recording()):
            kept.play()
        self._rows = kept.number
        return kept.result_for(instances)

    def _record(self, key, instances, args, kwargs):
        recording = _Recording()
        with self._writing(recording), recording.watching_files():
            result = key[2](*args, **kwargs)
        if recording.finish(result, instances):
            self._kept[key] = recording
            self._rows = recording.number
        return result

    @contextmanager
    def _writing(self, recording):
        """Where it ends with an error, nobody knows what stands there."""
        self._rows, self._recording = None, recording
        try:
            yield
        finally:
            self._recording = None

    def _watch(self, execute, sql, params, many, context):
        if self._recording:
            self._recording.see(sql, params, many)
        elif not _READ.match(sql):
            self._rows = None
        return execute(sql, params, many, context)


class _Recording:
    def __init__(self):
        self.number = next(_number)
        self._made_at, self._files, self._statements = time.monotonic(), [], []
        self._usable = True
        self._mails, self._commits = len(mail.outbox), len(connection.run_on_commit)
        self._sequences = _sequences()

    def see(self, sql, params, many):
        if _WRITE.match(sql):
            self._statements.append((sql, params, many))
        elif not _READ.match(sql):
            self._usable = False

    @contextmanager
    def watching_files(self):
        save = FileSystemStorage._save

        def noted(storage, *args, **kwargs):
            name = save(storage, *args, **kwargs)
            self._files.append(Path(storage.path(name)))
            return name

        FileSystemStorage._save = noted
        try:
            yield
        finally:
            FileSystemStorage._save = save

    def finish(self, result, instances):
        """Keep `result` and the state of the arguments; whether all that was done can be played."""
        more = len(mail.outbox) > self._mails or len(connection.run_on_commit) > self._commits
        if more or not self._usable:
            return False
        after = _sequences()
        self._sequences = [(n, *v) for n, v in self._sequences.items() if after.get(n) != v]
        self._places = [_Place() for _ in instances]
        memo = {id(given): place for given, place in zip(instances, self._places, strict=True)}
        self._result = copy.deepcopy((result, [given.__dict__ for given in instances]), memo)
        return True

    def is_good(self):
        fresh = time.monotonic() - self._made_at < FRESH
        return fresh and all(file.exists() for file in self._files)

    def play(self):
        # Signals have emptied parts of it when the rows were first written.
        cache.clear()
        with connection.cursor() as cursor:
            for name, value, called in self._sequences:
                cursor.execute("SELECT setval(%s, %s, %s)", [name, value, called])
            for sql, params, many in self._statements:
                (cursor.executemany if many else cursor.execute)(sql, params)

    def result_for(self, instances):
        memo = {id(place): given for given, place in zip(instances, self._places, strict=True)}
        result, states = copy.deepcopy(self._result, memo)
        for given, state in zip(instances, states, strict=True):
            given.__dict__.clear()
            given.__dict__.update(state)
        return result


class _Place:
    """Stands for an argument in a kept result."""


def _sequences():
    """Where PostgreSQL counts on: that is not taken back with the rows of a test."""
    if connection.vendor != "postgresql":
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(sequencename), coalesce(last_value, start_value),"
            " last_value IS NOT NULL FROM pg_sequences"
        )
        return {name: (value, called) for name, value, called in cursor.fetchall()}


def _key(value, instances):
    """Equal for equal values; model instances in them are added to `instances`."""
    if isinstance(value, models.Model):
        instances.append(value)
        return (type(value), value.pk or _unsaved(value, instances))
    if isinstance(value, enum.Enum):
        return value
    if isinstance(value, _PLAIN):
        return (type(value), value)
    if isinstance(value, list | tuple):
        return (type(value), *(_key(part, instances) for part in value))
    if isinstance(value, dict):
        return (dict, *((name, _key(part, instances)) for name, part in value.items()))
    raise UnknownArgument


def _unsaved(instance, instances):
    """Its fields, but for those of which each new one has a value of its own."""
    if hasattr(instance, "_cluster_related_objects"):
        raise UnknownArgument
    return tuple(
        _key(getattr(instance, field.attname), instances)
        for field in instance._meta.concrete_fields
        # NOT_PROVIDED is a class.
        if field.default is models.NOT_PROVIDED or not callable(field.default)
    )


replay = Replay()


def remembered(maker):
    """A function that makes rows for a test and does nothing else, from plain values and model
    instances."""

    @functools.wraps(maker)
    def call(*args, **kwargs):
        return replay.call(maker, args, kwargs)

    return call
