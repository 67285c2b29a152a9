"""An empty database is migrated while pages may be kept: older migrations write before the table of
purges is there."""

from types import SimpleNamespace

import pytest
from django.db import OperationalError

from articles.services.site import cache_purges


@pytest.mark.parametrize("tables", [[], ["articles_cachepurge"]])
def test_only_a_missing_table_is_passed_over(monkeypatch, tables):
    def fail():
        raise OperationalError("no such table")

    inspected = SimpleNamespace(table_names=lambda: tables)
    connection = SimpleNamespace(introspection=inspected)
    monkeypatch.setattr(cache_purges, "purge_all_kept_pages", fail)
    monkeypatch.setattr(cache_purges, "connections", {"default": connection})
    nothing = SimpleNamespace(exists=lambda: False)
    rows = SimpleNamespace(filter=lambda **_: nothing)
    table = SimpleNamespace(db_table="articles_cachepurge")
    monkeypatch.setattr(cache_purges, "CachePurge", SimpleNamespace(objects=rows, _meta=table))
    watch = cache_purges.WrittenTables("default")
    watch.has_written = True
    if tables:
        with pytest.raises(OperationalError):
            watch.settle()
    else:
        watch.settle()
    assert not watch.has_written
