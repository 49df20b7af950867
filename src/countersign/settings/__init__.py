"""Django's settings, filled from ``Deployment``: the environment decides, this file only translates."""

from __future__ import annotations

from typing import Any

from django.utils.csp import CSP

from countersign.settings.databases import database
from countersign.settings.deployment import Deployment
from countersign.settings.logs import configure, logging
from countersign.settings.mail import mailers
from countersign.settings.secrets import read_secrets

DEPLOYMENT = Deployment()
_secrets = read_secrets(DEPLOYMENT)

SECRET_KEY = _secrets.web.hex()
COUNTERSIGN_LOG_SECRET = _secrets.log
COUNTERSIGN_SEQUENCER = DEPLOYMENT.which_sequencer()
COUNTERSIGN_FILES = DEPLOYMENT.data.absolute() / "files"

COUNTERSIGN_TRIAL = DEPLOYMENT.mailbox
COUNTERSIGN_URL = DEPLOYMENT.public_url
COUNTERSIGN_BOUNCES, COUNTERSIGN_BOUNCES_FOLDER = DEPLOYMENT.bounces, DEPLOYMENT.bounces_folder
COUNTERSIGN_METRICS_TOKEN = DEPLOYMENT.metrics
COUNTERSIGN_CHECK_LINKS, COUNTERSIGN_PRIVATE_HOSTS = DEPLOYMENT.check_links, DEPLOYMENT.hosts_inside

DEBUG = False
ALLOWED_HOSTS = DEPLOYMENT.hosts
DATABASES: dict[str, dict[str, Any]] = {"default": database(DEPLOYMENT)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "countersign.entrance.memory.Memory"}}

INSTALLED_APPS = [
    "countersign.ledger",
    "countersign.people",
    "countersign.roles",
    "countersign.policies",
    "countersign.risks",
    "countersign.actions",
    "countersign.acknowledgements",
    "countersign.objectives",
    "countersign.resources",
    "countersign.messages",
    "countersign.asks",
    "countersign.processes",
    "countersign.changes",
    "countersign.direction",
    "countersign.audits",
    "countersign.awareness",
    "countersign.reviews",
    "countersign.readiness",
    "countersign.packs",
    "countersign.delivery",
    "countersign.entrance",
    "countersign.web",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "django_prose_editor",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "countersign.web.request_log.RequestLog",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "countersign.urls"
WSGI_APPLICATION = "countersign.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "countersign.web.frame.frame",
            ]
        },
    }
]

# Who comes in: one address, one account, no password. The sign-in library is told everything here.
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["countersign.entrance.backend.Backend"]
ACCOUNT_ADAPTER = "countersign.entrance.library.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# Per address of mail, so that nobody guesses for long; a whole company may stand behind one address of the network.
# A file to judge may keep a process busy for seconds; a calendar program that asks all the time is told to wait.
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "120/m/ip,3/m/key,10/h/key,30/d/key",
    "enter_login_code": "5/10m/key",
    "judge_file": "10/m/key,100/h/key",
    "read_feed": "20/m/key,240/h/key",
}
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"

# Sessions and cookies.
SESSION_ENGINE = "countersign.entrance.sessions"
# Over TLS browsers hold the names to it: such a cookie was set by this very host, and comes by TLS alone.
SESSION_COOKIE_NAME = "__Host-countersign" if DEPLOYMENT.secure else "countersign"
CSRF_COOKIE_NAME = "__Host-csrftoken" if DEPLOYMENT.secure else "csrftoken"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = DEPLOYMENT.secure
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [DEPLOYMENT.public_url] if DEPLOYMENT.secure else []
CSRF_FAILURE_VIEW = "countersign.web.errors.form_expired"

# What a page may load and do: our own files, and nothing written into the page.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# TLS ends at a proxy in front of us. Only an installation whose own address says https believes what it says of that.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if DEPLOYMENT.secure else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if DEPLOYMENT.secure else 0

# Uploads: those of less than six MiB in memory (what is only looked at touches no disk), none larger than this.
FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# Two for each passage of the longest text there is (2,000 blocks), and what stands beside them.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_100
COUNTERSIGN_LARGEST_UPLOAD = 10 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "countersign.entrance.uploads.Limit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

DEFAULT_FROM_EMAIL = DEPLOYMENT.mail_from
MAILERS = mailers(DEPLOYMENT)

LOGGING = logging()
configure()

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = False  # one language so far: looking for a translation of each word took half of a long page
USE_TZ = True
