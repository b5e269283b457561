from django.contrib import admin

from guide.reviewed_admin import ReviewedAdmin, inline_of

from . import models


@admin.register(models.QuestionRow)
class QuestionAdmin(ReviewedAdmin):
    list_display = ("id", "ask", "several")
    inlines = (inline_of(models.ChoiceRow),)


@admin.register(models.FindingRow)
class FindingAdmin(ReviewedAdmin):
    list_display = ("id", "says", "stamp")
    list_filter = (*ReviewedAdmin.list_filter, "stamp")
    search_fields = ("id", "says_zh_hans", "says_en")


@admin.register(models.ActionRow)
class ActionAdmin(ReviewedAdmin):
    list_display = ("id", "text", "limit")
    search_fields = ("id", "text_zh_hans", "text_en")
