"""What a provision says on a day, and whom it binds. The law here is invented."""

import datetime as dt

import pytest
from django.utils import translation

from guide.law.models import Instrument, Provision, Version
from guide.shelf import shelf

FIRST = dt.date(2021, 1, 1)
SECOND = dt.date(2023, 5, 1)
REPEAL = dt.date(2026, 7, 1)
DAY = dt.timedelta(days=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def provision():
    instrument = Instrument.objects.create(
        id="example-measures",
        title_zh_hans="示例办法",
        kind="departmental-rule",
        force="binding",
        bound_zh_hans="银行",
        checked_on=FIRST,
    )
    return Provision.objects.create(
        instrument=instrument, number="12", fact="example-12", confidence="A"
    )


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        (dt.date.min, None),
        (FIRST - DAY, None),
        (FIRST, "first"),
        (SECOND - DAY, "first"),
        (SECOND, "second"),
        (REPEAL - DAY, "second"),
        (REPEAL, None),
        (dt.date.max, None),
    ],
    ids=str,
)
def test_version_on_is_what_was_in_force_that_day(provision, day, rule):
    # Written out of order: what counts is the first day, not the order of writing.
    Version.objects.create(provision=provision, from_on=REPEAL, repealed=True)
    Version.objects.create(provision=provision, from_on=SECOND, rule_zh_hans="second")
    Version.objects.create(provision=provision, from_on=FIRST, rule_zh_hans="first")

    found = provision.version_on(day)

    assert (found and found.rule) == rule


def test_version_on_is_none_where_nothing_is_recorded(provision):
    assert provision.version_on(FIRST) is None


@pytest.mark.parametrize(
    ("day", "rule"),
    [(dt.date.min, "old"), (SECOND - DAY, "old"), (SECOND, "new")],
    ids=str,
)
def test_a_version_whose_first_day_is_unknown_is_older_than_every_other(provision, day, rule):
    Version.objects.create(provision=provision, from_on=SECOND, rule_zh_hans="new")
    Version.objects.create(provision=provision, from_on=None, rule_zh_hans="old")

    assert provision.version_on(day).rule == rule


def test_version_on_costs_no_query_where_versions_were_prefetched(
    provision, django_assert_num_queries
):
    Version.objects.create(provision=provision, from_on=FIRST, rule_zh_hans="first")
    [found] = shelf(Provision).in_order([provision.pk])

    with django_assert_num_queries(0):
        rule = found.version_on(FIRST).rule

    assert rule == "first"


def test_whoever_the_instrument_binds_is_bound_unless_the_provision_names_others(provision):
    provision.bound_zh_hans = ""

    assert provision.who_is_bound == "银行"


def test_a_provision_may_bind_others_than_its_instrument(provision):
    provision.bound_zh_hans = "催收公司"

    assert provision.who_is_bound == "催收公司"


def test_the_id_of_a_provision_is_its_instrument_and_its_number(provision):
    assert (provision.pk, str(provision)) == ("example-measures/12", "example-measures/12")


def test_provisions_come_in_the_order_asked_for_and_unknown_ids_are_left_out(provision):
    other = Provision.objects.create(
        instrument=provision.instrument, number="3", fact="example-3", confidence="B"
    )

    found = shelf(Provision).in_order([provision.pk, "example-measures/99", other.pk])

    assert found == [provision, other]


def test_the_law_has_an_address_in_each_language(provision):
    with translation.override("en"):
        addresses = [provision.instrument.get_absolute_url(), provision.get_absolute_url()]

    assert addresses == ["/en/law/example-measures/", "/en/law/example-measures/12/"]


def test_a_version_is_named_by_its_provision_and_its_first_day(provision):
    dated = Version.objects.create(provision=provision, from_on=FIRST)
    undated = Version.objects.create(provision=provision)

    assert [str(dated), str(undated)] == ["example-measures/12 2021-01-01", "example-measures/12 "]
