from django.contrib import admin

from guide.reviewed_admin import ReviewedAdmin, inline_of

from . import models


@admin.register(models.Letter)
class LetterAdmin(ReviewedAdmin):
    list_display = ("id", "title", "group", "valid_from", "reviewed_on")
    list_filter = (*ReviewedAdmin.list_filter, "group")
    search_fields = ("id", "title_zh_hans", "title_en", "body_zh_hans")
    inlines = (inline_of(models.Blank), inline_of(models.Line))
