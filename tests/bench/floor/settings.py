from __future__ import annotations

from countersign.settings import CACHES, DATABASES, DEPLOYMENT, SECRET_KEY, USE_TZ

__all__ = ["CACHES", "DATABASES", "DEPLOYMENT", "SECRET_KEY", "USE_TZ"]

ALLOWED_HOSTS = DEPLOYMENT.hosts
INSTALLED_APPS = ["django.contrib.sessions"]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",  # says how long an answer is, so that its connection stays open
]
ROOT_URLCONF = "tests.bench.floor.urls"
