"""Every setting, in reading order. Deployments differ by environment variables only."""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from guide.first import SOURCES

ROOT = Path(__file__).resolve().parent.parent


def required(name, meaning):
    value = os.environ.get(name)
    if not value:
        raise ImproperlyConfigured(
            f"{name} is not set. It is {meaning}. "
            "Set it in the environment of the server, or start with `python3 manage.py up`, "
            "which sets values that are safe on this machine only."
        )
    return value


def secret(name, meaning):
    value = required(name, meaning)
    if len(value) < 50 or len(set(value)) < 10:
        raise ImproperlyConfigured(
            f"{name} can be guessed, and who guesses it can sign in as an editor. Make one with "
            """`python3 -c "import secrets; print(secrets.token_urlsafe(50))"`."""
        )
    return value


def switch(name, default):
    return os.environ.get(name, "1" if default else "0") == "1"


def seconds(name, default):
    value = os.environ.get(name) or str(default)
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(
            f"{name} is {value!r}. It must be a whole number of seconds, such as 31536000 for a "
            "year, or 0."
        )
    return int(value)


def database(environment):
    """PostgreSQL where GUIDE_DATABASE_URL names one; else the file that GUIDE_DATABASE names."""
    url = urlsplit(environment.get("GUIDE_DATABASE_URL", ""))
    if not url.scheme:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": environment.get("GUIDE_DATABASE", ROOT / ".local" / "guide.sqlite3"),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
            },
        }
    if url.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(
            "GUIDE_DATABASE_URL must look like postgres://user:password@host:5432/name. "
            "For an SQLite file, set GUIDE_DATABASE to its path instead."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path[1:]),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": url.port or "",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        # A machine that does not even refuse must hold an editor up for no longer than this.
        "OPTIONS": {"connect_timeout": 2, **dict(parse_qsl(url.query))},
    }


# Who may reach it

SECRET_KEY = secret("GUIDE_SECRET_KEY", "a long random secret that signs the editors' sessions")
ALLOWED_HOSTS = required("GUIDE_ALLOWED_HOSTS", "the host names served, comma-separated").split(",")
HTTPS = switch("GUIDE_HTTPS", default=True)
DEBUG = False

# The address printed in QR codes, canonical links and the sitemap. Empty: the host asked for.
SITE_URL = os.environ.get("GUIDE_SITE_URL", "").rstrip("/")
# Where readers report an error: a mailto: or https: address. Empty: the page says there is none.
REPORT_TO = os.environ.get("GUIDE_REPORT_TO", "")

# The admin: a desk for editors. Its address is nobody else's business.
ADMIN_PATH = os.environ.get("GUIDE_ADMIN_PATH", "")
ADMIN_EDITS = switch("GUIDE_ADMIN_EDITS", default=True)
# What stands beside an editor's name in the application that makes the codes.
OTP_TOTP_ISSUER = "Within Bounds"
OTP_ADMIN_HIDE_SENSITIVE_DATA = True
# So many tries with one name let nobody in: no more for so long, from the last one on.
LOCKED_AFTER = 5
LOCKED_FOR = timedelta(minutes=15)

# What it is made of

INSTALLED_APPS = [
    "modeltranslation",  # before the admin: it patches the admin's forms
    "guide.law",
    "guide.channels",
    "guide.letters",
    "guide.answers",
    "guide.checkup",
    "guide.publishing",
    "guide.serving",
    "guide.desk.apps.AdminAtTheDeskConfig",  # Django's own admin, on the desk's site
    "django_otp",
    "django_otp.plugins.otp_totp",
    "guide.desk.apps.DeskConfig",  # after what it takes out of the admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "csp",
]
MIDDLEWARE = [
    "guide.shelf.one_revision_a_page",  # around all others: an error's page is a page too
    "guide.responses.addresses_forgotten",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "guide.responses.forms_of_the_admin",
    "guide.responses.cacheable",
    # After the headers, so that a stylesheet carries them like a page.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "guide.responses.Compressed",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",  # asks the database only where the user is asked for
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "guide.urls"
WSGI_APPLICATION = "guide.wsgi.application"
APPEND_SLASH = True
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["guide.tags", "django.templatetags.i18n", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "guide.answers.views.notices",
                "guide.answers.views.explaining",
                # The admin needs these two; no public template reads them.
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# Where it keeps the content

DATABASES = {"default": database(os.environ)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CONTENT = ROOT / "guide" / "content"
# Each process asks no more often than this whether there is new content.
REVISION_SECONDS = 0.5
# How much of each process's memory whole pages may take. All of them, twice compressed: 30 MB.
PAGES_BYTES = 64 * 1024 * 1024
# Processes of one application server, each with memory of its own.
WORKERS = int(os.environ.get("GUIDE_WORKERS") or os.cpu_count() or 1)
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Pictures and prints made from the content at load time
MADE = Path(os.environ.get("GUIDE_MADE", ROOT / ".local" / "made"))

# Languages

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体"), ("zh-hant", "繁體"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"  # the law's days begin and end there
MODELTRANSLATION_TRANSLATION_FILES = ("guide.translation",)
MODELTRANSLATION_LANGUAGES = ("zh-hans", "zh-hant", "en")
MODELTRANSLATION_DEFAULT_LANGUAGE = "zh-hans"
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": ("zh-hans",)}

# Static files

STATIC_URL = "/static/"
STATIC_ROOT = os.environ.get("GUIDE_STATIC_ROOT", ROOT / ".local" / "static")
STATICFILES_DIRS = [ROOT / "guide" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
JQUERY_UI_URL = "vendor/jquery-ui.min.js"

# What every response says

CSRF_FAILURE_VIEW = "guide.publishing.views.bad_request"  # with a way on, like every error

SECURE_REFERRER_POLICY = "no-referrer"  # in the admin another: see responses
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = ["^(healthz|readyz)$"]  # asked for from inside, without https
# How long a browser, once here, comes by https only. A first trial may want an hour.
SECURE_HSTS_SECONDS = seconds("GUIDE_HSTS_SECONDS", default=31536000 if HTTPS else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = f"/{ADMIN_PATH}/" if ADMIN_PATH else "/"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF, *SOURCES],  # what of a style stands in a page, and nothing else
        "script-src": [SELF],
        "img-src": [SELF, "data:"],  # the QR pictures stand in the page
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
    }
}
PERMISSIONS_POLICY = {
    name: [] for name in ("camera", "microphone", "geolocation", "payment", "usb")
}

# Logs: errors only, and never a query string, an address or an agent

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"not_the_database": {"()": "guide.responses.NotTheDatabase"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Django's own line for a 4xx names the path asked for: a reader's business.
    "loggers": {
        "django.request": {"level": "ERROR", "filters": ["not_the_database"]},
        # And those for a request that is refused name its host, its path and more.
        "django.security": {"level": "CRITICAL"},
    },
}
