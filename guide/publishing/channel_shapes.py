"""The shapes of a channel and of the ladder's lists. The ladder's tables name each other by id."""

from guide.channels import models as channels

from .shape import CITES, ID, NOTE, TEXT, Is, Part, Shape, maybe, needed

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
            Shape("channels.Phone", channels.Phone, (needed("number"), maybe("label", Is.TEXTS))),
            "phones",
        ),
        Part(
            "line",
            Shape(
                "channels.ChannelLine",
                channels.ChannelLine,
                (
                    needed("part", among=tuple(channels.ChannelPart.values)),
                    TEXT,
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
CAUTION = Shape("channels.Caution", channels.Caution, (ID, TEXT, CITES))
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
        needed("cautions", Is.IDS, to="channels.Caution"),
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
