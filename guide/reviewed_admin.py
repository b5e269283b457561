"""The admin of all reviewed text: marks an edited row, and obeys ADMIN_EDITS."""

from django.conf import settings
from django.contrib import admin
from modeltranslation.admin import TabbedTranslationAdmin, TranslationStackedInline
from modeltranslation.translator import translator

from guide.shelf import bump

# Stands in a history for a text that was not there, or is no more.
EMPTY = "∅"


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


def _parts(formsets):
    return [form for formset in formsets for form in formset.forms]


def _changes(form):
    """A line for each field that was changed in a language; all of a part that was taken away."""
    gone = form.cleaned_data.get("DELETE")
    shown = [name for name, field in form.fields.items() if not field.widget.is_hidden]
    for name in shown if gone else form.changed_data:
        before = form.get_initial_for_field(form.fields[name], name)
        after = None if gone else form.cleaned_data[name]
        if before or after:
            yield f"{form.add_prefix(name)}: {before or EMPTY} → {after or EMPTY}"


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
            bump()

    def construct_change_message(self, request, form, formsets, add=False):
        """What the row's history page says of this edit: each text before and after it."""
        lines = [line for one in (form, *_parts(formsets)) for line in _changes(one)]
        return " ¶ ".join(lines) or super().construct_change_message(request, form, formsets, add)

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
