"""Files win, all of them or none; a row edited in the admin waits."""

import pytest

from guide.answers.models import Answer, Block, Page, Term
from guide.law.models import Provision
from guide.publishing.load import ConflictError, load
from guide.publishing.models import Retired, Revision
from guide.publishing.read import read
from tests.small_tree import small_tree, texts, write_tree

ABOUT = "pages/about.toml"


def changed_page(summary):
    page = small_tree()[ABOUT]
    page["summary"] = texts(summary, "Changed.")
    return {ABOUT: page}


def edit(title):
    """An edit of the small tree's page, as the admin makes it."""
    page = Page.objects.get()
    page.title_en = title
    page.save()
    page.mark_edited()


def test_a_load_interrupted_half_way_leaves_the_old_content(content, load_tree):
    load_tree()
    revision = Revision.objects.get()
    tree = changed_page("变了。")
    tree["terms.toml"] = {"term": [{**small_tree()["terms.toml"]["term"][0], "id": "other"}]}

    def stop_at_the_questionnaire(record):
        if record.file == "checkup/questions.toml":
            raise KeyboardInterrupt

    write_tree(content, tree)
    records, _problems = read(content)
    with pytest.raises(KeyboardInterrupt):
        load(records, stop_at_the_questionnaire)

    assert list(Term.objects.values_list("pk", "published")) == [("overdue", True)]
    assert Page.objects.get().summary_zh_hans == "示例。"
    assert Revision.objects.get() == revision
    assert Retired.objects.count() == 0


def test_an_edit_whose_file_moved_too_stops_the_load_with_nothing_loaded(load_tree):
    load_tree()
    edit("Edited")
    tree = changed_page("变了。")
    tree["terms.toml"] = {"term": [{**small_tree()["terms.toml"]["term"][0], "id": "other"}]}

    with pytest.raises(ConflictError) as conflict:
        load_tree(tree)

    assert str(conflict.value) == (
        "pages/about.toml (about): edited in the admin, and changed in the file since. Export to a "
        "copy (`python3 manage.py export_content FOLDER`), merge the two by hand, and load."
    )
    assert list(Term.objects.values_list("pk", flat=True)) == ["overdue"]
    assert Page.objects.get().title_en == "Edited"
    assert Page.objects.get().edited_at is not None


def test_the_first_load_creates_every_row(load_tree):
    outcome = load_tree()

    assert len(outcome.created) == 17
    assert outcome.created[0] == "law.Instrument example-rules"
    assert (outcome.changed, outcome.left, outcome.withdrawn) == ([], [], [])
    assert Answer.objects.get().points.count() == 6
    assert Provision.objects.get().versions.get().rule_en == "No calls after 22:00."
    assert Revision.objects.count() == 1


def test_a_second_load_of_the_same_files_changes_nothing(load_tree):
    created = load_tree().created
    digest = Revision.objects.get().digest
    blocks = list(Block.objects.values_list("pk", flat=True))

    outcome = load_tree()

    assert outcome.left == created
    assert (outcome.created, outcome.changed, outcome.withdrawn) == ([], [], [])
    assert Revision.objects.get().digest == digest
    assert list(Block.objects.values_list("pk", flat=True)) == blocks


def test_a_changed_file_changes_its_row_and_no_other(load_tree):
    load_tree()
    digest = Revision.objects.get().digest

    outcome = load_tree(changed_page("变了。"))

    assert outcome.changed == ["answers.Page about"]
    assert len(outcome.left) == 16
    assert Page.objects.get().summary_zh_hans == "变了。"
    assert Revision.objects.get().digest != digest


def test_the_parts_of_a_changed_row_are_those_of_its_file(load_tree):
    load_tree()
    page = small_tree()[ABOUT]
    page["block"] = [{"text": texts("一", "One")}, {"text": texts("二", "Two")}]

    load_tree({ABOUT: page})

    assert list(Block.objects.values_list("position", "text_en", "sample")) == [
        (0, "One", ""),
        (1, "Two", ""),
    ]


