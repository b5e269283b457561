from django.apps import AppConfig


class ServingConfig(AppConfig):
    name = "guide.serving"
    verbose_name = "serving: the site for many readers"
