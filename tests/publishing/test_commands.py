"""The commands: what they print, and that a failure is one (exit status 1)."""

import io
import os

import polib
import pytest
from django.core.management import CommandError, call_command

from guide.answers.models import Page, Term
from guide.publishing import toml
from guide.publishing.models import Revision
from tests.small_tree import small_tree, texts, write_tree

ABOUT = "pages/about.toml"
# What a load draws is tested beside what draws it.
LOAD = ("load_content", "--no-pictures")


class Terminal(io.StringIO):
    def isatty(self):
        return True


def run(*command, error_to=io.StringIO, **options):
    """(what a command printed, what it complained of, the error it ended with or None)."""
    out, complaints, error = io.StringIO(), error_to(), None
    try:
        call_command(*command, stdout=out, stderr=complaints, **options)
    except CommandError as raised:
        error = raised
    return out.getvalue(), complaints.getvalue(), error


def edit_page(title):
    page = Page.objects.get()
    page.title_en = title
    page.save()
    page.mark_edited()


# check_content


def test_check_content_names_what_cannot_be_read_and_exits_with_1(content):
    (content / "terms.toml").write_text("id =")

    out, complaints, error = run("check_content")

    assert out == ""
    assert complaints == (
        "terms.toml: is not valid TOML: Invalid value (at end of document). Mend that place.\n"
    )
    assert (str(error), error.returncode) == ("1 to put right.", 1)


def test_check_content_names_every_problem_of_the_records(content):
    tree = small_tree()
    tree["answers/night-calls.toml"]["channels"] = []
    tree["myths.toml"]["myth"][0]["cites"] = []
    write_tree(content, tree)

    out, complaints, error = run("check_content")

    assert out == ""
    assert complaints.splitlines() == [
        "answers/night-calls.toml, night-calls: names no channel. Name where to complain or get "
        "help.",
        "myths.toml, any-hour: cites nothing. Name the provision that corrects it.",
    ]
    assert (str(error), error.returncode) == ("2 to put right.", 1)


def test_check_content_counts_the_records_when_nothing_is_wrong(content):
    assert run("check_content") == ("43 records, nothing to put right.\n", "", None)


# load_content


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "text", "refused"),
    [
        (
            "myths.toml",
            "id =",
            "refused: myths.toml: is not valid TOML: Invalid value (at end of document). "
            "Mend that place.\n",
        ),
        (
            "coverage.toml",
            '[[row]]\nid = "1"\nsubject = "x"\ncovered-by = ["answer:gone"]\n',
            'refused: coverage.toml, 1: names "answer:gone", which does not exist.\n',
        ),
    ],
)
def test_one_bad_file_stops_the_load_with_nothing_loaded(content, name, text, refused):
    (content / name).write_text(text)

    out, complaints, error = run(*LOAD)

    assert out == ""
    assert complaints == refused
    assert str(error) == "Nothing was loaded. Put the above right and load again."
    assert error.returncode == 1
    assert (Term.objects.count(), Revision.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_a_bad_file_leaves_what_was_loaded_before(content):
    run(*LOAD)
    (content / ABOUT).write_text(toml.dump({**small_tree()[ABOUT], "summary": texts("新", "New")}))
    (content / "terms.toml").write_text("id =")

    _out, _complaints, error = run(*LOAD)

    assert error.returncode == 1
    assert Page.objects.get().summary_en == "An example."


@pytest.mark.django_db
def test_load_content_refuses_a_row_that_moved_on_both_sides(content):
    run(*LOAD)
    edit_page("Edited")
    page = {**small_tree()[ABOUT], "summary": texts("新", "New")}
    write_tree(content, {ABOUT: page})

    out, _complaints, error = run(*LOAD)

    assert out == ""
    assert error.returncode == 1
    assert str(error).startswith("Nothing was loaded. refused: pages/about.toml (about): edited")


@pytest.mark.django_db
def test_load_content_says_what_it_created_changed_left_and_kept(content):
    first = run(*LOAD)
    edit_page("Edited")
    terms = small_tree()["terms.toml"]
    terms["term"][0]["name"]["en"] = "Late"
    write_tree(content, {"terms.toml": terms})
    second = run(*LOAD)

    assert first == ("17 created\n0 left as they were\n", "", None)
    assert second == (
        "1 changed\n"
        "  answers.Term overdue\n"
        "1 left as edited in the admin (export_content brings it into the file)\n"
        "  answers.Page about\n"
        "15 left as they were\n",
        "",
        None,
    )


@pytest.mark.django_db
def test_load_content_says_nothing_when_asked_to_be_quiet(content):
    assert run(*LOAD, verbosity=0, error_to=Terminal) == ("", "", None)
    assert Term.objects.count() == 1


@pytest.mark.django_db
def test_load_content_counts_along_on_a_terminal_only(content):
    _out, shown, _error = run(*LOAD, error_to=Terminal)

    lines = shown.split("\r")
    assert len(lines) == 44
    assert lines[1] == f"1/43 {'law/example-rules.toml':<60}"
    assert lines[43] == f"43/43 {'readings.toml':<60}"


# export_content


@pytest.mark.django_db
def test_export_content_names_the_files_it_changed(content):
    run(*LOAD)
    unedited = run("export_content")
    edit_page("Edited")
    edited = run("export_content")

    assert unedited == ("0 files changed.\n", "", None)
    assert edited == ("pages/about.toml\n1 files changed.\n", "", None)
    assert run("sign_reading", "pages/about.toml")[0] == "read: pages/about.toml\n"
    assert run("check_content")[2] is None
    assert "1 taken over from an edit that is now in its file\n" in run(*LOAD)[0]


@pytest.mark.django_db
def test_export_content_writes_into_a_folder_of_choice(content, tmp_path):
    run(*LOAD)
    edit_page("Edited")
    before = (content / ABOUT).read_bytes()

    out, _complaints, error = run("export_content", str(tmp_path / "copy"))

    assert out.endswith("20 files changed.\n")
    assert error is None
    assert (tmp_path / "copy" / ABOUT).exists()
    assert (content / ABOUT).read_bytes() == before


# format_content


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        (b"id =", ": is not valid TOML: Invalid value (at end of document). Mend that place."),
        (b"\xff", ": is not UTF-8. Save it, and what is beside it, as UTF-8."),
        (b'id = "a"\n', ": holds only [[address]] tables. Remove id."),
        (b'address = "a"\n', ": holds only [[address]] tables. Remove address."),
        (b'address = ["a"]\n', ", address 1: is not a table. Write it as [[…]]."),
        (
            b'[[address]]\nid="a"\nreason = "b"\n',
            ', address a: "reason" is not a key here. Remove or rename it.',
        ),
    ],
)
def test_format_content_leaves_a_file_that_it_cannot_keep_whole(content, written, complaint):
    path = content / "retired.toml"
    path.write_bytes(written)

    _out, complaints, error = run("format_content")

    assert complaints == f"{path}{complaint}\n"
    assert str(error) == "The files named above were left as they are."
    assert error.returncode == 1
    assert path.read_bytes() == written


