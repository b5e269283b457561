"""Answers made ready to be carried: each with the rules it rests on, and where to find them."""

from dataclasses import dataclass, field

from guide.channels.models import Channel
from guide.law.models import Provision
from guide.letters.models import Letter
from guide.shelf import shelf

from .models import Answer, Section


@dataclass(frozen=True)
class Leaf:
    """One answer on paper. A rule's number is its place in `rules`."""

    answer: Answer
    rules: list
    numbers: dict
    channels: list = field(default_factory=list)
    letters: list = field(default_factory=list)


def rules_of(answer, day):
    """[(provision, version)] that an answer cites, where in force that day."""
    cited = dict.fromkeys(one for point in answer.points.all() for one in point.cites)
    provisions = shelf(Provision).in_order(cited)
    return [(one, version) for one in provisions if (version := one.version_on(day))]


def numbered(rules):
    return {one.pk: place for place, (one, _version) in enumerate(rules, 1)}


def chapters_of(section, day):
    """[(section, its leaves)]: of one section, or of all where it is None."""
    sections = shelf(Section).all() if section is None else [section]
    return [(one, [_leaf(answer, day) for answer in _answers_of(one)]) for one in sections]


def condensed(day):
    """(chapters, rules): as chapters, with the rules of all answers numbered as one list."""
    answers = [(one, _answers_of(one)) for one in shelf(Section).all()]
    rules = {
        provision.pk: (provision, version)
        for _section, rows in answers
        for row in rows
        for provision, version in rules_of(row, day)
    }
    rules = list(rules.values())
    numbers = numbered(rules)
    chapters = [(one, [Leaf(row, [], numbers) for row in rows]) for one, rows in answers]
    return chapters, rules


def _answers_of(section):
    return [one for one in shelf(Answer).all() if one.section_id == section.pk]


def _leaf(answer, day):
    rules = rules_of(answer, day)
    return Leaf(
        answer,
        rules,
        numbered(rules),
        shelf(Channel).in_order(answer.channels),
        shelf(Letter).in_order(answer.letters),
    )
