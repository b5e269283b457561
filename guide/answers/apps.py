from django.apps import AppConfig


class AnswersConfig(AppConfig):
    name = "guide.answers"
    verbose_name = "answers: sections, answers, myths, terms"
