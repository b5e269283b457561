"""Every field that exists in three languages. Nothing else decides this."""

from modeltranslation.translator import TranslationOptions, translator

from guide.answers import models as answers
from guide.channels import models as channels
from guide.checkup import models as checkup
from guide.law import models as law
from guide.letters import models as letters

TRANSLATED = {
    law.Instrument: ("title", "issuer", "about", "bound"),
    law.Provision: ("article", "bound", "caveat"),
    law.Version: ("rule",),
    channels.Channel: ("name", "summary", "operator", "hours", "cost", "takes_from"),
    channels.Phone: ("label",),
    channels.ChannelLine: ("text",),
    channels.ChannelLimit: ("what", "limit", "source"),
    channels.Lender: ("name", "tell", "regulator"),
    channels.Issue: ("name", "examples"),
    channels.Person: ("name", "change"),
    channels.Urgency: ("condition",),
    channels.UrgencyLine: ("text",),
    channels.Headline: ("text",),
    channels.Condition: ("text",),
    channels.Move: ("say",),
    channels.Caution: ("text",),
    channels.Escalation: ("condition", "remark"),
    channels.EscalationLine: ("text",),
    channels.Evidence: ("name",),
    channels.EvidenceLine: ("text",),
    channels.Principle: ("text",),
    channels.Deadline: ("what", "limit", "counts_from"),
    letters.Letter: ("title", "summary", "addressee", "deadline", "body"),
    letters.Blank: ("label",),
    letters.Line: ("text",),
    answers.Section: ("name", "intro"),
    answers.Answer: ("question", "title", "short", "say", "why"),
    answers.Point: ("text", "limit"),
    answers.Change: ("why",),
    answers.Myth: ("claim", "truth"),
    answers.Term: ("name", "also", "meaning"),
    answers.Step: ("name", "text"),
    answers.Notice: ("before", "after"),
    answers.Page: ("title", "summary"),
    answers.Block: ("heading", "text"),
    checkup.QuestionRow: ("ask", "why"),
    checkup.ChoiceRow: ("label", "hint"),
    checkup.FindingRow: ("says",),
    checkup.ActionRow: ("text", "limit"),
}

for model, names in TRANSLATED.items():
    # A draft in the admin may start in one language; files may leave none blank.
    options = type(
        f"{model.__name__}Translation",
        (TranslationOptions,),
        {"fields": names, "required_languages": ()},
    )
    translator.register(model, options)
