"""A step and a result of the questionnaire as parts, cut out of what their templates make.

Each page is made once with every part that there may be; answers say which of them are joined.
"""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape

from guide.answers.models import Answer
from guide.channels.models import Evidence, Person, Route, Urgency
from guide.law.models import Provision
from guide.shelf import shelf

from . import derived, engine, views
from .forms import QuestionForm
from .models import questionnaire
from .pieces import Marks, cut, hole, mark

# Stands in the request for a reader's query.
QUERY = hole("query")


class Step:
    """The page of one question."""

    def __init__(self, request, shown_id):
        sheet = questionnaire()
        self._shown = next(one for one in sheet.questions if one.id == shown_id)
        self._address = reverse("checkup-ask")
        others = [
            (question.id, choice.code)
            for question in sheet.questions
            for choice in question.choices
            if question.id != shown_id
        ]
        context = {
            "question": self._shown,
            "form": QuestionForm(self._shown),
            "checked": {one.code: hole(f"checked {one.code}") for one in self._shown.choices},
            "others": others,
            "place": hole("place"),
            "most": len(sheet.questions),
            "back": mark("address"),
        }
        self._page = _cut("checkup/ask.html", request, context)
        self._carried = _by(others, self._page.parts.get("carried", ()))

    def joined(self, answers, asked, query):
        shown, parts = self._shown, self._page.parts
        place = asked.index(shown)
        given = {f"checked {code}": views.CHECKED for code in answers.get(shown.id, ())}
        given["query"] = _query(query)
        given["place"] = str(place + 1)
        given["carried"] = "".join(
            [
                self._carried[question, code]
                for question, codes in answers.items()
                if question != shown.id
                for code in sorted(codes)
            ]
        )
        if place:
            way = f"{self._address}?{_pairs(answers)}&amp;show={asked[place - 1].id}"
            given["back"] = parts["back"][0] + way + parts["address"][0]
        return self._page.filled(given)


class Result:
    """The page of the advice on one day."""

    def __init__(self, request, day):
        self._sheet = sheet = questionnaire()
        self._address = reverse("checkup-ask")
        self._labels = {
            (question, code): escape(label)
            for question, labels in views.labels_of(sheet).items()
            for code, label in labels.items()
        }
        context = _everything(sheet, day)
        context["share"] = request.build_absolute_uri(self._address)
        self._page = _cut("checkup/result.html", request, context)
        findings = [finding.id for finding, _because, _rules in context["findings"]]
        questions = [one.id for one in sheet.questions]
        keys = {
            "urgency": [one.pk for one in context["urgencies"]],
            "person": [one.pk for one in context["people"]],
            "finding": findings,
            "because_end": findings,
            "action": [one.id for one in sheet.actions],
            "route": [one.pk for one in context["routes"]],
            "evidence": [one.pk for one in context["evidence"]],
            "answer": [one.pk for one in context["read"]],
            "row": questions,
            "labels": questions,
            "change": questions,
        }
        found = self._page.parts
        self._parts = {name: _by(rows, found.get(name, ())) for name, rows in keys.items()}
        self._steps = {}

    def joined(self, answers, query):
        sheet = self._sheet
        in_force = self._parts["finding"]
        findings = [one for one in engine.met(sheet.findings, answers) if one.id in in_force]
        person = shelf(Person).get(derived.person(sheet.questions, answers))
        routes = views.routes_of(sheet, answers)
        given = {
            "query": _query(query),
            "urgency": self._of("urgency", derived.urgencies(sheet.questions, answers)),
            "person": self._of("person", [person.pk]) if person else "",
            "finding": self._explained(findings, answers),
            "nothing": self._page.parts["nothing"][0],
            "action": self._of("action", [one.id for one in engine.met(sheet.actions, answers)]),
            "steps": "".join([self._step(one) for one in views.climbed(routes, person)]),
            "routes": "" if person else self._routes(routes),
            "evidence": self._of("evidence", [one.pk for one in views.evidence_of(routes)]),
            "read": self._read(findings),
            "row": self._rows(answers),
        }
        return self._page.filled(given)

    def _of(self, name, keys, separator=""):
        parts = self._parts[name]
        return separator.join([parts[key] for key in keys if key in parts])

    def _explained(self, findings, answers):
        pieces = []
        for one in findings:
            labels = [self._labels[reason] for reason in engine.reasons(one.when, answers)]
            pieces.append(self._parts["finding"][one.id])
            pieces.append(self._page.parts["because"][0].join(labels))
            pieces.append(self._parts["because_end"][one.id])
        return "".join(pieces) or self._page.parts["nothing"][0]

    def _step(self, step):
        move, condition = step.get("move"), step.get("condition")
        key = (
            move and move.pk,
            step["channel"] and step["channel"].pk,
            condition and condition.pk,
            step.get("together"),
            bool(step.get("cites")),
        )
        if key not in self._steps:
            self._steps[key] = render_to_string("channels/_step.html", {"step": step})
        return self._steps[key]

    def _routes(self, routes):
        parts = self._page.parts
        separator = parts.get("between", ("",))[0]
        links = self._of("route", [one.pk for one in routes], separator)
        return parts["routes"][0] + links + parts["routes_end"][0] if links else ""

    def _read(self, findings):
        parts = self._page.parts
        links = self._of("answer", [one.pk for one in views.to_read(findings)])
        return parts["read"][0] + links + parts["read_end"][0] if links else ""

    def _chosen(self, question, codes):
        labels = self._labels
        return " · ".join(
            [labels[question.id, one.code] for one in question.choices if one.code in codes]
        )

    def _rows(self, answers):
        parts, pieces = self._parts, []
        way = f"{self._address}?{_pairs(answers)}&amp;show="
        for question in self._sheet.questions:
            if question.id in answers:
                pieces.append(parts["row"][question.id])
                pieces.append(self._chosen(question, answers[question.id]))
                pieces.append(parts["labels"][question.id])
                pieces.append(way + question.id)
                pieces.append(parts["change"][question.id])
        return "".join(pieces)


def _everything(sheet, day):
    """The context of a result that shows whatever any result of that day shows."""
    findings = views.in_force(sheet.findings, day)
    because = [mark("because"), mark("because_end")]
    urgencies, routes = shelf(Urgency).all(), shelf(Route).all()
    return {
        "today": day,
        "findings": [(one, because, shelf(Provision).in_order(one.cites)) for one in findings],
        "urgencies": urgencies,
        "urgent_channels": views.urgent_channels(urgencies),
        "actions": sheet.actions,
        "people": shelf(Person).all(),
        "steps": [],
        "evidence": shelf(Evidence).all(),
        "routes": routes,
        "issue_names": views.issue_names(),
        "read": shelf(Answer).in_order(
            dict.fromkeys(answer for one in findings for answer in one.answers)
        ),
        "chosen": [
            {"ask": one.ask, "labels": mark("labels"), "change": mark("change")}
            for one in sheet.questions
        ],
    }


def _cut(template, request, context):
    page = render_to_string(template, {**context, "cut": Marks()}, request)
    # Where there is no query, there is no question mark either.
    return cut(page.replace("?" + mark("query"), mark("query")))


def _by(keys, parts):
    return dict(zip(keys, parts, strict=True))


def _query(query):
    return f"?{escape(query)}" if query else ""


def _pairs(answers):
    """The answers as an address in a page has them."""
    return "&amp;".join(
        [f"{question}={code}" for question, codes in answers.items() for code in sorted(codes)]
    )
