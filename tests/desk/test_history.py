"""The history of a row: who changed which text, in which language, from what to what."""

import pytest

from tests.desk.pages import ANSWER, fields, parsed, save

pytestmark = pytest.mark.django_db


def history(client):
    """[(editor, what changed)] of the answer's history page, the oldest edit first."""
    page = parsed(client.get("/desk/answers/answer/night-calls/history/"))
    shown = next(one for one in page.iter("div") if one.get("id") == "change-history")
    rows = [list(one.iter("td")) for one in shown.iter("tr")][1:]
    return [tuple((one.text or "").strip() for one in cells) for cells in rows]


def test_the_history_of_a_row_shows_who_changed_which_text_in_which_language(editor, answer):
    save(editor, ANSWER, short_en="No.", short_zh_hans="不行。")

    assert history(editor) == [("editor", "short_zh_hans: 不可以。 → 不行。 ¶ short_en: ∅ → No.")]


def test_the_history_of_a_row_shows_what_happened_to_its_parts(editor, answer):
    save(editor, ANSWER, **{"points-0-text_zh_hans": "截图"})
    given = fields(editor.get(f"/desk/{ANSWER}"))
    editor.post(f"/desk/{ANSWER}", given | {"points-0-DELETE": "on"})

    changed, taken_away = history(editor)
    assert changed == ("editor", "points-0-text_zh_hans: 录音 → 截图")
    assert "points-0-text_zh_hans: 截图 → ∅" in taken_away[1].split(" ¶ ")


def test_the_history_says_that_nothing_was_changed(editor, answer):
    save(editor, ANSWER)

    [(who, what)] = history(editor)
    assert (who, what != "", "→" in what) == ("editor", True, False)
