from django.contrib import admin

from guide.reviewed_admin import ReviewedAdmin, inline_of

from .models import Instrument, Provision, Version


@admin.register(Instrument)
class InstrumentAdmin(ReviewedAdmin):
    list_display = ("id", "title", "kind", "force", "checked_on")
    list_filter = (*ReviewedAdmin.list_filter, "kind", "force")
    search_fields = ("id", "title_zh_hans", "title_zh_hant", "title_en")
    inlines = (inline_of(Provision),)


@admin.register(Provision)
class ProvisionAdmin(ReviewedAdmin):
    """A provision's versions; an edit here marks its instrument, which owns the file."""

    list_display = ("id", "article", "confidence")
    list_filter = ("confidence", "instrument__kind")
    readonly_fields = ("id", "instrument", "number")
    search_fields = ("id", "fact", "article_zh_hans")
    inlines = (inline_of(Version),)

    def get_list_display(self, request):
        return self.list_display

    def owner(self, row):
        return row.instrument
