"""A page is cut at its marks and filled again; nothing of it is lost."""

from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from guide.checkup.pieces import Cut, Marks, cut, hole, mark

LIST = "<ul>{% for one in rows %}{{ cut.row }}<li>{{ one }}</li>{% endfor %}{{ cut.rest }}</ul>"


def made(template, **context):
    return engines["django"].from_string(template).render(context)


def test_a_page_without_marks_is_one_piece():
    assert cut("<p>") == Cut("<p>", [], {})


def test_the_rows_of_a_list_are_parts_and_where_they_were_is_a_hole():
    page = made(LIST, rows=["a", "b"], cut=Marks())

    assert cut(page) == Cut("<ul>", [("row", "</ul>")], {"row": ["<li>a</li>", "<li>b</li>"]})


def test_a_list_without_rows_leaves_a_hole_that_nothing_fills():
    page = cut(made(LIST, rows=[], cut=Marks()))

    assert page.filled({"row": "<li>a</li>"}) == "<ul></ul>"


def test_a_hole_is_named_after_the_first_of_its_parts():
    page = cut(f"<p>{mark('all')}see {mark('link')}a{mark('between')}, {hole('link')}</p>")

    assert page == Cut(
        "<p>",
        [("all", "</p>")],
        {"all": ["see "], "link": ["a", ""], "between": [", "]},
    )


def test_a_hole_that_is_there_twice_is_filled_twice_and_one_not_given_stays_empty():
    page = cut(f"{hole('place')}/{hole('place')}/{hole('other')}.")

    assert page.filled({"place": "1"}) == "1/1/."


def test_marks_are_nothing_in_a_page_that_is_not_cut():
    assert made(LIST, rows=["a"]) == "<ul><li>a</li></ul>"


@given(rows=st.lists(st.text(st.characters(exclude_characters="\0"))))
def test_a_page_filled_with_all_its_parts_is_the_page(rows):
    page = cut(made(LIST, rows=rows, cut=Marks()))

    whole = page.filled({"row": "".join(page.parts.get("row", ()))})

    assert whole == made(LIST, rows=rows)
