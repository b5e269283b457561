"""The two pictures of an answer, and the command that draws those that changed."""

import io
import json
import types

import pytest
import segno
from django.conf import settings as real
from django.core.management import call_command
from django.utils import timezone
from PIL import Image

from guide import made
from guide.answers import models
from guide.publishing import pictures
from guide.publishing.models import Revision
from guide.publishing.read import LANGUAGES, of, read

SITE = "https://within-bounds.example"
DARK = (0x1D, 0x1B, 0x18)


class Terminal(io.StringIO):
    def isatty(self):
        return True


def each(field, chinese, english):
    return {f"{field}_zh_hans": chinese, f"{field}_zh_hant": chinese, f"{field}_en": english}


@pytest.fixture
def answers(db):
    """Two answers: one with steps, one without."""
    section = models.Section.objects.create(id="limits", name_zh_hans="界", intro_zh_hans="界")
    told = {
        **each("question", "夜里可以打电话吗？", "They’re calling “late”?"),
        **each("short", "22:00 之后不可以。", "Not after 22:00."),
    }
    rows = [
        models.Answer.objects.create(
            id=name,
            number=number,
            section=section,
            title_zh_hans="夜里不可以打电话",
            stamp=stamp,
            say_zh_hans="请不要再打。",
            reviewed_on=timezone.localdate(),
            **told,
        )
        for number, (name, stamp) in enumerate(
            [("night-calls", "must-not"), ("day-calls", "may")], 1
        )
    ]
    for position in range(4):
        rows[0].points.create(
            position=position, part="do-now", **each("text", f"第{position}步", "Now.")
        )
    return rows


def words(**changed):
    told = {
        "brand": "催收有界",
        "stamp": "不得",
        "kind": "must-not",
        "question": "夜里可以打电话吗？",
        "short": "22:00 之后不可以。",
        "steps": ["记下时间。", "挂断电话。"],
        "now": "现在就做",
        "remark": "这里是普法信息。",
        "address": f"{SITE}/a/12",
        "reviewed": "2026-05-02",
        "language": "zh-hans",
    }
    return told | changed


def opened(png):
    return Image.open(io.BytesIO(png))


def length(value, language):
    steps = [one["text"][language] for one in value["point"] if one["part"] == "do-now"][:3]
    return len(value["question"][language] + value["short"][language] + "".join(steps))


def longest():
    """The words of the six answers of the real content that say most, in each language."""
    records, _problems = read(real.CONTENT)
    values = [one.value for one in of(records, "answers.Answer")]
    for language in LANGUAGES:
        suffix = language.replace("-", "_")
        for value in sorted(values, key=lambda one: length(one, language))[-6:]:
            steps = [
                types.SimpleNamespace(**{f"text_{suffix}": one["text"][language]})
                for one in value["point"]
                if one["part"] == "do-now"
            ]
            row = types.SimpleNamespace(
                **{f"{key}_{suffix}": value[key][language] for key in ("question", "short")},
                number=999,
                stamp=value["stamp"],
                reviewed_on=value["reviewed-on"],
                of=lambda part, steps=steps: steps,
            )
            yield pictures.words_of(row, language, SITE)


def test_the_longest_answers_make_light_pictures_that_keep_their_margins():
    found = list(longest())

    assert len(found) == 18
    for one in found:
        for png, width, most in (
            (pictures.preview(one), 1200, 40 * 1024),
            (pictures.poster(one), 750, 90 * 1024),
        ):
            picture = opened(png).convert("RGB")
            right = picture.crop((width - 60, 0, width, picture.height))
            below = picture.crop((0, picture.height - 24, width, picture.height))
            assert picture.size in ((1200, 630), (750, 1334))
            assert (picture.width, len(png) <= most) == (width, True)
            assert (len(right.getcolors()), len(below.getcolors())) == (1, 1), one["question"]


def test_steps_that_do_not_fit_above_the_foot_are_left_out():
    long = "挂断电话，记下时间，再打一次。" * 6
    one, three = words(steps=[long] * 3, short=long), words(steps=[long] * 12, short=long)

    assert pictures.poster(one) == pictures.poster(three)
    assert pictures.poster(one) != pictures.poster(words(steps=[long], short=long))


