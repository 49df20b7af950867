"""Django's settings, filled from ``Deployment``: the environment decides, this file only translates."""

from __future__ import annotations

from typing import Any

from countersign.settings.databases import database
from countersign.settings.deployment import Deployment
from countersign.settings.secrets import read_secrets

DEPLOYMENT = Deployment()
_secrets = read_secrets(DEPLOYMENT)

SECRET_KEY = _secrets.web.hex()
COUNTERSIGN_LOG_SECRET = _secrets.log
COUNTERSIGN_SEQUENCER = DEPLOYMENT.which_sequencer()

DEBUG = False
ALLOWED_HOSTS = DEPLOYMENT.hosts
DATABASES: dict[str, dict[str, Any]] = {"default": database(DEPLOYMENT)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "countersign.ledger",
    "countersign.people",
]
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "countersign.urls"
WSGI_APPLICATION = "countersign.wsgi.application"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
