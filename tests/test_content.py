"""The real content: its files are in order, and nothing the articles say is left uncovered."""

import pytest
from django.conf import settings

from guide.publishing.check import check
from guide.publishing.read import read

# The rows of the table of the five articles the guide starts from.
ROWS = """
000-1.1 000-1.2 000-2.1 000-2.2 000-3.1 000-3.2 000-3.3 000-3.4 000-4.1 000-4.2 000-4.3 000-5.1
000-5.2 000-5.3 000-6.2 000-6.3 000-7.1 000-7.3
001-1.3 001-2.1 001-2.2 001-2.3 001-3.1 001-3.2 001-4.1 001-4.2 001-4.3 001-4.4 001-5.1 001-5.2
001-5.3 001-6.1 001-6.2
002-1.1 002-1.2 002-2.2 002-3.1 002-3.2 002-3.3 002-4.1 002-4.2 002-5.1a 002-5.1b 002-5.1c
002-5.2 002-6.1 002-6.2 002-6.3
003-1.2 003-2.2 003-3.2 003-3.4 003-4.2 003-4.3 003-5.1 003-5.2 003-5.3 003-6.1 003-6.2 003-7.1
004-3.1 004-3.2a 004-3.2b 004-3.2c 004-4.1 004-4.2 004-4.3 004-5.1 004-5.2 004-5.3a 004-5.3b
004-5.3c 004-6.2 004-6.3
"""


@pytest.fixture(scope="module")
def content():
    """(The records of the real files, what is wrong with the files.)"""
    return read(settings.CONTENT)


def test_every_file_can_be_read_and_is_in_canonical_form(content):
    _records, problems = content

    assert [str(one) for one in problems] == []


def test_nothing_is_wrong_with_all_records_together(content):
    records, _problems = content

    assert [str(one) for one in check(records)] == []


def test_every_row_of_the_articles_is_covered_and_no_other(content):
    records, _problems = content

    rows = [one.id for one in records if one.shape.name == "coverage.Row"]

    assert sorted(rows) == sorted(ROWS.split())
