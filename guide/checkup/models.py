"""The questionnaire as rows: questions, findings and today's actions, each with a condition."""

from django.db import models
from django.utils.translation import get_language

from guide.answers.models import Stamp
from guide.reviewed import IdsField, Ordered, Reviewed
from guide.shelf import per_revision, shelf

from .engine import Action, Choice, Finding, Question, Questionnaire


class QuestionRow(Reviewed):
    kept = ("choices",)

    ask = models.CharField(max_length=120)
    why = models.TextField()
    # {question: [choices]}: asked only if each was answered with one of these.
    when = models.JSONField(default=dict, blank=True)
    several = models.BooleanField(default=False)

    class Meta(Reviewed.Meta):
        verbose_name = "question"


class ChoiceRow(Ordered):
    question = models.ForeignKey(QuestionRow, models.CASCADE, related_name="choices")
    code = models.CharField(max_length=40)
    label = models.CharField(max_length=120)
    hint = models.CharField(max_length=300, blank=True)
    # May not be chosen together with any other choice ("none of these", "not sure").
    alone = models.BooleanField(default=False)
    # On the home page's first screen.
    front = models.BooleanField(default=False)
    # What the choice means to the ladder; at most one of them is set.
    issue = models.CharField(max_length=40, blank=True)
    lender = models.CharField(max_length=40, blank=True)
    person = models.CharField(max_length=40, blank=True)
    urgency = models.CharField(max_length=40, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = "choice"

    def __str__(self):
        return self.label


class FindingRow(Reviewed):
    when = models.JSONField(default=dict, blank=True)
    stamp = models.CharField(max_length=10, choices=Stamp)
    says = models.TextField()
    cites = IdsField(to="law.Provision")
    answers = IdsField(to="answers.Answer")

    class Meta(Reviewed.Meta):
        verbose_name = "finding"


class ActionRow(Reviewed):
    when = models.JSONField(default=dict, blank=True)
    text = models.TextField()
    limit = models.CharField(max_length=120)
    cites = IdsField(to="law.Provision")

    class Meta(Reviewed.Meta):
        verbose_name = "action"


def questionnaire():
    """The published questionnaire in the reader's language."""
    return _questionnaire_in(get_language())


@per_revision
def _questionnaire_in(_language):
    return Questionnaire(
        questions=tuple(_question(row) for row in shelf(QuestionRow).all()),
        findings=tuple(_finding(row) for row in shelf(FindingRow).all()),
        actions=tuple(_action(row) for row in shelf(ActionRow).all()),
    )


def _question(row):
    return Question(
        id=row.id,
        ask=row.ask,
        why=row.why,
        when=_condition(row.when),
        several=row.several,
        choices=tuple(_choice(one) for one in row.choices.all()),
    )


def _finding(row):
    return Finding(
        id=row.id,
        when=_condition(row.when),
        stamp=row.stamp,
        says=row.says,
        cites=tuple(row.cites),
        answers=tuple(row.answers),
    )


def _action(row):
    return Action(
        id=row.id,
        when=_condition(row.when),
        text=row.text,
        limit=row.limit,
        cites=tuple(row.cites),
    )


def _choice(row):
    return Choice(
        code=row.code,
        label=row.label,
        hint=row.hint,
        alone=row.alone,
        front=row.front,
        issue=row.issue,
        lender=row.lender,
        person=row.person,
        urgency=row.urgency,
    )


def _condition(when):
    return tuple((question, frozenset(codes)) for question, codes in when.items())