def test_a_key_that_is_left_out_empties_its_column(load_tree):
    answer = small_tree()["answers/night-calls.toml"]
    before_why = list(answer).index("say") + 1
    why = {"why": texts("因为。", "Because.")}
    with_why = {**{key: answer[key] for key in list(answer)[:before_why]}, **why, **answer}
    load_tree({"answers/night-calls.toml": with_why})
    before = Answer.objects.get().why_en

    load_tree({"answers/night-calls.toml": answer})

    assert before == "Because."
    assert Answer.objects.get().why_en == ""


def test_a_row_that_only_moved_in_its_list_is_changed(load_tree):
    term = small_tree()["terms.toml"]["term"][0]
    first, second = {**term, "id": "a-first"}, {**term, "id": "b-second"}
    load_tree({"terms.toml": {"term": [term, first, second]}})

    outcome = load_tree({"terms.toml": {"term": [term, second, first]}})

    assert outcome.changed == ["answers.Term b-second", "answers.Term a-first"]
    assert list(Term.objects.values_list("pk", flat=True)) == ["overdue", "b-second", "a-first"]


def test_an_edited_row_is_kept_while_its_file_stands_still(load_tree):
    load_tree()
    edit("Edited")

    outcome = load_tree()

    assert outcome.kept == ["answers.Page about"]
    assert Page.objects.get().title_en == "Edited"
    assert Page.objects.get().edited_at is not None


def test_the_mark_of_an_edit_is_cleared_once_its_file_says_the_same(load_tree):
    load_tree()
    edit("Edited")
    page = small_tree()[ABOUT]
    page["title"]["en"] = "Edited"

    outcome = load_tree({ABOUT: page})

    assert outcome.cleared == ["answers.Page about"]
    assert Page.objects.get().title_en == "Edited"
    assert Page.objects.get().edited_at is None
    assert load_tree().kept == []


def test_a_row_without_its_file_is_withdrawn_and_its_address_says_so(content, load_tree, client):
    load_tree()
    (content / ABOUT).unlink()

    outcome = load_tree()

    assert outcome.withdrawn == ["answers.Page about"]
    assert Page.objects.get().published is False
    assert list(Retired.objects.values_list("address", "successor")) == [("pages/about", "")]
    assert client.get("/en/pages/about/").status_code == 410
    assert load_tree().withdrawn == []


def test_a_withdrawn_page_with_a_successor_leads_there(content, load_tree, client):
    load_tree()
    (content / ABOUT).unlink()
    successor = {"id": "pages/about", "successor": "answers/night-calls"}

    load_tree({"retired.toml": {"address": [successor]}})
    response = client.get("/en/pages/about/")

    assert response.status_code == 301
    assert response.headers["Location"] == "/en/answers/night-calls/"


def test_an_address_that_was_retired_before_this_database_is_gone_too(load_tree, client):
    load_tree({"retired.toml": {"address": [{"id": "answers/older"}]}})

    assert client.get("/zh-hans/answers/older/").status_code == 410


def test_a_file_that_is_there_again_brings_its_address_back(content, load_tree, client):
    load_tree()
    (content / ABOUT).unlink()
    load_tree()

    outcome = load_tree(small_tree())

    assert outcome.changed == ["answers.Page about"]
    assert Retired.objects.count() == 0
    assert client.get("/en/pages/about/").status_code == 200


def test_an_edited_row_whose_file_is_there_again_is_shown_again(content, load_tree):
    load_tree()
    edit("Edited")
    (content / ABOUT).unlink()
    load_tree()

    outcome = load_tree(small_tree())

    assert outcome.kept == ["answers.Page about"]
    assert list(Page.objects.published().values_list("title_en", flat=True)) == ["Edited"]


def test_a_provision_that_is_gone_from_its_file_retires_its_address(load_tree, client):
    rules = small_tree()["law/example-rules.toml"]
    second = {**rules["provision"][0], "number": "13"}
    load_tree({"law/example-rules.toml": {**rules, "provision": [*rules["provision"], second]}})
    before = client.get("/en/law/example-rules/13/").status_code

    load_tree({"law/example-rules.toml": rules})

    assert before == 200
    assert client.get("/en/law/example-rules/13/").status_code == 410


def test_every_record_is_told_to_progress_in_order(content, db):
    records, _problems = read(content)
    told = []

    load(records, told.append)

    assert told == records
