"""The started project with the newsroom's middleware, server and database."""

import os

from baseline.settings.base import *  # noqa: F403
from baseline.settings.base import INSTALLED_APPS, TEMPLATES

INSTALLED_APPS = ["story", *INSTALLED_APPS]
MIDDLEWARE = os.environ["BASELINE_MIDDLEWARE"].split(",")
SECURE_CSP = {"default-src": ["'self'"]}
SECRET_KEY = "only for a benchmark"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DEBUG = False
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ["BASELINE_DATABASE"],
        "OPTIONS": {
            "init_command": os.environ["BASELINE_PRAGMAS"],
            "transaction_mode": "IMMEDIATE",
        },
    }
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TEMPLATES[0]["DIRS"].append(os.environ["BASELINE_TEMPLATES"])
