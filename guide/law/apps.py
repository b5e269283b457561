from django.apps import AppConfig


class LawConfig(AppConfig):
    name = "guide.law"
    verbose_name = "law: instruments and provisions"
