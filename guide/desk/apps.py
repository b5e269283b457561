from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class DeskConfig(AppConfig):
    name = "guide.desk"
    verbose_name = "desk: how editors get in"


class AdminAtTheDeskConfig(AdminConfig):
    default_site = "guide.desk.site.DeskSite"
