"""The abstract models of all text that comes from a reviewed file, and the fields they share."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone


class IdsField(models.JSONField):
    """An ordered list of ids of another model, kept as text: rows name things as files do.

    The database does not enforce the reference. `check_content` does for files, and `clean`
    does for an edit in the admin.
    """

    def __init__(self, to="", **options):
        self.to = to
        super().__init__(**{"default": list, "blank": True, **options})

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "to": self.to}

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise ValidationError('Write a list of ids, such as ["civil-code/1033-1"].')
        if not self.to:
            return
        known = set(
            apps.get_model(self.to).objects.filter(pk__in=value).values_list("pk", flat=True)
        )
        unknown = [one for one in value if one not in known]
        if unknown:
            raise ValidationError(f"There is no {self.to} with the id {', '.join(unknown)}.")


class ReviewedQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published=True)


class Reviewed(models.Model):
    """A row that a content file owns. Files win; an edit in the admin waits to be exported."""

    # The relations that readers' pages follow from a row: `shelf` keeps them in memory with it.
    kept = ()

    # Public in URLs, files and citations: once released, never changed or reused.
    id = models.CharField(primary_key=True, max_length=80)
    position = models.PositiveIntegerField(default=0, editable=False)
    note = models.TextField(blank=True, help_text="For reviewers. Never shown to readers.")
    published = models.BooleanField(
        default=True, editable=False, help_text="False once its file is gone."
    )
    file_digest = models.CharField(max_length=64, blank=True, editable=False)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ReviewedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("position", "id")

    def __str__(self):
        return self.pk

    def mark_edited(self):
        self.edited_at = timezone.now()
        self.save(update_fields=["edited_at"])


class Ordered(models.Model):
    """A part of a reviewed row that keeps its place in the file."""

    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ("position",)


class Sentence(Ordered):
    """One sentence with the provisions it rests on. Concrete models translate `text`."""

    text = models.TextField()
    cites = IdsField(to="law.Provision")

    class Meta(Ordered.Meta):
        abstract = True

    def __str__(self):
        return self.text
