"""A letter is a table and a text for each language beside it: read, refused, written back."""

import pytest
from django.core.management import CommandError, call_command

from guide.letters.models import Letter
from guide.publishing.export import export
from guide.publishing.read import id_of, of, read
from tests.small_tree import small_tree, write_tree

LETTER = "letters/quiet-nights/letter.toml"
FOLDER = "letters/quiet-nights"
CANONICAL = "is not in canonical form. Run `python3 manage.py format_content`."


@pytest.fixture
def folder(tmp_path):
    """A content folder with a letter and nothing else."""
    write_tree(tmp_path, {LETTER: small_tree()[LETTER]})
    return tmp_path


def problems_in(folder):
    return [str(one) for one in read(folder)[1]]


def test_a_language_without_its_text_is_missed(folder):
    (folder / FOLDER / "en.txt").unlink()

    assert problems_in(folder) == [
        f'{LETTER}, quiet-nights: "body" has no en. Write it: no language may be blank.'
    ]


def test_a_letter_without_any_text_is_refused(folder):
    for path in (folder / FOLDER).glob("*.txt"):
        path.unlink()

    assert problems_in(folder) == [
        f'{LETTER}, quiet-nights: "body" has no zh-hans and no zh-hant and no en. Write it: no '
        "language may be blank."
    ]


@pytest.mark.parametrize("blank", ["", "\n", " \n\n "])
def test_a_blank_text_is_refused(folder, blank):
    (folder / FOLDER / "zh-hant.txt").write_text(blank)

    assert problems_in(folder) == [
        f'{LETTER}, quiet-nights: "body" has no zh-hant. Write it: no language may be blank.'
    ]


def test_a_text_that_is_not_utf_8_is_refused(folder):
    (folder / FOLDER / "zh-hant.txt").write_bytes("不要打".encode("gb18030"))

    assert problems_in(folder) == [
        f"{LETTER}: is not UTF-8. Save it, and what is beside it, as UTF-8."
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.rstrip(b"\n"),
        lambda text: text + b"\n",
        lambda text: b"\n" + text,
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: b"\xef\xbb\xbf" + text,
    ],
    ids=["no end of line", "two", "a line before", "ends of lines of another system", "a mark"],
)
def test_a_text_in_another_form_is_named_by_its_own_file(folder, change):
    path = folder / FOLDER / "en.txt"
    path.write_bytes(change(path.read_bytes()))

    assert problems_in(folder) == [f"{FOLDER}/en.txt: {CANONICAL}"]


def test_a_table_in_another_form_is_named_by_the_table(folder):
    path = folder / LETTER
    path.write_text("# a remark\n" + path.read_text())

    assert problems_in(folder) == [f"{LETTER}: {CANONICAL}"]


def test_a_text_that_is_not_one_of_a_letter_has_no_place(folder):
    (folder / FOLDER / "fr.txt").write_text("Non\n")
    (folder / "letters/stray.txt").write_text("?\n")

    says = "no shape is known for this place. Move it, or add it to shapes."
    assert problems_in(folder) == [f"{FOLDER}/fr.txt: {says}", f"letters/stray.txt: {says}"]


def test_a_letter_has_the_id_of_its_folder(folder):
    (folder / FOLDER).rename(folder / "letters/loud-days")

    assert problems_in(folder) == [
        'letters/loud-days/letter.toml: id is "quiet-nights" but the file is letter.toml. Make '
        "them the same."
    ]


@pytest.mark.parametrize(
    ("name", "id_"),
    [("terms.toml", "terms"), ("pages/about.toml", "about"), (LETTER, "quiet-nights")],
)
def test_a_file_has_its_id_by_its_place(name, id_):
    assert id_of(name) == id_


def test_a_text_is_read_into_its_letter_without_its_last_end_of_line(folder):
    records, problems = read(folder)

    [letter] = of(records, "letters.Letter")
    assert problems == []
    assert letter.value["body"] == small_tree()[LETTER]["body"]
    assert list(letter.value["body"]) == ["zh-hans", "zh-hant", "en"]


def test_a_letter_comes_back_byte_for_byte(content, load_tree, tmp_path):
    load_tree()

    export(tmp_path / "copy")

    files = [path.name for path in sorted((content / FOLDER).iterdir())]
    assert files == ["en.txt", "letter.toml", "zh-hans.txt", "zh-hant.txt"]
    assert [(tmp_path / "copy" / FOLDER / name).read_bytes() for name in files] == [
        (content / FOLDER / name).read_bytes() for name in files
    ]
    assert Letter.objects.get().body_en == small_tree()[LETTER]["body"]["en"]


def test_formatting_mends_the_texts_too_and_drafts_one_that_is_missing(folder):
    wanted = {path: path.read_bytes() for path in (folder / FOLDER).iterdir()}
    (folder / FOLDER / "zh-hant.txt").unlink()
    (folder / FOLDER / "en.txt").write_bytes(
        b"\xef\xbb\xbf" + wanted[folder / FOLDER / "en.txt"] + b"\n\n"
    )

    call_command("format_content", "--draft", "--folder", str(folder))

    assert {path: path.read_bytes() for path in (folder / FOLDER).iterdir()} == wanted


def test_formatting_leaves_a_letter_that_it_cannot_keep_whole(folder):
    (folder / FOLDER / "en.txt").unlink()
    before = {path: path.read_bytes() for path in (folder / FOLDER).iterdir()}

    with pytest.raises(CommandError):
        call_command("format_content", "--folder", str(folder))

    assert {path: path.read_bytes() for path in (folder / FOLDER).iterdir()} == before