def test_the_code_in_a_poster_is_that_of_the_short_address():
    matrix = [list(row) for row in segno.make(f"{SITE}/a/12", error="m", micro=False).matrix]
    scale = 190 // len(matrix)

    picture = opened(pictures.poster(words())).convert("RGB")

    found = [
        [
            int(picture.getpixel((64 + scale * x + scale // 2, 1084 + scale * y + 1)) == DARK)
            for x in range(len(matrix))
        ]
        for y in range(len(matrix))
    ]
    assert found == matrix


def test_a_poster_without_an_address_has_no_code():
    picture = opened(pictures.poster(words(address="", remark="", reviewed=""))).convert("RGB")

    foot = picture.crop((0, 1084, 750, 1334))

    assert len(foot.getcolors()) == 1


@pytest.mark.parametrize("kind", ["must-not", "limited", "act"])
def test_a_stamp_has_the_colour_of_its_verdict(kind):
    picture = opened(pictures.preview(words(kind=kind))).convert("RGB")

    colour = pictures.STAMP_COLOURS.get(kind, pictures.PINE)
    shown = {"#{:02x}{:02x}{:02x}".format(*one) for _count, one in picture.getcolors()}
    others = {pictures.SEAL, pictures.AMBER} - {colour}
    assert (colour in shown, shown & others) == (True, set())


def test_words_hold_three_steps_and_no_address_without_the_address_of_the_site(answers):
    told = pictures.words_of(answers[0], "zh-hans", "")

    assert (told["address"], told["steps"]) == ("", ["第0步", "第1步", "第2步"])


def test_words_of_english_have_quotes_as_narrow_as_its_letters(answers):
    told = pictures.words_of(answers[0], "en", SITE)

    assert told["question"] == 'They\'re calling "late"?'
    assert pictures.words_of(answers[0], "zh-hans", SITE)["question"] == "夜里可以打电话吗？"


def test_an_answer_that_has_no_number_yet_has_no_address(answers):
    answers[0].number = None

    assert pictures.words_of(answers[0], "en", SITE)["address"] == ""


def test_a_digest_follows_every_word():
    assert pictures.digest(words()) == pictures.digest(words())
    assert len({pictures.digest(words(**{key: ""})) for key in words()}) == len(words())


# draw_pictures


def draw(*options, error_to=io.StringIO, **more):
    out, shown = io.StringIO(), error_to()
    call_command("draw_pictures", *options, stdout=out, stderr=shown, **more)
    return out.getvalue(), shown.getvalue()


def drawn():
    """{file: when it was written} of all pictures there are."""
    root = made.path_of("")
    return {
        path.relative_to(root).as_posix(): path.stat().st_mtime_ns for path in root.rglob("*.png")
    }


def test_every_answer_is_drawn_in_every_language_and_not_again(answers):
    first, before = draw(), drawn()
    revision = Revision.objects.get().number
    second = draw()

    assert first == ("12 pictures drawn, 0 as they were\n", "")
    assert second == ("0 pictures drawn, 12 as they were\n", "")
    assert sorted(before) == sorted(
        f"{kind}/{language}/{one.pk}.png"
        for kind in ("picture", "poster")
        for language in LANGUAGES
        for one in answers
    )
    assert drawn() == before
    assert Revision.objects.get().number == revision


def test_only_what_changed_is_drawn_again(answers):
    draw()
    before = drawn()
    models.Answer.objects.filter(pk="day-calls").update(question_en="By day?")

    out, _shown = draw()

    changed = {name for name, written in drawn().items() if before[name] != written}
    assert out == "2 pictures drawn, 10 as they were\n"
    assert changed == {"picture/en/day-calls.png", "poster/en/day-calls.png"}


def test_everything_is_drawn_again_where_that_is_asked_for(answers):
    draw()

    assert draw("--all", verbosity=0) == ("", "")
    assert draw("--all") == ("12 pictures drawn, 0 as they were\n", "")


@pytest.mark.parametrize("options", [(), ("--all",)], ids=["changed", "all"])
def test_the_pictures_of_an_answer_that_is_gone_are_removed(answers, options):
    draw()
    answers[1].delete()

    draw(*options)

    assert {name.rpartition("/")[2] for name in drawn()} == {"night-calls.png"}
    assert len(json.loads(made.read("pictures.json"))) == 6


def test_a_picture_that_somebody_removed_is_drawn_again(answers):
    draw()
    made.path_of("poster/en/day-calls.png").unlink()

    assert draw()[0] == "1 pictures drawn, 11 as they were\n"


def test_what_was_drawn_before_an_interruption_is_kept_and_the_rest_is_drawn_at_the_next_start(
    answers,
):
    # A folder in the place of a file stops the fifth of twelve, as a full disk would.
    made.path_of("picture/en/day-calls.png").mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        draw()
    interrupted = json.loads(made.read("pictures.json"))
    whole = {name for name in drawn() if made.path_of(name).is_file()}
    made.path_of("picture/en/day-calls.png").rmdir()

    out, _shown = draw()

    assert set(interrupted) == whole
    assert out == f"{12 - len(whole)} pictures drawn, {len(whole)} as they were\n"
    assert len(json.loads(made.read("pictures.json"))) == 12


def test_a_terminal_is_told_which_picture_is_drawn(answers):
    _out, shown = draw(error_to=Terminal)

    assert [one.strip() for one in shown.split("\r")[1:3]] == [
        "picture/zh-hans/day-calls.png",
        "poster/zh-hans/day-calls.png",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("options", "count"), [(("--no-pictures",), 0), ((), 6)])
def test_a_load_draws_unless_it_is_told_not_to(content, options, count):
    call_command("load_content", *options, verbosity=0)

    assert (models.Answer.objects.count(), len(drawn())) == (1, count)
