"""The shapes of letters, and of answers with all that stands around them."""

from guide.answers import models as answers
from guide.letters import models as letters

from .channel_shapes import CHANNELS
from .shape import BODY, CITES, ID, NOTE, TEXT, Is, Part, Shape, maybe, needed

LETTER = Shape(
    "letters.Letter",
    letters.Letter,
    (
        ID,
        needed("group", among=tuple(letters.Group.values)),
        needed("title", Is.TEXTS),
        needed("summary", Is.TEXTS),
        needed("to", Is.TEXTS, column="addressee"),
        needed("by", Is.TEXTS, column="deadline"),
        needed("by-cites", Is.IDS, column="deadline_cites", to="law.Provision"),
        CHANNELS,
        CITES,
        needed("valid-from", Is.DAY),
        needed("reviewed-on", Is.DAY),
        BODY,
    ),
    (
        Part(
            "blank",
            Shape(
                "letters.Blank",
                letters.Blank,
                (needed("name"), needed("label", Is.TEXTS)),
            ),
            "blanks",
        ),
        Part(
            "line",
            Shape(
                "letters.Line",
                letters.Line,
                (needed("part", among=tuple(letters.LinePart.values)), TEXT, CITES),
            ),
            "lines",
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
        # Provisions whose caveat this sentence respects: said by whoever read both.
        maybe("heeds", Is.IDS, to="law.Provision"),
        maybe("lenders", Is.IDS, to="channels.Lender"),
    ),
)
CHANGE = Shape("answers.Change", answers.Change, (needed("on", Is.DAY), needed("why", Is.TEXTS)))
ANSWER = Shape(
    "answers.Answer",
    answers.Answer,
    (
        ID,
        # The short address, /a/<number>: as permanent as the id.
        needed("number", Is.NUMBER),
        needed("section", column="section_id", to="answers.Section"),
        needed("question", Is.TEXTS),
        needed("title", Is.TEXTS),
        needed("stamp", among=tuple(answers.Stamp.values)),
        needed("short", Is.TEXTS),
        needed("say", Is.TEXTS),
        maybe("why", Is.TEXTS),
        CHANNELS,
        maybe("letters", Is.IDS, to="letters.Letter"),
        needed("related", Is.IDS, to="answers.Answer"),
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
    (
        ID,
        needed("name", Is.TEXTS),
        # Other forms of the word, as they stand in running text.
        maybe("also", Is.TEXTS),
        needed("meaning", Is.TEXTS),
        CITES,
    ),
)
STEP = Shape(
    "answers.Step",
    answers.Step,
    (
        ID,
        needed("name", Is.TEXTS),
        TEXT,
        needed("join", among=tuple(answers.Join.values)),
        needed("answers", Is.IDS, to="answers.Answer"),
    ),
)
NOTICE = Shape(
    "answers.Notice",
    answers.Notice,
    (
        ID,
        needed("before", Is.TEXTS),
        needed("phone"),
        needed("after", Is.TEXTS),
        needed("shown", Is.FLAG),
    ),
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
