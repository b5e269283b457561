"""What is published is read once for each revision, whole, and reached without a query."""

import time

import pytest
from django.db import OperationalError, connection
from django.http import Http404
from django.utils import timezone, translation

from guide.answers.models import Answer, Point, Section
from guide.channels.models import Lender
from guide.checkup.models import questionnaire
from guide.law.models import Instrument, Provision, Version
from guide.publishing.load import ConflictError, load
from guide.publishing.models import Revision
from guide.publishing.read import read
from guide.shelf import bump, one_revision, per_revision, revision, shelf
from tests.switches import database_away, elsewhere, rename


@pytest.fixture
def records(content, db):
    """The small tree, loaded; yields its records."""
    found, _problems = read(content)
    load(found)
    return found


@pytest.fixture
def section(db):
    bump()
    return Section.objects.create(id="limits", name_zh_hans="界", name_en="Limits")


def test_where_nothing_was_ever_loaded_there_is_no_revision(db):
    assert revision() == ""


def test_each_load_is_a_new_revision(records):
    before = revision()

    load(records)

    assert [one.split("-")[0] for one in (before, revision())] == ["1", "2"]
    assert before.split("-")[1] == Revision.objects.get().digest[:12]


@pytest.mark.parametrize("failure", [KeyboardInterrupt, ConflictError])
def test_a_load_that_fails_leaves_the_revision(records, failure):
    before = revision()

    def fail(record):
        if record is records[-1]:
            raise failure

    with pytest.raises(failure):
        load(records, fail)

    assert revision() == before


def test_content_edited_before_any_load_is_a_revision_too(section):
    assert revision() == "1-"
    assert Revision.objects.get().loaded_at is None


def test_the_database_is_asked_once_in_an_interval(section, settings, django_assert_num_queries):
    settings.REVISION_SECONDS = 60
    shelf(Section)

    with django_assert_num_queries(0):
        shelf(Section)
        revision()
    settings.REVISION_SECONDS = 0.01
    time.sleep(0.02)
    with django_assert_num_queries(1):
        shelf(Section)


def test_a_new_revision_is_seen_after_the_interval_and_not_before(section, settings):
    settings.REVISION_SECONDS = 60
    seen = [shelf(Section).get("limits").name_zh_hans]
    with elsewhere():
        rename("线")

    seen.append(shelf(Section).get("limits").name_zh_hans)
    settings.REVISION_SECONDS = 0
    seen.append(shelf(Section).get("limits").name_zh_hans)

    assert seen == ["界", "界", "线"]


def test_inside_one_revision_nothing_changes_and_after_it_everything(section):
    with one_revision():
        before = shelf(Section).get("limits")
        rename("线")
        with one_revision():
            assert shelf(Section).get("limits") is before
            assert revision() == "1-"

    assert (shelf(Section).get("limits").name_zh_hans, revision()) == ("线", "2-")


def test_what_is_loaded_while_all_is_read_is_read_whole(section):
    Lender.objects.create(id="bank", name_zh_hans="界")
    loads = iter(["线"])

    def load_meanwhile(execute, sql, parameters, many, context):
        # Lenders have been read by then; sections are next.
        if "answers_section" in sql and sql.startswith("SELECT"):
            for name in loads:
                Lender.objects.update(name_zh_hans=name)
                rename(name)
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(load_meanwhile), one_revision():
        rows = [shelf(Section).get("limits"), shelf(Lender).get("bank")]
        seen = revision()

    assert next(loads, None) is None
    assert ([one.name_zh_hans for one in rows], seen) == (["线", "线"], "2-")


def test_a_shelf_holds_what_is_published_in_its_order(db):
    for place, name in enumerate(("second", "first", "withdrawn")):
        Section.objects.create(id=name, position=-place % 3, published=name != "withdrawn")

    found = shelf(Section)

    assert [one.pk for one in found.all()] == ["second", "first"]
    assert [one.pk for one in found.in_order(["first", "withdrawn", "third", "second"])] == [
        "first",
        "second",
    ]
    assert (found.get("withdrawn"), found["first"], found.or_404("first")) == (
        None,
        Section(id="first"),
        Section(id="first"),
    )


def test_a_row_that_is_not_there_is_missed_or_not_found(db):
    with pytest.raises(KeyError):
        shelf(Section)["limits"]
    with pytest.raises(Http404):
        shelf(Section).or_404("limits")


def test_a_row_speaks_the_language_of_whoever_reads_it(section):
    found = shelf(Section).get("limits")
    names = []

    for language in ("en", "zh-hans"):
        with translation.override(language):
            names.append(found.name)

    assert names == ["Limits", "界"]


def test_a_row_reached_through_another_costs_no_query(section, settings, django_assert_num_queries):
    settings.REVISION_SECONDS = 60
    today = timezone.localdate()
    # Withdrawn, but an edit in the admin still holds an answer to it.
    Section.objects.update(published=False)
    answer = Answer.objects.create(id="calls", section=section, stamp="may", reviewed_on=today)
    Point.objects.create(answer=answer, part="may", text_zh_hans="甲")
    law = Instrument.objects.create(id="law", title_zh_hans="法", checked_on=today)
    provision = Provision.objects.create(instrument=law, number="1", fact="f", confidence="A")
    Version.objects.create(provision=provision, rule_zh_hans="规则")
    shelf(Answer)

    with django_assert_num_queries(0):
        found = shelf(Answer).get("calls")
        through = [
            found.section.name_zh_hans,
            found.points.all()[0].answer.pk,
            list(found.changes.all()),
        ]
        one = shelf(Provision).get("law/1")
        through += [one.instrument.title, one.version_on(today).rule]
        [same] = shelf(Instrument).get("law").provisions.all()
        through += [same.instrument.title, same.version_on(today).rule]

    assert through == ["界", "calls", [], "法", "规则", "法", "规则"]


def test_the_provisions_of_a_withdrawn_instrument_are_withdrawn(db):
    law = Instrument.objects.create(id="law", published=False, checked_on=timezone.localdate())
    Provision.objects.create(instrument=law, number="1", fact="f", confidence="A")

    assert shelf(Provision).all() == []


def test_what_is_worked_out_is_kept_by_its_arguments_until_there_is_a_new_revision(section):
    @per_revision
    def named(prefix):
        return [prefix + one.name_zh_hans for one in shelf(Section).all()]

    first, again, other = named("a"), named("a"), named("b")
    with elsewhere():
        rename("线")

    assert first is again
    assert (first, other, named("a")) == (["a界"], ["b界"], ["a线"])


def test_what_cannot_be_worked_out_anew_stays_and_is_tried_again(section, tmp_path):
    @per_revision
    def named():
        return Section.objects.get().name_zh_hans

    shelf(Section)
    with database_away(tmp_path), pytest.raises(OperationalError):
        named()
    before = named()
    with elsewhere():
        rename("线")
    shelf(Section)

    with database_away(tmp_path):
        found = named()

    assert (before, found, named()) == ("界", "界", "线")


def test_the_questionnaire_is_worked_out_once_for_each_language(records, settings):
    settings.REVISION_SECONDS = 60
    found = {}
    for language in ("en", "zh-hant"):
        with translation.override(language):
            found[language] = questionnaire(), questionnaire()

    assert [one is again for one, again in found.values()] == [True, True]
    assert found["en"][0] != found["zh-hant"][0]
