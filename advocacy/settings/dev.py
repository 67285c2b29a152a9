"""One machine, no services: SQLite, local files, a secret key made on the first start."""

from cryptography.fernet import Fernet
from django.core.management.utils import get_random_secret_key

from advocacy import env

from .base import *  # noqa: F403
from .base import BASE_DIR

_LOCAL = BASE_DIR / ".local"


def _names_key() -> str:
    """Beside the secret key, for trying things out; in production it stands outside the tree."""
    path = _LOCAL / "names_key"
    if not path.exists():
        _LOCAL.mkdir(mode=0o700, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(Fernet.generate_key())
    return path.read_text(encoding="ascii")


def _secret_key() -> str:
    path = _LOCAL / "secret_key"
    if not path.exists():
        _LOCAL.mkdir(mode=0o700, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key(), encoding="utf-8")
    return path.read_text(encoding="utf-8")


SECRET_KEY = env.text("ADVOCACY_SECRET_KEY") or _secret_key()
ADVOCACY_NAMES_KEYS = env.keys("ADVOCACY_NAMES_KEY") or [_names_key()]
DEBUG = env.flag("ADVOCACY_DEBUG")
ALLOWED_HOSTS = env.words("ADVOCACY_HOSTS", "localhost,127.0.0.1,[::1]")
DATABASES = {
    "default": env.database(
        env.text("ADVOCACY_DATABASE_URL", f"sqlite:///{BASE_DIR / 'db.sqlite3'}")
    )
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Static files straight from their sources: a changed stylesheet needs no step in between.
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None
