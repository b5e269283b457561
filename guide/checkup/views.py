"""The questionnaire. Its whole state is the address, and nothing of it is kept."""

from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from guide.answers.models import Answer, Section
from guide.channels import ladder
from guide.channels.models import Channel, Evidence, Issue, Person, Route, Urgency
from guide.channels.views import steps_of
from guide.law.models import Provision
from guide.shelf import per_revision, shelf

from . import derived, engine
from .forms import QuestionForm
from .models import questionnaire

# Beside the questions' own names, the address may say which question to show, and that the
# form shown was sent: without it an empty form could not be told from a first visit.
SHOW, SENT = "show", "sent"
CHECKED = " checked"


def home(request):
    """The first screen asks what happened; its form is already the questionnaire's."""
    questions = questionnaire().questions
    front = [one for question in questions for one in question.choices if one.front]
    context = {"front": front, "sections": shelf(Section).all()}
    return render(request, "checkup/home.html", context)


def ask(request):
    sheet = questionnaire()
    codes = codes_of(request)
    wrong = engine.troubles(sheet.questions, codes)
    if wrong:
        return refuse(request, sheet, codes, wrong)
    answers, following = engine.walk(sheet.questions, engine.without(codes, ()))
    asked = engine.asked(sheet.questions, answers)
    shown = asked_for(request.GET.get(SHOW, ""), asked) or following
    if shown is None:
        return private(redirect(address("checkup-result", answers)))
    form = QuestionForm(shown, request.GET if request.GET.get(SENT) == shown.id else None)
    context = {
        "question": shown,
        "form": form,
        "answers": answers,
        "checked": dict.fromkeys(answers.get(shown.id, ()), CHECKED),
        "others": [(k, c) for k, v in answers.items() if k != shown.id for c in sorted(v)],
        "asked": asked,
        "place": asked.index(shown) + 1,
        "most": len(sheet.questions),
        "back": previous(asked, answers, shown),
    }
    return private(render(request, "checkup/ask.html", context))


def result(request):
    sheet = questionnaire()
    codes = codes_of(request)
    wrong = engine.troubles(sheet.questions, codes)
    if wrong:
        return refuse(request, sheet, codes, wrong)
    answers, following = engine.walk(sheet.questions, engine.without(codes, ()))
    if following is not None:
        return private(redirect(address("checkup-ask", answers)))
    context = advice(sheet, answers, timezone.localdate())
    context["share"] = request.build_absolute_uri(reverse("checkup-ask"))
    return private(render(request, "checkup/result.html", context))


def sheet(request):
    """Every question and finding on one page, for the lawyer who reviews them."""
    whole = questionnaire()
    return render(request, "checkup/sheet.html", {"sheet": whole, "labels": labels_of(whole)})


def codes_of(request):
    """{question: [codes]} as the address has them."""
    return {name: given for name, given in request.GET.lists() if name not in (SHOW, SENT)}


def asked_for(wanted, asked):
    """The question the address asks to see again, if it is one that is asked."""
    return next((question for question in asked if question.id == wanted), None)


def previous(asked, answers, shown):
    """The address of the question before this one; None at the first."""
    place = asked.index(shown)
    return address("checkup-ask", answers, show=asked[place - 1].id) if place else None


def address(name, answers, **more):
    pairs = [(key, code) for key, codes in answers.items() for code in sorted(codes)]
    query = urlencode(pairs + list(more.items()))
    return f"{reverse(name)}?{query}" if query else reverse(name)


def refuse(request, sheet, codes, wrong):
    """The page for codes that cannot be right: names them, and keeps the rest."""
    kept, _following = engine.walk(sheet.questions, engine.without(codes, wrong))
    context = {"wrong": wrong, "way_on": address("checkup-ask", kept)}
    return private(render(request, "checkup/refused.html", context, status=400))


