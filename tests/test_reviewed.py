"""What every row from a file can do: name its ids, be listed in order, be marked as edited."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from guide.answers.models import Answer, Page, Point, Term
from guide.checkup.models import FindingRow
from guide.reviewed import IdsField
from guide.shelf import shelf

pytestmark = pytest.mark.django_db


@pytest.fixture
def terms():
    for place, name in enumerate(("first", "second", "withdrawn")):
        Term.objects.create(id=name, position=place, published=name != "withdrawn")


@pytest.mark.parametrize("value", ["first", {"first": 1}, ["first", 2], 3])
def test_a_list_of_ids_is_a_list_of_texts(value):
    field = IdsField(to="answers.Term")

    with pytest.raises(ValidationError) as refused:
        field.clean(value, None)

    assert refused.value.messages == ['Write a list of ids, such as ["civil-code/1033-1"].']


def test_an_id_that_names_no_row_is_refused_by_name(terms):
    field = IdsField(to="answers.Term")

    with pytest.raises(ValidationError) as refused:
        field.clean(["first", "third", "fourth"], None)

    assert refused.value.messages == ["There is no answers.Term with the id third, fourth."]


def test_ids_of_rows_are_kept_in_the_order_given(terms):
    assert IdsField(to="answers.Term").clean(["second", "first"], None) == ["second", "first"]
    assert IdsField(to="answers.Term").clean([], None) == []


def test_ids_of_nothing_in_particular_are_not_looked_up():
    assert IdsField().clean(["anything"], None) == ["anything"]


def test_a_migration_remembers_what_the_ids_name():
    _name, path, _args, options = IdsField(to="answers.Term").deconstruct()

    assert path == "guide.reviewed.IdsField"
    assert options == {"to": "answers.Term", "default": list, "blank": True}


def test_two_rows_do_not_share_their_list_of_ids():
    one, other = Point(), Point()

    one.cites.append("example-rules/12")

    assert other.cites == []


def test_rows_are_listed_in_the_order_asked_for_without_the_unknown_and_the_withdrawn(terms):
    found = shelf(Term).in_order(["second", "third", "withdrawn", "first"])

    assert [one.pk for one in found] == ["second", "first"]


def test_rows_stand_in_the_order_of_their_file(terms):
    Term.objects.filter(pk="first").update(position=9)

    assert [one.pk for one in Term.objects.published()] == ["second", "first"]


def test_marking_an_edit_writes_its_moment_and_nothing_else():
    page = Page.objects.create(id="about", title_en="About", reviewed_on=dt.date(2026, 5, 2))
    page.title_en = "Not saved"
    before = timezone.now()

    page.mark_edited()

    saved = Page.objects.get()
    assert before <= saved.edited_at <= timezone.now()
    assert saved.title_en == "About"


def test_a_row_is_named_by_its_id_and_a_sentence_by_its_words():
    assert str(Answer(id="night-calls")) == "night-calls"
    assert str(FindingRow(id="called-at-night")) == "called-at-night"
    assert str(Point(text_zh_hans="夜里不打。")) == "夜里不打。"
