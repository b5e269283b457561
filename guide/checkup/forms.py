"""One question as a form; its choices are the question's, and nothing else is accepted."""

from django import forms
from django.utils.translation import gettext_lazy as _


class QuestionForm(forms.Form):
    """A form with a single field named after the question. GET only: nothing to protect."""

    def __init__(self, question, *args, **options):
        super().__init__(*args, **options)
        kind = forms.MultipleChoiceField if question.several else forms.ChoiceField
        self.fields[question.id] = kind(
            choices=[(choice.code, choice.label) for choice in question.choices],
            error_messages={"required": _("请选一项；拿不准就选“不确定”。")},
        )
