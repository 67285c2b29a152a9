"""Wagtail's reference index, updated when a test first asks it something.

It is a good part of what saving a story costs, and few tests ask for it. A test notices no
difference: before the first query on the index all that was saved is indexed, and where queries are
counted it is indexed at once.
"""

from contextlib import contextmanager, suppress

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection
from wagtail import signal_handlers
from wagtail.tasks import update_reference_index_task as at_once

INDEX = "wagtailcore_referenceindex"


class LateReferences:
    """Stands in for Wagtail's task; outside `of_test` it does what that does."""

    def __init__(self):
        self._waiting = None

    def install(self):
        signal_handlers.update_reference_index_task = self

    @contextmanager
    def of_test(self):
        self._waiting = {}
        try:
            with connection.execute_wrapper(self._watch):
                yield
        finally:
            self._waiting = None

    def enqueue(self, *key):
        if self._waiting is None or connection.force_debug_cursor:
            at_once.enqueue(*key)
        else:
            self._waiting[key] = None

    def flush(self):
        while self._waiting:
            waiting, self._waiting = self._waiting, {}
            for app, model, pk in waiting:
                # What was taken back meanwhile has nothing to be indexed.
                with suppress(ObjectDoesNotExist):
                    apps.get_model(app, model)._base_manager.only("pk").get(pk=pk)
                    at_once.enqueue(app, model, pk)

    def _watch(self, execute, sql, params, many, context):
        if INDEX in sql:
            self.flush()
        return execute(sql, params, many, context)


late_references = LateReferences()