def test_format_content_writes_the_canonical_form(content):
    path = content / "terms.toml"
    canonical = path.read_text()
    path.write_text("# a remark\n" + canonical.replace(" = ", "="))

    assert run("format_content") == ("", "", None)
    assert path.read_text() == canonical
    assert run("check_content")[2] is None


def test_format_content_drafts_only_the_texts_that_are_missing(tmp_path):
    page = small_tree()[ABOUT]
    page["title"] = {"zh-hans": "关于", "en": "About"}
    page["block"][0]["text"] = {"zh-hans": "发短信", "zh-hant": "", "en": "Write"}
    words = small_tree()["traditional.toml"]
    write_tree(tmp_path, {ABOUT: page, "traditional.toml": words})

    printed = run("format_content", "--draft", "--folder", str(tmp_path))

    page["title"] = texts("关于", "About", "關於")
    page["block"][0]["text"] = texts("发短信", "Write", "發簡訊")
    assert printed == ("", "", None)
    assert (tmp_path / ABOUT).read_text() == toml.dump(page)


def test_format_content_drafts_by_script_alone_where_no_words_are_reviewed(tmp_path):
    page = small_tree()[ABOUT]
    page["title"] = {"zh-hans": "发短信", "en": "About"}
    write_tree(tmp_path, {ABOUT: page})

    printed = run("format_content", "--draft", "--folder", str(tmp_path))

    page["title"] = texts("发短信", "About", "發短信")
    assert printed == ("", "", None)
    assert (tmp_path / ABOUT).read_text() == toml.dump(page)


def test_format_content_drafts_nothing_unless_asked(tmp_path):
    page = small_tree()[ABOUT]
    page["title"] = {"zh-hans": "关于", "en": "About"}
    write_tree(tmp_path, {ABOUT: page})

    _out, complaints, error = run("format_content", "--folder", str(tmp_path))

    assert complaints == (
        f'{tmp_path / ABOUT}, about: "title" has no zh-hant. Write it: no language may be blank.\n'
    )
    assert error.returncode == 1


# compile_words


def test_compile_words_compiles_only_what_is_older_than_its_source(tmp_path, settings):
    settings.LOCALE_PATHS = [tmp_path]
    source = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
    words = polib.pofile(str(source))
    words.append(polib.POEntry(msgid="搜索", msgstr="Search"))
    words.save()

    first = run("compile_words")
    again = run("compile_words")
    # Later than any clock's grain, so that the source is the newer of the two.
    later = source.with_suffix(".mo").stat().st_mtime + 10
    os.utime(source, (later, later))
    changed = run("compile_words")

    assert [one[0] for one in (first, again, changed)] == [
        "compiled django.po of en\n",
        "",
        "compiled django.po of en\n",
    ]
    compiled = polib.mofile(str(source.with_suffix(".mo")))
    assert [(one.msgid, one.msgstr) for one in compiled] == [("搜索", "Search")]
