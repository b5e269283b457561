"""A changed digit in one language is found: the check that guards every number is itself tested."""

import copy
import random
from pathlib import Path

import pytest

from guide.publishing import check_text
from guide.publishing.read import read

CONTENT = Path(__file__).parent.parent / "guide" / "content"
MUTATIONS = 400


def texts_with_digits():
    records, _ = read(CONTENT)
    return [
        (record, texts)
        for record in records
        for _where, _key, texts in check_text.all_texts(record.value, record.shape)
        if any(character.isascii() and character.isdigit() for character in texts["zh-hans"])
    ]


def changed(text, chooser):
    """The text with one of its digits replaced by another."""
    places = [place for place, sign in enumerate(text) if sign in "0123456789"]
    place = chooser.choice(places)
    digit = chooser.choice([one for one in "123456789" if one != text[place]])
    return text[:place] + digit + text[place + 1 :]


def test_every_changed_digit_in_one_language_is_found():
    chooser = random.Random(20261122)  # the same mutations in every run
    candidates = texts_with_digits()
    survivors = []

    for _ in range(MUTATIONS):
        record, texts = chooser.choice(candidates)
        mutant = copy.deepcopy(texts)
        language = chooser.choice(
            [one for one in texts if any(c in "0123456789" for c in texts[one])]
        )
        mutant[language] = changed(mutant[language], chooser)
        if not list(check_text.trouble(mutant)):
            survivors.append((record.file, language, mutant[language]))

    assert survivors == []


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_a_dropped_number_is_found_in_each_language(language):
    texts = {"zh-hans": "15日内", "zh-hant": "15日內", "en": "within 15 days"}
    texts[language] = texts[language].replace("15", "")

    problems = list(check_text.trouble(texts))

    assert problems != []
