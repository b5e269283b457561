"""A view as tutorials write it, to compare with: default middleware, five queries, a template."""

import os
from urllib.parse import urlsplit

from django.conf import settings

url = urlsplit(os.environ["GUIDE_DATABASE_URL"])
settings.configure(
    SECRET_KEY="k" * 50,
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": url.path[1:],
            "USER": url.username,
            "HOST": url.hostname,
            "PORT": url.port,
            "CONN_MAX_AGE": 600,
        }
    },
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ],
                "loaders": [
                    (
                        "django.template.loaders.locmem.Loader",
                        {
                            "plain.html": "<!doctype html><title>{{ title }}</title>"
                            "{% for rows in groups %}<h2>{{ forloop.counter }}</h2><ul>"
                            "{% for row in rows %}<li>{{ row.codename }}: {{ row.name }}</li>"
                            "{% endfor %}</ul>{% endfor %}"
                        },
                    )
                ],
            },
        }
    ],
)

from django.core.wsgi import get_wsgi_application  # noqa: E402  settings come first

application = get_wsgi_application()

from django.contrib.auth.models import Permission  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402


def plain(request):
    groups = [list(Permission.objects.filter(content_type=kind)[:10]) for kind in range(1, 6)]
    return render(request, "plain.html", {"title": "Plain", "groups": groups})


urlpatterns = [path("", plain)]
