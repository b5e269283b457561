"""The desk for letters."""

import pytest
from django.contrib import admin

from guide.letters.models import Letter


@pytest.mark.parametrize(("search", "found"), [("name", 1), ("标题", 1), ("nothing", 0)])
def test_a_letter_is_found_at_the_desk_by_its_words(letter, admin_user, rf, search, found):
    desk = admin.site._registry[Letter]
    request = rf.get("/", {"q": search})
    request.user = admin_user

    rows, _may_repeat = desk.get_search_results(request, Letter.objects.all(), search)

    assert rows.count() == found


def test_a_letter_is_edited_together_with_its_blanks_and_lines(letter, admin_user, rf):
    desk = admin.site._registry[Letter]
    request = rf.get("/")
    request.user = admin_user

    inlines = [one.model.__name__ for one in desk.get_inline_instances(request, letter)]

    assert inlines == ["Blank", "Line"]
