from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "guide.publishing"
    verbose_name = "publishing: files and the database"
