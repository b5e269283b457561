"""Where to complain or get help. The order among them is in `ladder_models`."""

from django.db import models
from django.urls import reverse

from guide.reviewed import IdsField, Ordered, Reviewed, Sentence

from .ladder_models import (  # noqa: F401  Django finds an app's models through this module
    Caution,
    Condition,
    Deadline,
    Escalation,
    EscalationLine,
    Evidence,
    EvidenceLine,
    Headline,
    Issue,
    Lender,
    Move,
    Person,
    Principle,
    Route,
    RouteStep,
    Urgency,
    UrgencyLine,
)


class Channel(Reviewed):
    kept = ("phones", "lines", "limits")

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    summary = models.TextField()
    operator = models.CharField(max_length=200)
    hours = models.CharField(max_length=200)
    cost = models.CharField(max_length=200)
    website = models.URLField(max_length=200, blank=True)
    confidence = models.CharField(max_length=1, choices=[(c, c) for c in "ABC"])
    contact_confidence = models.CharField(max_length=1, blank=True)
    issues = IdsField(to="channels.Issue")
    lenders = IdsField(to="channels.Lender")
    # From whom it takes a complaint: under some rules relatives are not complainants.
    takes_from = models.TextField()
    checked_on = models.DateField()

    def get_absolute_url(self):
        return reverse("channels-channel", args=[self.pk])

    def of(self, part):
        """The lines of one part; no query where `lines` was prefetched."""
        return [line for line in self.lines.all() if line.part == part]


class Phone(Ordered):
    channel = models.ForeignKey(Channel, models.CASCADE, related_name="phones")
    number = models.CharField(max_length=20)
    label = models.CharField(max_length=60, blank=True)

    def __str__(self):
        return self.number


class ChannelPart(models.TextChoices):
    FIRST = "first"
    PREPARE = "prepare"
    STEP = "step"
    CAN = "can"
    CANNOT = "cannot"
    CAVEAT = "caveat"


class ChannelLine(Sentence):
    channel = models.ForeignKey(Channel, models.CASCADE, related_name="lines")
    part = models.CharField(max_length=10, choices=ChannelPart)


class ChannelLimit(Ordered):
    """How long something takes there, and which document says so."""

    channel = models.ForeignKey(Channel, models.CASCADE, related_name="limits")
    what = models.CharField(max_length=200)
    limit = models.CharField(max_length=300)
    source = models.CharField(max_length=300)
    cites = IdsField(to="law.Provision")

    def __str__(self):
        return self.what
