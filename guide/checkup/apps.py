from django.apps import AppConfig


class CheckupConfig(AppConfig):
    name = "guide.checkup"
    verbose_name = "checkup: the questionnaire"
