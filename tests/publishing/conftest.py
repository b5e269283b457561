"""The two ways in which these tests meet a content tree: its problems, and its load."""

import pytest

from guide.publishing.check import check
from guide.publishing.load import load
from guide.publishing.read import read
from tests.small_tree import write_tree


@pytest.fixture
def problems_of(tmp_path):
    """A function: the problems that `check` finds in a tree that can be read."""

    def find(tree):
        write_tree(tmp_path, tree)
        records, problems = read(tmp_path)
        assert problems == []
        return [str(one) for one in check(records)]

    return find


@pytest.fixture
def load_tree(content, db):
    """A function: load the folder, with the changed files of a tree written into it first."""

    def load_now(changed=None):
        write_tree(content, changed or {})
        records, problems = read(content)
        assert problems == []
        return load(records)

    return load_now
