"""What each kind of content file holds: one list that reading, loading and exporting all follow.

A key's TOML name is its column's name with hyphens, unless `column` says otherwise.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from guide.answers import models as answers
from guide.channels import models as channels
from guide.checkup import models as checkup
from guide.law import models as law


class Is(Enum):
    TEXT = "a text"
    TEXTS = "a text in each of the three languages"
    DAY = "a date such as 2026-11-22"
    IDS = "a list of ids"
    FLAG = "true or false"
    NUMBER = "a whole number"
    WHEN = "conditions: question = [choices]"


@dataclass(frozen=True)
class Key:
    name: str
    kind: Is = Is.TEXT
    needed: bool = True
    column: str = ""
    among: tuple[str, ...] = ()
    # The shape that the ids name, such as "law.Provision"; checked when all files are read.
    to: str = ""

    @property
    def field(self) -> str:
        return self.column or self.name.replace("-", "_")


@dataclass(frozen=True)
class Shape:
    name: str
    model: Any  # None for what only the checks read
    keys: tuple[Key, ...]
    parts: tuple["Part", ...] = ()


@dataclass(frozen=True)
class Part:
    """The tables [[key]] inside a table, and the relation they are loaded into."""

    key: str
    shape: Shape
    related: str


@dataclass(frozen=True)
class Source:
    """Where the records of a shape are: one file each, or many as [[table]] in one file."""

    shape: Shape
    pattern: str
    table: str = ""


def needed(name: str, kind: Is = Is.TEXT, **options: Any) -> Key:
    return Key(name, kind, True, **options)


def maybe(name: str, kind: Is = Is.TEXT, **options: Any) -> Key:
    return Key(name, kind, False, **options)


ID = needed("id")
NOTE = maybe("note")
CITES = needed("cites", Is.IDS, to="law.Provision")
WHEN = needed("when", Is.WHEN)

VERSION = Shape(
    "law.Version",
    law.Version,
    (
        maybe("from", Is.DAY, column="from_on"),
        maybe("repealed", Is.FLAG),
        maybe("quote"),
        maybe("rule", Is.TEXTS),
    ),
)
PROVISION = Shape(
    "law.Provision",
    law.Provision,
    (
        needed("number"),
        maybe("article", Is.TEXTS),
        needed("fact"),
        needed("confidence", among=("A", "B")),
        maybe("bound", Is.TEXTS),
        maybe("caveat", Is.TEXTS),
        NOTE,
    ),
    (Part("version", VERSION, "versions"),),
)
INSTRUMENT = Shape(
    "law.Instrument",
    law.Instrument,
    (
        ID,
        needed("title", Is.TEXTS),
        needed("kind", among=tuple(law.Kind.values)),
        needed("force", among=tuple(law.Force.values)),
        needed("issuer", Is.TEXTS),
        maybe("document-number"),
        needed("about", Is.TEXTS),
        needed("bound", Is.TEXTS),
        maybe("source"),
        needed("checked-on", Is.DAY),
        NOTE,
    ),
    (Part("provision", PROVISION, "provisions"),),
)

CHANNEL = Shape(
    "channels.Channel",
    channels.Channel,
    (
        ID,
        needed("name", Is.TEXTS),
        needed("kind"),
        needed("summary", Is.TEXTS),
        needed("operator", Is.TEXTS),
        needed("hours", Is.TEXTS),
        needed("cost", Is.TEXTS),
        maybe("website"),
        needed("confidence", among=("A", "B", "C")),
        maybe("contact-confidence", among=("A", "B", "C")),
        needed("issues", Is.IDS, to="channels.Issue"),
        needed("lenders", Is.IDS, to="channels.Lender"),
        needed("from", Is.TEXTS, column="takes_from"),
        needed("checked-on", Is.DAY),
        NOTE,
    ),
    (
        Part(
            "phone",
            Shape(
                "channels.Phone", channels.Phone, (needed("number"), maybe("label", Is.TEXTS))
            ),
            "phones",
        ),
        Part(
            "line",
            Shape(
                "channels.ChannelLine",
                channels.ChannelLine,
                (
                    needed("part", among=tuple(channels.ChannelPart.values)),
                    needed("text", Is.TEXTS),
                    CITES,
                ),
            ),
            "lines",
        ),
        Part(
            "limit",
            Shape(
                "channels.ChannelLimit",
                channels.ChannelLimit,
                (
                    needed("what", Is.TEXTS),
                    needed("limit", Is.TEXTS),
                    needed("source", Is.TEXTS),
                    CITES,
                ),
            ),
            "limits",
        ),
    ),
)

TEXT = needed("text", Is.TEXTS)
CHANNELS = needed("channels", Is.IDS, to="channels.Channel")
LENDER = Shape(
    "channels.Lender",
    channels.Lender,
    (ID, needed("name", Is.TEXTS), needed("tell", Is.TEXTS), needed("regulator", Is.TEXTS), CITES),
)
ISSUE = Shape(
    "channels.Issue",
    channels.Issue,
    (ID, needed("name", Is.TEXTS), needed("examples", Is.TEXTS)),
)
PERSON = Shape(
    "channels.Person",
    channels.Person,
    (ID, needed("name", Is.TEXTS), needed("change", Is.TEXTS), CHANNELS, CITES),
)
URGENCY = Shape(
    "channels.Urgency",
    channels.Urgency,
    (ID, needed("if", Is.TEXTS, column="condition"), CHANNELS, CITES),
    (Part("do", Shape("channels.UrgencyLine", channels.UrgencyLine, (TEXT,)), "lines"),),
)
HEADLINE = Shape("channels.Headline", channels.Headline, (ID, TEXT))
CONDITION = Shape("channels.Condition", channels.Condition, (ID, TEXT))
MOVE = Shape(
    "channels.Move",
    channels.Move,
    (ID, maybe("channel", to="channels.Channel"), needed("say", Is.TEXTS)),
)
WARNING = Shape("channels.Warning", channels.Warning, (ID, TEXT, CITES))
ESCALATION = Shape(
    "channels.Escalation",
    channels.Escalation,
    (
        ID,
        needed("if", Is.TEXTS, column="condition"),
        maybe("remark", Is.TEXTS),
        CHANNELS,
        CITES,
    ),
    (Part("do", Shape("channels.EscalationLine", channels.EscalationLine, (TEXT,)), "lines"),),
)
EVIDENCE = Shape(
    "channels.Evidence",
    channels.Evidence,
    (ID, needed("name", Is.TEXTS), CITES),
    (
        Part(
            "line",
            Shape(
                "channels.EvidenceLine",
                channels.EvidenceLine,
                (needed("part", among=("what", "how")), TEXT),
            ),
            "lines",
        ),
    ),
)
PRINCIPLE = Shape(
    "channels.Principle",
    channels.Principle,
    (ID, needed("part", among=("evidence", "counting", "identify", "abroad")), TEXT, CITES),
)
DEADLINE = Shape(
    "channels.Deadline",
    channels.Deadline,
    (
        ID,
        needed("what", Is.TEXTS),
        needed("limit", Is.TEXTS),
        needed("counts-from", Is.TEXTS),
        needed("actor"),
        maybe("days", Is.NUMBER),
        needed("day-kind", among=("natural", "working")),
        maybe("channel", to="channels.Channel"),
        CITES,
    ),
)
ROUTE = Shape(
    "channels.Route",
    channels.Route,
    (
        ID,
        needed("lender", to="channels.Lender"),
        needed("issue", to="channels.Issue"),
        maybe("limited", Is.FLAG),
        needed("headline", to="channels.Headline"),
        needed("warnings", Is.IDS, to="channels.Warning"),
        needed("evidence", Is.IDS, to="channels.Evidence"),
        needed("escalations", Is.IDS, to="channels.Escalation"),
    ),
    (
        Part(
            "step",
            Shape(
                "channels.RouteStep",
                channels.RouteStep,
                (
                    needed("move", to="channels.Move"),
                    maybe("condition", to="channels.Condition"),
                    maybe("together", Is.FLAG),
                    CITES,
                ),
            ),
            "steps",
        ),
    ),
)

SECTION = Shape(
    "answers.Section",
    answers.Section,
    (ID, needed("name", Is.TEXTS), needed("intro", Is.TEXTS)),
)
POINT = Shape(
    "answers.Point",
    answers.Point,
    (
        needed("part", among=tuple(answers.Part.values)),
        TEXT,
        maybe("limit", Is.TEXTS),
        CITES,
        maybe("lenders", Is.IDS, to="channels.Lender"),
    ),
)
CHANGE = Shape("answers.Change", answers.Change, (needed("on", Is.DAY), needed("why", Is.TEXTS)))
ANSWER = Shape(
    "answers.Answer",
    answers.Answer,
    (
        ID,
        needed("section", column="section_id", to="answers.Section"),
        needed("question", Is.TEXTS),
        needed("title", Is.TEXTS),
        needed("stamp", among=tuple(answers.Stamp.values)),
        needed("short", Is.TEXTS),
        needed("say", Is.TEXTS),
        maybe("why", Is.TEXTS),
        CHANNELS,
        needed("related", Is.IDS, to="answers.Answer"),
        needed("terms", Is.IDS, to="answers.Term"),
        needed("reviewed-on", Is.DAY),
        NOTE,
    ),
    (Part("point", POINT, "points"), Part("change", CHANGE, "changes")),
)
MYTH = Shape(
    "answers.Myth",
    answers.Myth,
    (
        ID,
        needed("claim", Is.TEXTS),
        needed("verdict", among=tuple(answers.Verdict.values)),
        needed("truth", Is.TEXTS),
        CITES,
        needed("answers", Is.IDS, to="answers.Answer"),
    ),
)
TERM = Shape(
    "answers.Term",
    answers.Term,
    (ID, needed("name", Is.TEXTS), needed("meaning", Is.TEXTS), CITES),
)
PAGE = Shape(
    "answers.Page",
    answers.Page,
    (ID, needed("title", Is.TEXTS), needed("summary", Is.TEXTS), needed("reviewed-on", Is.DAY)),
    (
        Part(
            "block",
            Shape(
                "answers.Block",
                answers.Block,
                (maybe("heading", Is.TEXTS), TEXT, maybe("sample")),
            ),
            "blocks",
        ),
    ),
)

QUESTION = Shape(
    "checkup.Question",
    checkup.QuestionRow,
    (
        ID,
        needed("ask", Is.TEXTS),
        needed("why", Is.TEXTS),
        maybe("when", Is.WHEN),
        maybe("several", Is.FLAG),
        NOTE,
    ),
    (
        Part(
            "choice",
            Shape(
                "checkup.Choice",
                checkup.ChoiceRow,
                (
                    needed("code"),
                    needed("label", Is.TEXTS),
                    maybe("hint", Is.TEXTS),
                    maybe("alone", Is.FLAG),
                    maybe("front", Is.FLAG),
                    maybe("issue", to="channels.Issue"),
                    maybe("lender", to="channels.Lender"),
                    maybe("person", to="channels.Person"),
                    maybe("urgency", to="channels.Urgency"),
                ),
            ),
            "choices",
        ),
    ),
)
FINDING = Shape(
    "checkup.Finding",
    checkup.FindingRow,
    (
        ID,
        WHEN,
        needed("stamp", among=tuple(answers.Stamp.values)),
        needed("says", Is.TEXTS),
        CITES,
        needed("answers", Is.IDS, to="answers.Answer"),
        NOTE,
    ),
)
ACTION = Shape(
    "checkup.Action",
    checkup.ActionRow,
    (ID, WHEN, TEXT, needed("limit", Is.TEXTS), CITES, NOTE),
)

# What only the checks read
CASE = Shape(
    "checkup.Case",
    None,
    (
        ID,
        needed("happened-on", Is.DAY),
        needed("answers", Is.WHEN),
        needed("expect", Is.IDS, to="checkup.Finding"),
        maybe("first-channel", to="channels.Channel"),
        NOTE,
    ),
)
COVERAGE = Shape(
    "coverage.Row", None, (ID, needed("subject"), needed("covered-by", Is.IDS), NOTE)
)
SYNONYM = Shape(
    "search.Synonym",
    None,
    (ID, needed("words", Is.IDS), needed("answers", Is.IDS, to="answers.Answer")),
)
FACT = Shape(
    "law.Fact",
    None,
    (ID, needed("confidence", among=("A", "B", "C", "D")), maybe("article")),
)
RETIRED = Shape("retired.Address", None, (ID, maybe("successor")))

# In the order they are loaded: what is named comes before what names it.
SOURCES = (
    Source(INSTRUMENT, "law/*.toml"),
    Source(LENDER, "ladder/lenders.toml", "lender"),
    Source(ISSUE, "ladder/issues.toml", "issue"),
    Source(CHANNEL, "channels/*.toml"),
    Source(PERSON, "ladder/people.toml", "person"),
    Source(URGENCY, "ladder/urgencies.toml", "urgency"),
    Source(HEADLINE, "ladder/headlines.toml", "headline"),
    Source(CONDITION, "ladder/conditions.toml", "condition"),
    Source(MOVE, "ladder/moves.toml", "move"),
    Source(WARNING, "ladder/warnings.toml", "warning"),
    Source(ESCALATION, "ladder/escalations.toml", "escalation"),
    Source(EVIDENCE, "ladder/evidence.toml", "evidence"),
    Source(PRINCIPLE, "ladder/principles.toml", "principle"),
    Source(DEADLINE, "ladder/deadlines.toml", "deadline"),
    Source(ROUTE, "ladder/routes.toml", "route"),
    Source(SECTION, "sections.toml", "section"),
    Source(TERM, "terms.toml", "term"),
    Source(ANSWER, "answers/*.toml"),
    Source(MYTH, "myths.toml", "myth"),
    Source(PAGE, "pages/*.toml"),
    Source(QUESTION, "checkup/questions.toml", "question"),
    Source(FINDING, "checkup/findings.toml", "finding"),
    Source(ACTION, "checkup/actions.toml", "action"),
    Source(CASE, "checkup/cases.toml", "case"),
    Source(COVERAGE, "coverage.toml", "row"),
    Source(SYNONYM, "synonyms.toml", "synonym"),
    Source(FACT, "facts.toml", "fact"),
    Source(RETIRED, "retired.toml", "address"),
)
