"""Settings of the test suite. ADVOCACY_DATABASE_URL chooses the database."""

import tempfile
from pathlib import Path

from advocacy import env

from .base import *  # noqa: F403

SECRET_KEY = "only for tests"
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": env.database(env.text("ADVOCACY_DATABASE_URL", "sqlite:///:memory:"))}
# A database that has every migration, of which each process that runs tests takes a copy: a file
# on SQLite, a name on PostgreSQL. script/test makes it. Without one the tables are made anew, on
# SQLite in memory, where all threads of a served newsroom share one connection that two requests in
# the same moment break: browser tests need the file.
if template := env.text("ADVOCACY_TEST_TEMPLATE"):
    is_file = DATABASES["default"]["ENGINE"].endswith("sqlite3")
    DATABASES["default"]["TEST"] = (
        {"NAME": f"{template}.copy"} if is_file else {"TEMPLATE": template}
    )
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="advocacy-media-"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
WHITENOISE_AUTOREFRESH = True
