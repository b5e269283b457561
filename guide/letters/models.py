"""Letter templates: what each is for, its blanks, and its text in three languages."""

from django.db import models
from django.urls import reverse

from guide.reviewed import IdsField, Ordered, Reviewed, Sentence


class Group(models.TextChoices):
    """To whom a letter goes."""

    LENDER = "lender"
    CONTACT = "contact"
    AUTHORITY = "authority"
    COURT = "court"


class Letter(Reviewed):
    # Which relations a page shows.
    kept = ("blanks", "lines")

    group = models.CharField(max_length=10, choices=Group)
    title = models.CharField(max_length=80)
    summary = models.TextField()
    addressee = models.TextField()
    deadline = models.TextField()
    deadline_cites = IdsField(to="law.Provision")
    channels = IdsField(to="channels.Channel")
    cites = IdsField(to="law.Provision")
    # The first day on which the body it goes to, and the rules it names, are current.
    valid_from = models.DateField()
    reviewed_on = models.DateField()
    # The letter that is sent is the Simplified Chinese one; the others are reading copies.
    body = models.TextField()

    def get_absolute_url(self):
        return reverse("letters-letter", args=[self.pk])

    def of(self, part):
        """The lines of one part; no query where `lines` was prefetched."""
        return [line for line in self.lines.all() if line.part == part]


class Blank(Ordered):
    """An empty place of a letter: `$name` in its texts, and what to write there."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="blanks")
    name = models.CharField(max_length=40)
    label = models.CharField(max_length=80)

    def __str__(self):
        return self.name


class LinePart(models.TextChoices):
    ATTACH = "attach"
    SEND = "send"
    CANNOT = "cannot"
    CAREFUL = "careful"


class Line(Sentence):
    letter = models.ForeignKey(Letter, models.CASCADE, related_name="lines")
    part = models.CharField(max_length=10, choices=LinePart)
