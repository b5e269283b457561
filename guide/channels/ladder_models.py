"""The ladder: which channel first, which next, for every kind of lender and every issue."""

from django.db import models

from guide.reviewed import IdsField, Ordered, Reviewed


class Lender(Reviewed):
    """A kind of lender; decides who supervises and so where a complaint goes."""

    name = models.CharField(max_length=120)
    tell = models.TextField(help_text="How a reader can tell that it is this kind.")
    regulator = models.CharField(max_length=300)
    cites = IdsField(to="law.Provision")


class Issue(Reviewed):
    """What happened. The order of issues in the file is their priority when several meet."""

    name = models.CharField(max_length=120)
    examples = models.TextField()


class Person(Reviewed):
    """A reader who is not simply the borrower, and what that changes."""

    name = models.CharField(max_length=120)
    change = models.TextField()
    channels = IdsField(to="channels.Channel")
    cites = IdsField(to="law.Provision")


class Urgency(Reviewed):
    """What must be done before anything else."""

    kept = ("lines",)

    condition = models.CharField(max_length=300)
    channels = IdsField(to="channels.Channel")
    cites = IdsField(to="law.Provision")


class UrgencyLine(Ordered):
    urgency = models.ForeignKey(Urgency, models.CASCADE, related_name="lines")
    text = models.TextField()


class Headline(Reviewed):
    text = models.CharField(max_length=200)


class Condition(Reviewed):
    """When a step of a route is taken."""

    text = models.CharField(max_length=300)


class Move(Reviewed):
    """What to do at one channel, written once for all routes that use it."""

    # Blank: something the reader does alone, such as finding out who the lender is.
    channel = models.CharField(max_length=80, blank=True)
    say = models.TextField()


class Caution(Reviewed):
    text = models.TextField()
    cites = IdsField(to="law.Provision")


class Escalation(Reviewed):
    """What to do when a channel does not answer, refuses, or brushes the reader off."""

    kept = ("lines",)

    condition = models.CharField(max_length=300)
    # "remark", not "note": a note is for reviewers and never shown.
    remark = models.TextField(blank=True)
    channels = IdsField(to="channels.Channel")
    cites = IdsField(to="law.Provision")


class EscalationLine(Ordered):
    escalation = models.ForeignKey(Escalation, models.CASCADE, related_name="lines")
    text = models.TextField()


class Evidence(Reviewed):
    kept = ("lines",)

    name = models.CharField(max_length=120)
    cites = IdsField(to="law.Provision")


class EvidenceLine(Ordered):
    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="lines")
    part = models.CharField(max_length=4, choices=[("what", "what"), ("how", "how")])
    text = models.TextField()


class Principle(Reviewed):
    """A rule that holds for all evidence, for counting days, or for finding the lender."""

    part = models.CharField(max_length=10)
    text = models.TextField()
    cites = IdsField(to="law.Provision")


class Deadline(Reviewed):
    what = models.CharField(max_length=200)
    limit = models.CharField(max_length=300)
    counts_from = models.CharField(max_length=200)
    # Who has to act: institution, regulator, court, police, you…
    actor = models.CharField(max_length=20)
    # None where the limit is not a number of days.
    days = models.PositiveIntegerField(null=True, blank=True)
    day_kind = models.CharField(
        max_length=10, choices=[("natural", "natural"), ("working", "working")]
    )
    channel = models.CharField(max_length=80, blank=True)
    cites = IdsField(to="law.Provision")


class Route(Reviewed):
    """One cell of the table lender × issue. Its id is `lender--issue`."""

    kept = ("steps",)

    lender = models.CharField(max_length=40)
    issue = models.CharField(max_length=40)
    # The combination is rare or only partly applies; the page says so first.
    limited = models.BooleanField(default=False)
    headline = models.CharField(max_length=80)
    cautions = IdsField(to="channels.Caution")
    evidence = IdsField(to="channels.Evidence")
    escalations = IdsField(to="channels.Escalation")


class RouteStep(Ordered):
    route = models.ForeignKey(Route, models.CASCADE, related_name="steps")
    move = models.CharField(max_length=80)
    condition = models.CharField(max_length=80, blank=True)
    # May be done at the same time as the step before it.
    together = models.BooleanField(default=False)
    cites = IdsField(to="law.Provision")

    def __str__(self):
        return self.move