def private(response):
    # Said here, not with `never_cache`: that would tell each reader the second as well.
    response.headers["Cache-Control"] = "max-age=0, no-cache, no-store, must-revalidate, private"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def advice(sheet, answers, day):
    """What the result page shows, worked out from the answers for that day."""
    findings = in_force(engine.met(sheet.findings, answers), day)
    urgencies = shelf(Urgency).in_order(derived.urgencies(sheet.questions, answers))
    person = shelf(Person).get(derived.person(sheet.questions, answers))
    routes = routes_of(sheet, answers)
    labels = labels_of(sheet)
    return {
        "today": day,
        "findings": [explained(one, answers, labels) for one in findings],
        "urgencies": urgencies,
        "urgent_channels": urgent_channels(urgencies),
        "actions": engine.met(sheet.actions, answers),
        "people": [person] if person else [],
        "steps": climbed(routes, person),
        "evidence": evidence_of(routes),
        "routes": [] if person else routes,
        "issue_names": issue_names(),
        "read": to_read(findings),
        "chosen": chosen(sheet, answers, labels),
    }


def labels_of(sheet):
    return {q.id: {c.code: c.label for c in q.choices} for q in sheet.questions}


def urgent_channels(urgencies):
    return {one.pk: shelf(Channel).in_order(one.channels) for one in urgencies}


def issue_names():
    return {one.pk: one.name for one in shelf(Issue).all()}


def evidence_of(routes):
    return shelf(Evidence).in_order(
        dict.fromkeys(one for route in routes for one in route.evidence)
    )


def explained(finding, answers, labels):
    """A finding with the labels of the answers that led to it, and its provisions."""
    because = [labels[question][code] for question, code in engine.reasons(finding.when, answers)]
    return finding, because, shelf(Provision).in_order(finding.cites)


def to_read(findings):
    """The three answers to read: the first of each finding before the second of any."""
    ranked = sorted(
        (place, number, answer)
        for number, finding in enumerate(findings)
        for place, answer in enumerate(finding.answers)
    )
    return shelf(Answer).in_order(dict.fromkeys(answer for _, _, answer in ranked))[:3]


def chosen(sheet, answers, labels):
    """The reader's own answers in words, each with the address that changes it."""
    return [
        {
            "ask": question.ask,
            "labels": " · ".join(
                labels[question.id][c.code]
                for c in question.choices
                if c.code in answers[question.id]
            ),
            "change": address("checkup-ask", answers, show=question.id),
        }
        for question in sheet.questions
        if question.id in answers
    ]


def in_force(findings, day):
    """Findings with a provision in force that day; a repealed rule finds nothing."""
    cited = {one for finding in findings for one in finding.cites}
    alive = {one.pk for one in shelf(Provision).in_order(cited) if one.version_on(day)}
    return [finding for finding in findings if alive & set(finding.cites)]


def routes_of(sheet, answers):
    """The routes of the reader's issues, most urgent issue first."""
    wanted = derived.issues(sheet.questions, answers)
    lender = derived.lender(sheet.questions, answers)
    return shelf(Route).in_order([f"{lender}--{one}" for one in issues() if one in wanted])


@per_revision
def issues():
    """The ids of all issues, the most urgent first."""
    return [one.pk for one in shelf(Issue).all()]


def climbed(routes, person):
    """The steps of all routes as one list, each channel once, as this person takes them."""
    steps = {}
    for route in routes:
        for rung, step in rungs_of(route.pk).items():
            steps.setdefault(rung, step)
    rungs = ladder.climb([steps])
    if person is None:
        return [steps[rung] for rung in rungs]
    rungs = ladder.reorder(rungs, person.channels, safety())
    return [steps.get(rung, {"channel": shelf(Channel).get(rung.channel)}) for rung in rungs]


@per_revision
def rungs_of(route_id):
    """{rung: its step}, the first of each."""
    route = shelf(Route)[route_id]
    rungs = {}
    for step in steps_of(route):
        channel = step["channel"].pk if step["channel"] else ""
        rungs.setdefault(ladder.Rung(route.issue, step["move"].pk, channel), step)
    return rungs


@per_revision
def safety():
    return {one.pk for one in shelf(Channel).all() if one.kind in ("police", "mental-health")}
