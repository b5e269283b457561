"""What each kind of content file holds: one list that reading, loading and exporting all follow.

A key's TOML name is its column's name with hyphens, unless `column` says otherwise.
"""

from guide.answers import models as answers
from guide.checkup import models as checkup
from guide.law import models as law

from . import channel_shapes as ladder
from .answer_shapes import ANSWER, LETTER, MYTH, NOTICE, PAGE, SECTION, STEP, TERM
from .channel_shapes import CHANNELS
from .shape import CITES, ID, NOTE, TEXT, WHEN, Is, Part, Shape, Source, maybe, needed

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
COVERAGE = Shape("coverage.Row", None, (ID, needed("subject"), needed("covered-by", Is.IDS), NOTE))
SYNONYM = Shape(
    "search.Synonym",
    None,
    (ID, needed("words", Is.IDS), needed("answers", Is.IDS, to="answers.Answer")),
)
CONCEPT = Shape("search.Concept", None, (ID, needed("words", Is.IDS)))
TOPIC = Shape(
    "search.Topic",
    None,
    (
        ID,
        needed("kind", among=("distress", "safety", "out-of-scope")),
        needed("words", Is.IDS),
        maybe("unless", Is.IDS),
        maybe("harmless", Is.IDS),
        maybe("phrases", Is.IDS),
        maybe("harmless-phrases", Is.IDS),
        needed("says", Is.TEXTS),
        CHANNELS,
        needed("answers", Is.IDS, to="answers.Answer"),
    ),
)
FACT = Shape(
    "law.Fact",
    None,
    (
        ID,
        needed("confidence", among=("A", "B", "C", "D")),
        maybe("article"),
        maybe("force", among=tuple(law.Force.values)),
        maybe("from", Is.DAY),
        maybe("phones", Is.IDS),
    ),
)
WORD = Shape("traditional.Word", None, (ID, needed("traditional")))
READING = Shape("reviewed.Reading", None, (ID, needed("digest"), needed("on", Is.DAY)))
RETIRED = Shape("retired.Address", None, (ID, maybe("successor")))

# In the order they are loaded: what is named comes before what names it.
SOURCES = (
    Source(INSTRUMENT, "law/*.toml"),
    Source(ladder.LENDER, "ladder/lenders.toml", "lender"),
    Source(ladder.ISSUE, "ladder/issues.toml", "issue"),
    Source(ladder.CHANNEL, "channels/*.toml"),
    Source(ladder.PERSON, "ladder/people.toml", "person"),
    Source(ladder.URGENCY, "ladder/urgencies.toml", "urgency"),
    Source(ladder.HEADLINE, "ladder/headlines.toml", "headline"),
    Source(ladder.CONDITION, "ladder/conditions.toml", "condition"),
    Source(ladder.MOVE, "ladder/moves.toml", "move"),
    Source(ladder.CAUTION, "ladder/cautions.toml", "caution"),
    Source(ladder.ESCALATION, "ladder/escalations.toml", "escalation"),
    Source(ladder.EVIDENCE, "ladder/evidence.toml", "evidence"),
    Source(ladder.PRINCIPLE, "ladder/principles.toml", "principle"),
    Source(ladder.DEADLINE, "ladder/deadlines.toml", "deadline"),
    Source(ladder.ROUTE, "ladder/routes.toml", "route"),
    Source(LETTER, "letters/*/letter.toml"),
    Source(SECTION, "sections.toml", "section"),
    Source(TERM, "terms.toml", "term"),
    Source(ANSWER, "answers/*.toml"),
    Source(MYTH, "myths.toml", "myth"),
    Source(STEP, "journey.toml", "step"),
    Source(NOTICE, "notices.toml", "notice"),
    Source(PAGE, "pages/*.toml"),
    Source(QUESTION, "checkup/questions.toml", "question"),
    Source(FINDING, "checkup/findings.toml", "finding"),
    Source(ACTION, "checkup/actions.toml", "action"),
    Source(CASE, "checkup/cases.toml", "case"),
    Source(COVERAGE, "coverage.toml", "row"),
    Source(SYNONYM, "synonyms.toml", "synonym"),
    Source(CONCEPT, "concepts.toml", "concept"),
    Source(TOPIC, "scope.toml", "topic"),
    Source(FACT, "facts.toml", "fact"),
    Source(RETIRED, "retired.toml", "address"),
    Source(WORD, "traditional.toml", "word"),
    Source(READING, "readings.toml", "reading"),
)
