from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "guide.channels"
    verbose_name = "channels: where to complain, and the ladder"
