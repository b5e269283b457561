"""The fonts hold what is drawn, and are cut anew where they do not."""

import io
import subprocess
import sys

import polib
import pytest
from django.conf import settings as real
from django.core.management import CommandError, call_command
from fontTools.ttLib import TTFont
from PIL import ImageFont

from guide.publishing import characters
from guide.publishing.characters import FONTS, LANGUAGES, check, lacking, wanted
from guide.publishing.read import read
from tests.small_tree import small_tree, texts, write_tree


@pytest.fixture
def records(content):
    """A function: the records of the small tree, with the section named as given."""

    def read_again(name):
        tree = small_tree()
        tree["sections.toml"]["section"][0]["name"] = name
        write_tree(content, tree)
        found, problems = read(content)
        assert problems == []
        return found

    return read_again


@pytest.fixture
def words(settings, tmp_path):
    """One word of the interface, in a folder of its own."""
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    for locale, told in (("en", "Ω"), ("zh_Hant", "驫")):
        folder = tmp_path / "locale" / locale / "LC_MESSAGES"
        folder.mkdir(parents=True)
        file = polib.POFile()
        file.append(polib.POEntry(msgid="骉", msgstr=told))
        file.save(str(folder / "django.po"))


def make_fonts(*options):
    out, complaints = io.StringIO(), io.StringIO()
    call_command("make_fonts", *options, stdout=out, stderr=complaints)
    return out.getvalue(), complaints.getvalue()


@pytest.mark.parametrize("script", LANGUAGES)
def test_the_fonts_hold_every_character_of_the_content(script):
    records, problems = read(real.CONTENT)

    assert problems == []
    assert lacking(records, script) == ""


@pytest.mark.parametrize("script", LANGUAGES)
@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_a_font_has_what_is_listed_beside_it(script, weight):
    listed = (FONTS / f"{script}.txt").read_text()

    with TTFont(FONTS / f"{weight}-{script}.otf") as font:
        held = font.getBestCmap()

    assert [one for one in listed if ord(one) not in held] == []


def test_what_is_not_drawn_needs_no_character(records, content):
    tree = small_tree()
    tree["terms.toml"]["term"][0]["name"] = texts("𰻞", "Late", "𰻞")
    write_tree(content, tree)

    found, problems = read(content)

    assert problems == []
    assert "𰻞" not in wanted(found, "sc") | wanted(found, "tc")


def test_a_script_wants_the_texts_of_its_languages_and_no_white_space_but_a_blank(records, words):
    found = records(texts("界\u3000限", "Bound É", "鱻"))

    simplified, traditional = wanted(found, "sc"), wanted(found, "tc")

    probed = {"界", "É", "鱻", "骉", "Ω", "驫", " ", "\u3000"}
    assert simplified & probed == {"界", "É", "骉", "Ω", " "}
    assert traditional & probed >= {"鱻", "驫", " "}
    assert traditional & {"É", "骉", "Ω", "\u3000"} == set()


def test_what_the_fonts_lack_is_named_with_what_to_do(records):
    found = records(texts("鱻", "Bound", "鱻麤"))

    assert [str(one) for one in check(found)] == [
        "fonts/sc.txt: pictures and prints lack 鱻. Run `python3 manage.py make_fonts`.",
        "fonts/tc.txt: pictures and prints lack 鱻麤. Run `python3 manage.py make_fonts`.",
    ]


def test_check_content_tells_what_the_fonts_lack(records):
    records(texts("鱻", "Bound", "界"))
    complaints = io.StringIO()

    with pytest.raises(CommandError):
        call_command("check_content", stderr=complaints)

    assert "fonts/sc.txt: pictures and prints lack 鱻." in complaints.getvalue()


def test_content_is_checked_without_what_draws():
    program = (
        "import sys, django; django.setup()\n"
        "import guide.publishing.management.commands.check_content\n"
        "print({'PIL', 'fontTools'} & {*sys.modules} or 'none')"
    )

    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert (printed.stdout, printed.stderr) == ("none\n", "")


# make_fonts


def test_no_font_is_cut_where_debian_s_are_not_installed(content, tmp_path):
    with pytest.raises(CommandError) as refused:
        make_fonts("--source", str(tmp_path / "nowhere"), "--folder", str(tmp_path))

    assert "apt-get install fonts-noto-cjk" in str(refused.value)
    assert list(tmp_path.glob("*.otf")) == []


def test_no_font_is_cut_from_content_that_cannot_be_read(content, tmp_path):
    (content / "terms.toml").write_text("id =")

    with pytest.raises(CommandError) as refused:
        make_fonts("--folder", str(tmp_path))

    assert str(refused.value) == "The content cannot be read. Run check_content, and mend it."
    assert list(tmp_path.glob("*.otf")) == []


def test_fonts_are_cut_to_what_is_wanted_and_what_noto_lacks_is_told(records, words, tmp_path):
    found = records(texts("鱻\ue000", "Bound", "鱻"))
    folder = tmp_path / "fonts"
    folder.mkdir()

    printed, complaints = make_fonts("--folder", str(folder))

    names = ["regular-sc.otf", "regular-tc.otf", "bold-sc.otf", "bold-tc.otf"]
    assert [one.partition(":")[0] for one in printed.splitlines()] == names
    assert (
        complaints.splitlines()
        == ["Noto Sans CJK SC itself lacks \ue000. Use other characters."] * 2
    )
    assert [lacking(found, one, folder) for one in LANGUAGES] == ["\ue000", ""]
    assert [str(one.file) for one in characters.check(found, folder)] == ["fonts/sc.txt"]
    for name in names:
        face = ImageFont.truetype(folder / name, 40)
        with TTFont(folder / name) as font:
            assert ord("鱻") in font.getBestCmap()
        # A box for what is missing has the same shape for every character that is.
        assert face.getmask("鱻").getbbox() != face.getmask("\ue000").getbbox()
        assert (folder / name).stat().st_size < 100_000
