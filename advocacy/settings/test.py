"""Settings of the test suite. ADVOCACY_DATABASE_URL chooses the database."""

import tempfile
from pathlib import Path

from advocacy import env

from .base import *  # noqa: F403

SECRET_KEY = "only for tests"
# Tests of pages count queries and look at fresh answers; those of the cache turn it on.
ADVOCACY_PAGE_CACHE_MB = 0
ADVOCACY_NAMES_KEYS = ["b25seSBmb3IgdGVzdHM6IHRoaXJ0eS10d28gYnl0ZXM="]
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": env.database(env.text("ADVOCACY_DATABASE_URL", "sqlite:///:memory:"))}
# A database that has every migration, of which each process that runs tests takes a copy: a file
# on SQLite (tests/conftest.py), a name on PostgreSQL. script/test makes it; without one each makes
# the tables anew.
TEMPLATE = env.text("ADVOCACY_TEST_TEMPLATE")
if TEMPLATE and DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"]["TEST"] = {"TEMPLATE": TEMPLATE}
# In memory all threads of a served newsroom share one connection, and two requests in the same
# moment break it: browser tests name a file.
if test_file := env.text("ADVOCACY_TEST_DATABASE_FILE"):
    DATABASES["default"]["TEST"] = {"NAME": test_file}
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="advocacy-media-"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
WHITENOISE_AUTOREFRESH = True
