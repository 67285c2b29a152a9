"""Production: everything from the environment, and no start without what must be there."""

from advocacy import env

from .base import *  # noqa: F403

SECRET_KEY = env.required(
    "ADVOCACY_SECRET_KEY", "a long random string that signs sessions and links."
)
ALLOWED_HOSTS = env.words("ADVOCACY_HOSTS")
if not ALLOWED_HOSTS:
    env.required("ADVOCACY_HOSTS", "the host names of the site, separated by commas.")
DATABASES = {
    "default": env.database(
        env.required(
            "ADVOCACY_DATABASE_URL", "for example postgresql://user:password@host:5432/newsroom."
        )
    )
}
DEBUG = False
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS if host != "*"]

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.flag("ADVOCACY_SSL_REDIRECT", default=True)
# The proxy and monitoring ask from the same machine.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600
# Both bind hosts that are not this one, and preloading cannot be taken back for months.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("ADVOCACY_HSTS_SUBDOMAINS")
SECURE_HSTS_PRELOAD = env.flag("ADVOCACY_HSTS_PRELOAD")
# What `check --deploy` would have anyway.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
# Without it everybody behind a proxy is one client, and one who guesses locks out all.
ADVOCACY_CLIENT_HEADER = env.client_header(
    env.required(
        "ADVOCACY_CLIENT_HEADER",
        "the header in which the proxy names the client, such as X-Real-IP, "
        "or “none” where no proxy stands in front.",
    )
)
ADVOCACY_SECOND_FACTOR_BY_DEFAULT = env.flag("ADVOCACY_SECOND_FACTOR_BY_DEFAULT", default=True)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
