"""Sections, answers and their points, myths, terms, and the pages about the guide itself."""

from django.db import models
from django.urls import reverse

from guide.reviewed import IdsField, Ordered, Reviewed, Sentence


class Stamp(models.TextChoices):
    """The verdict of an answer, shown as a word, never by colour alone."""

    MUST_NOT = "must-not"
    MAY = "may"
    LIMITED = "limited"
    DEPENDS = "depends"
    ACT = "act"
    NONE = "none"


class Section(Reviewed):
    name = models.CharField(max_length=60)
    intro = models.TextField()

    def get_absolute_url(self):
        return reverse("answers-section", args=[self.pk])


class Answer(Reviewed):
    kept = ("section", "points", "changes")

    # The short address, /a/<number>: as permanent as the id. Null until a load gives it.
    number = models.PositiveIntegerField(null=True, unique=True, editable=False)
    section = models.ForeignKey(Section, models.PROTECT, related_name="answers")
    question = models.CharField(max_length=120)
    # Shown by WeChat instead of any preview: it carries the answer.
    title = models.CharField(max_length=120)
    stamp = models.CharField(max_length=10, choices=Stamp)
    short = models.TextField()
    say = models.TextField()
    why = models.TextField(blank=True)
    channels = IdsField(to="channels.Channel")
    letters = IdsField(to="letters.Letter")
    related = IdsField(to="answers.Answer")
    reviewed_on = models.DateField()

    def get_absolute_url(self):
        return reverse("answers-answer", args=[self.pk])

    def of(self, part):
        """The points of one part; no query where `points` was prefetched."""
        return [point for point in self.points.all() if point.part == part]


class Part(models.TextChoices):
    DO_NOW = "do-now"
    MAY_NOT = "may-not"
    MAY = "may"
    NOT_FOR = "not-for"
    KEEP = "keep"


class Point(Sentence):
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="points")
    part = models.CharField(max_length=10, choices=Part)
    # Only for do-now: by when, in words; "no time limit" is said, not left out.
    limit = models.CharField(max_length=120, blank=True)
    # Cited provisions whose caveat the sentence respects.
    heeds = IdsField(to="law.Provision")
    # Empty: whoever the lender is.
    lenders = IdsField(to="channels.Lender")


class Change(Ordered):
    """What changed in an answer and why, as its readers are told."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="changes")
    on = models.DateField()
    why = models.CharField(max_length=300)

    class Meta(Ordered.Meta):
        ordering = ("-on", "position")

    def __str__(self):
        return f"{self.on} {self.why}"


class Verdict(models.TextChoices):
    TRUE = "true"
    FALSE = "false"
    HALF = "half"
    DEPENDS = "depends"


class Myth(Reviewed):
    claim = models.CharField(max_length=200)
    verdict = models.CharField(max_length=10, choices=Verdict)
    truth = models.TextField()
    cites = IdsField(to="law.Provision")
    answers = IdsField(to="answers.Answer")

    def get_absolute_url(self):
        return f"{reverse('answers-myths')}#{self.pk}"


class Term(Reviewed):
    name = models.CharField(max_length=60)
    # Other forms of the word as they stand in running text, separated by 、 or a comma.
    also = models.CharField(max_length=200, blank=True)
    meaning = models.TextField()
    cites = IdsField(to="law.Provision")

    def get_absolute_url(self):
        return f"{reverse('answers-terms')}#{self.pk}"


class Join(models.TextChoices):
    """How a step of the journey stands to the one before it."""

    THEN = "then"
    AND = "and"
    OR = "or"


class Step(Reviewed):
    """A step of the journey from the first call to life after repaying."""

    name = models.CharField(max_length=60)
    text = models.TextField()
    join = models.CharField(max_length=4, choices=Join)
    answers = IdsField(to="answers.Answer")


class Notice(Reviewed):
    """A line of the strip on top of every page: words, a phone number, words."""

    before = models.CharField(max_length=120)
    phone = models.CharField(max_length=20)
    after = models.CharField(max_length=120)
    shown = models.BooleanField(default=True)


class Page(Reviewed):
    """A page about the guide itself: how we check, privacy, accessibility."""

    kept = ("blocks",)

    title = models.CharField(max_length=120)
    summary = models.TextField()
    reviewed_on = models.DateField()

    def get_absolute_url(self):
        return reverse("answers-page", args=[self.pk])


class Block(Ordered):
    page = models.ForeignKey(Page, models.CASCADE, related_name="blocks")
    heading = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    # Shown as it is, in a fixed-width face: the line a visit leaves in the log.
    sample = models.CharField(max_length=300, blank=True)

    def __str__(self):
        return self.heading
