from django.contrib import admin

from guide.reviewed_admin import ReviewedAdmin, inline_of

from . import models


@admin.register(models.Section)
class SectionAdmin(ReviewedAdmin):
    list_display = ("id", "name")
    search_fields = ("id", "name_zh_hans", "name_en")


@admin.register(models.Answer)
class AnswerAdmin(ReviewedAdmin):
    list_display = ("id", "question", "section", "stamp", "reviewed_on")
    list_filter = (*ReviewedAdmin.list_filter, "section", "stamp", "reviewed_on")
    search_fields = ("id", "question_zh_hans", "question_en", "short_zh_hans", "short_en")
    inlines = (inline_of(models.Point), inline_of(models.Change))


@admin.register(models.Myth)
class MythAdmin(ReviewedAdmin):
    list_display = ("id", "claim", "verdict")
    list_filter = (*ReviewedAdmin.list_filter, "verdict")
    search_fields = ("id", "claim_zh_hans", "truth_zh_hans", "claim_en")


@admin.register(models.Term)
class TermAdmin(ReviewedAdmin):
    list_display = ("id", "name")
    search_fields = ("id", "name_zh_hans", "meaning_zh_hans", "name_en")


@admin.register(models.Step)
class StepAdmin(ReviewedAdmin):
    list_display = ("id", "name", "join")


@admin.register(models.Notice)
class NoticeAdmin(ReviewedAdmin):
    list_display = ("id", "before", "phone", "shown")


@admin.register(models.Page)
class PageAdmin(ReviewedAdmin):
    list_display = ("id", "title", "reviewed_on")
    inlines = (inline_of(models.Block),)
