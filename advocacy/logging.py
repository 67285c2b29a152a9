"""What the site writes to its standard error, for the system that runs it to keep or not.

No line holds a reader's address. What readers cause themselves, such as a page that does not
exist, is not written down.
"""

from typing import Any

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "articles": {"level": "INFO"},
        # Django's own handlers print only while DEBUG is on, and send mails to nobody.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # Django leaves it to the server to drop the body of an answer to HEAD.
        "gunicorn.http.wsgi": {"level": "ERROR"},
    },
}
