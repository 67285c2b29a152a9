"""Settings that hold everywhere. What differs between machines comes from the environment."""

from pathlib import Path
from zoneinfo import available_timezones

from django.utils.csp import CSP

from advocacy import env
from advocacy.logging import LOGGING as LOGGING

BASE_DIR = Path(__file__).resolve().parent.parent.parent

INSTALLED_APPS = [
    "articles",
    "wagtail.contrib.frontend_cache",
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.sites",
    "articles.apps.NewsroomUsersConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]

MIDDLEWARE = [
    "articles.views.metrics.Metrics",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "articles.views.page_cache.PageCache",
    "articles.views.responses.CacheableRedirects",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "articles.editing.site.middleware.NewsroomMiddleware",
    "articles.views.old_addresses.OldAddresses",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "advocacy.urls"
WSGI_APPLICATION = "advocacy.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

AUTH_USER_MODEL = "articles.User"
# It stops guessing; see docs/decisions/lock-out.md.
AUTHENTICATION_BACKENDS = ["articles.editing.accounts.backends.LimitedBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# What authenticator apps show beside the code.
# Groups that are told of a danger which a reader reports, beside the moderators.
# Seals protected names: the first key is used, the others still open what they sealed.
ADVOCACY_NAMES_KEYS = env.keys("ADVOCACY_NAMES_KEY")
ADVOCACY_DANGER_ALERTS_TO = env.words("ADVOCACY_DANGER_ALERTS_TO")
# Whether a new newsroom demands the second factor of moderators and administrators.
ADVOCACY_SECOND_FACTOR_BY_DEFAULT = False
OTP_TOTP_ISSUER = env.text("ADVOCACY_NAME", "Newsroom")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en"
TIME_ZONE = env.text("ADVOCACY_TIME_ZONE", "UTC")
# What an account may choose. Systems have names for themselves among them, which no browser knows.
WAGTAIL_USER_TIME_ZONES = sorted(available_timezones() - {"Factory", "localtime", "posixrules"})
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT: Path | None = Path(env.text("ADVOCACY_STATIC_ROOT", str(BASE_DIR / "collected")))
# Every file below MEDIA_ROOT is answered by a view of our own (see articles/views/media.py):
# no web server may serve this folder directly.
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.text("ADVOCACY_MEDIA_ROOT", str(BASE_DIR / "media")))

# --- Safety -----------------------------------------------------------------------------------
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "media-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}
# As strict as the readers' where it counts: no script stands in a page, none is made from a text
# (see articles/wagtail_compat/inline_scripts.py). Browsers report what was refused.
ADVOCACY_ADMIN_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "font-src": [CSP.SELF, "data:"],
    "connect-src": [CSP.SELF],
    "frame-src": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
    "report-uri": ["/admin/csp-report/"],
}
# Wagtail's preview views, the only ones that stand in a frame, say SAMEORIGIN themselves.
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
# "no-referrer" makes browsers send "Origin: null" with every form, which the CSRF check refuses.
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
# Twelve hours without a request sign out; "Remember me" does not make it longer.
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# A picture of any accepted size is cleaned in memory: with its place and camera it never touches
# the disk, not even as a temporary file.
FILE_UPLOAD_MAX_MEMORY_SIZE = 21 * 1024 * 1024

# --- Wagtail ----------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Advocacy"
WAGTAILADMIN_BASE_URL = env.text("ADVOCACY_BASE_URL", "http://127.0.0.1:8000")
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "articles.panels.rich_text.RichTextArea",
        "OPTIONS": {"features": ["bold", "italic", "link", "ol", "ul"]},
    }
}
WAGTAILREDIRECTS_AUTO_CREATE = False
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAILIMAGES_IMAGE_MODEL = "articles.NewsImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "articles.editing.records.images.NewsImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_DOCUMENT_MODEL = "articles.NewsFile"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "articles.editing.records.media.NewsFileForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = [
    *("csv", "docx", "odp", "ods", "odt", "pdf", "pptx", "txt", "xlsx"),
    *("m4a", "mp3", "mp4", "ogg", "vtt", "webm"),
]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILEMBEDS_FINDERS: list[dict[str, object]] = []
# Varnish or nginx in front of the site: what is published, unpublished or killed leaves it at once.
WAGTAILFRONTENDCACHE = env.front_cache()
# The address at which that cache takes PURGE with a `Surrogate-Key` header; "": it knows no keys.
ADVOCACY_PURGE_URL = env.text("ADVOCACY_PURGE_URL")
# With deploy/nginx.conf in front: for how many seconds it answers without asking the site again.
ADVOCACY_PROXY_SECONDS = int(env.text("ADVOCACY_PROXY_SECONDS", "0"))
# Room for finished public pages in the memory of each process, in megabytes; 0: none are kept.
ADVOCACY_PAGE_CACHE_MB = int(env.text("ADVOCACY_PAGE_CACHE_MB", "64"))
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = False

# --- The newsroom -----------------------------------------------------------------------------
ADVOCACY_PAGE_SIZE = 20
# Where "Leave this site now" leads: a page that nobody asks about, best of the readers' country.
ADVOCACY_QUICK_EXIT_URL = env.text("ADVOCACY_QUICK_EXIT_URL", "https://www.wikipedia.org/")
# Font files for the words on share pictures, asked before our own: scripts that nothing has are
# left out.
ADVOCACY_SHARE_FONTS = env.words("ADVOCACY_SHARE_FONTS")
# After how many days a draft that nobody touches is pointed at on the newsroom's home screen.
ADVOCACY_STALE_DAYS = 14
ADVOCACY_INVITATION_DAYS = 7
# After how many days `purge_reports` forgets readers' reports that are closed.
ADVOCACY_REPORT_RETENTION_DAYS = 180
# With a proxy in front: the header in which it names the client, such as "X-Real-IP".
ADVOCACY_CLIENT_HEADER = env.text("ADVOCACY_CLIENT_HEADER")
# Lets who sends it as "Authorization: Bearer" read /metrics; this machine may without.
ADVOCACY_METRICS_TOKEN = env.text("ADVOCACY_METRICS_TOKEN")
# Whom to tell of a weakness in the site, where that is not the newsroom's own mail address.
ADVOCACY_SECURITY_CONTACT = env.text("ADVOCACY_SECURITY_CONTACT")
# Nobody approves their own last edit: two people see a story before readers do.
ADVOCACY_FORBID_SELF_APPROVAL = True
# With nginx in front: its internal location for MEDIA_ROOT, for example "/_media/". Then the media
# view only decides, and nginx sends the file.
ADVOCACY_X_ACCEL_PREFIX = env.text("ADVOCACY_X_ACCEL_PREFIX")

MAILERS = {"default": env.mailer()}
DEFAULT_FROM_EMAIL = env.text("ADVOCACY_FROM_EMAIL", "newsroom@localhost")
