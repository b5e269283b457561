"""How the last load and a retired address name themselves."""

from guide.publishing.models import Retired, Revision


def test_a_revision_is_named_by_its_digest():
    assert str(Revision(digest="abc")) == "abc"


def test_a_retired_address_is_named_by_itself():
    assert str(Retired(address="answers/old")) == "answers/old"
