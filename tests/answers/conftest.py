"""An answer and a provision that hold no more than they must."""

import pytest
from django.utils import timezone

from guide.answers import models
from guide.law.models import Instrument, Provision


@pytest.fixture
def answer():
    section = models.Section.objects.create(id="limits", name_zh_hans="界", intro_zh_hans="界")
    return models.Answer.objects.create(
        id="night-calls",
        number=1,
        section=section,
        question_zh_hans="夜里可以打电话吗？",
        title_zh_hans="夜里不可以打电话",
        stamp="must-not",
        short_zh_hans="22:00 之后不可以。",
        say_zh_hans="请不要再打。",
        reviewed_on=timezone.localdate(),
    )


@pytest.fixture
def provision():
    instrument = Instrument.objects.create(
        id="measures",
        title_zh_hans="示例办法",
        kind="law",
        force="binding",
        checked_on=timezone.localdate(),
    )
    return Provision.objects.create(
        instrument=instrument, number="12", fact="example", confidence="A"
    )
