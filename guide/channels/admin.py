from django.contrib import admin

from guide.reviewed_admin import ReviewedAdmin, UntranslatedAdmin, inline_of

from . import models


@admin.register(models.Channel)
class ChannelAdmin(ReviewedAdmin):
    list_display = ("id", "name", "kind", "confidence", "checked_on")
    list_filter = (*ReviewedAdmin.list_filter, "kind", "confidence")
    search_fields = ("id", "name_zh_hans", "name_zh_hant", "name_en", "phones__number")
    inlines = tuple(
        inline_of(one) for one in (models.Phone, models.ChannelLine, models.ChannelLimit)
    )


def register(model, shown, searched, parts=(), base=ReviewedAdmin):
    """The admin of a list of the ladder: all alike but for the columns."""
    options = {
        "list_display": ("id", *shown),
        "search_fields": ("id", *searched),
        "inlines": tuple(inline_of(one) for one in parts),
    }
    admin.site.register(model, type(f"{model.__name__}Admin", (base,), options))


register(models.Lender, ("name",), ("name_zh_hans", "name_en"))
register(models.Issue, ("name",), ("name_zh_hans", "name_en"))
register(models.Person, ("name",), ("name_zh_hans", "name_en"))
register(models.Urgency, ("condition",), ("condition_zh_hans",), (models.UrgencyLine,))
register(models.Headline, ("text",), ("text_zh_hans", "text_en"))
register(models.Condition, ("text",), ("text_zh_hans", "text_en"))
register(models.Move, ("channel", "say"), ("channel", "say_zh_hans", "say_en"))
register(models.Caution, ("text",), ("text_zh_hans", "text_en"))
register(models.Escalation, ("condition",), ("condition_zh_hans",), (models.EscalationLine,))
register(models.Evidence, ("name",), ("name_zh_hans", "name_en"), (models.EvidenceLine,))
register(models.Principle, ("part", "text"), ("text_zh_hans", "text_en"))
register(models.Deadline, ("what", "limit", "days"), ("what_zh_hans", "what_en"))
register(
    models.Route,
    ("lender", "issue", "limited"),
    ("lender", "issue"),
    (models.RouteStep,),
    UntranslatedAdmin,
)
