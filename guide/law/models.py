"""Instruments, their provisions, and what each provision said on a day."""

import datetime as dt

from django.db import models
from django.urls import reverse

from guide.reviewed import Ordered, Reviewed


class Kind(models.TextChoices):
    LAW = "law"
    ADMINISTRATIVE_REGULATION = "administrative-regulation"
    JUDICIAL_INTERPRETATION = "judicial-interpretation"
    DEPARTMENTAL_RULE = "departmental-rule"
    NORMATIVE_DOCUMENT = "normative-document"
    NATIONAL_STANDARD = "national-standard"
    SELF_REGULATION = "self-regulation"
    POLICY = "policy"
    LOCAL_REGULATION = "local-regulation"


class Force(models.TextChoices):
    BINDING = "binding"
    RECOMMENDED = "recommended"
    SELF_REGULATORY = "self-regulatory"
    GUIDANCE = "guidance"


class Instrument(Reviewed):
    kept = ("provisions__versions",)

    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, choices=Kind)
    force = models.CharField(max_length=20, choices=Force)
    issuer = models.CharField(max_length=200)
    document_number = models.CharField(max_length=120, blank=True)
    about = models.TextField()
    bound = models.CharField(max_length=300)
    source = models.URLField(max_length=300, blank=True)
    # The last day somebody looked. "Unchanged" and "unchecked" are different facts.
    checked_on = models.DateField()

    def get_absolute_url(self):
        return reverse("law-instrument", args=[self.pk])


class ProvisionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(instrument__published=True)


class Provision(Ordered):
    """One checkable rule of an instrument. Its id is `instrument/number`."""

    kept = ("instrument", "versions")

    id = models.CharField(primary_key=True, max_length=120, editable=False)
    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="provisions")
    number = models.CharField(max_length=60)
    # Blank where the article number was not found in a source we may rely on.
    article = models.CharField(max_length=120, blank=True)
    fact = models.CharField(max_length=120)
    confidence = models.CharField(max_length=1, choices=[("A", "A"), ("B", "B")])
    # Blank: the same people the instrument binds.
    bound = models.CharField(max_length=300, blank=True)
    caveat = models.TextField(blank=True)
    note = models.TextField(blank=True)

    objects = ProvisionQuerySet.as_manager()

    def __str__(self):
        return self.pk

    def save(self, *args, **options):
        self.id = f"{self.instrument_id}/{self.number}"
        super().save(*args, **options)

    def get_absolute_url(self):
        return reverse("law-provision", args=[self.instrument_id, self.number])

    @property
    def who_is_bound(self):
        return self.bound or self.instrument.bound

    def version_on(self, day):
        """The version in force that day; None before enactment and after repeal.

        Costs no query where `versions` was prefetched. A version whose first day is not known
        is taken to be older than every other.
        """
        begun = [one for one in self.versions.all() if one.in_force_from <= day]
        return None if not begun or begun[-1].repealed else begun[-1]


class Version(models.Model):
    """What a provision said from a day on, until the next version begins."""

    provision = models.ForeignKey(Provision, models.CASCADE, related_name="versions")
    from_on = models.DateField(null=True, blank=True)
    repealed = models.BooleanField(default=False)
    # The law's words, as enacted, in one script. Only where the text itself was read.
    quote = models.TextField(blank=True)
    rule = models.TextField(blank=True)

    class Meta:
        ordering = (models.F("from_on").asc(nulls_first=True),)

    def __str__(self):
        return f"{self.provision_id} {self.from_on or ''}"

    @property
    def in_force_from(self):
        return self.from_on or dt.date.min
