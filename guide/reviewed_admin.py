"""The admin of all reviewed text: marks an edited row, and obeys ADMIN_EDITS."""

from django.conf import settings
from django.contrib import admin
from modeltranslation.admin import TabbedTranslationAdmin, TranslationStackedInline
from modeltranslation.translator import translator


class EditedFilter(admin.SimpleListFilter):
    title = "edited here"
    parameter_name = "edited"

    def lookups(self, request, model_admin):
        return [("yes", "Edited, not yet exported"), ("no", "As in its file")]

    def queryset(self, request, queryset):
        if self.value() == "yes":
            return queryset.filter(edited_at__isnull=False)
        if self.value() == "no":
            return queryset.filter(edited_at__isnull=True)
        return queryset


class ReadOnlySwitch:
    """With ADMIN_EDITS off nothing may be changed. Adding and deleting is for files, always."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return settings.ADMIN_EDITS and super().has_change_permission(request, obj)


class Desk(ReadOnlySwitch):
    list_filter = (EditedFilter, "published")
    readonly_fields = ("id", "edited_at", "published")

    @admin.display(description="Edited here", boolean=True)
    def edited(self, row):
        return row.edited_at is not None

    def get_list_display(self, request):
        return ("id", *self.list_display[1:], "edited", "published")

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        # After the row and all its parts: an edit of any of them is an edit of its file.
        if form.has_changed() or any(formset.has_changed() for formset in formsets):
            self.owner(form.instance).mark_edited()

    def owner(self, row):
        """The row whose file says what this row says."""
        return row


class ReviewedAdmin(Desk, TabbedTranslationAdmin):
    pass


class UntranslatedAdmin(Desk, admin.ModelAdmin):
    """For a list that only names ids: it has no text in any language."""


class PartsSwitch:
    """Parts of a row may be added and removed: the file follows at the next export."""

    extra = 0

    def has_add_permission(self, request, obj=None):
        return settings.ADMIN_EDITS and super().has_add_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        return settings.ADMIN_EDITS and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return settings.ADMIN_EDITS and super().has_delete_permission(request, obj)


class TranslatedInline(PartsSwitch, TranslationStackedInline):
    pass


class UntranslatedInline(PartsSwitch, admin.StackedInline):
    pass


def inline_of(part_model):
    """An inline for the parts of a row, named after the model."""
    translated = part_model in translator.get_registered_models()
    base = TranslatedInline if translated else UntranslatedInline
    return type(f"{part_model.__name__}Inline", (base,), {"model": part_model})
