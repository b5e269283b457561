from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "guide.letters"
    verbose_name = "letters: templates to fill in and send"
