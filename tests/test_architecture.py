"""The house holds: which way imports point, how long things are, who may read the clock."""

import ast
from pathlib import Path

import pytest
from django.apps import apps

from guide.publishing.shape import Is
from guide.publishing.shapes import SOURCES
from guide.reviewed import IdsField, Reviewed
from guide.translation import TRANSLATED

ROOT = Path(__file__).parent.parent

# A room may import only rooms to its left.
ROOMS = ["first", "site", "made", "shelf", "reviewed", "reviewed_admin", "desk", "law", "channels",
         "letters", "answers", "checkup", "search", "publishing", "serving"]  # fmt: skip
# Wiring may import any room; no room imports it. Settings come from django.conf.
WIRING = ["page", "pages", "responses", "settings", "tags", "translation", "urls", "worker",
          "wsgi"]  # fmt: skip

MODULES = sorted(
    path.relative_to(ROOT)
    for path in (ROOT / "guide").rglob("*.py")
    if "migrations" not in path.parts
)
# They hold what Django asks for under a name that Django gave.
SELF_EXPLAINING = {"__init__.py", "admin.py", "apps.py"}

CLOCK = {"localdate", "localtime", "monotonic", "now", "perf_counter", "time_ns", "today", "utcnow"}
TRACKING = {"COOKIES", "get_signed_cookie", "session", "set_cookie", "set_signed_cookie"}


def room(module):
    """The room, or the piece of wiring, that a module under guide/ belongs to."""
    return module.with_suffix("").parts[1]


def tree_of(module):
    return ast.parse((ROOT / module).read_text())


def functions_of(tree):
    return [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)]


def imported_by(module):
    """The dotted names a module imports, relative ones made absolute."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = module.parts[: len(module.parts) - node.level] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            # `from guide import search` names a room after the import, not before it.
            yield from (f"{base}.{one.name}" for one in node.names)


def rooms_imported(module):
    names = [name.split(".") for name in imported_by(module)]
    return {parts[1] for parts in names if parts[0] == "guide" and len(parts) > 1}


def uses(module, names):
    """(function, name) for each place that names one of these; "" is outside any function."""
    tree = tree_of(module)
    inside = {id(node): one.name for one in functions_of(tree) for node in ast.walk(one)}
    named = {id(node): getattr(node, "attr", getattr(node, "id", "")) for node in ast.walk(tree)}
    return {(inside.get(node, ""), name) for node, name in named.items() if name in names}


def shapes(shape):
    yield shape
    for part in shape.parts:
        yield from shapes(part.shape)


def models_of(label):
    return [one for one in apps.get_models() if one.__module__.startswith(f"guide.{label}")]


def room_of(model):
    return model.__module__.split(".")[1]


def test_every_module_is_in_a_room_or_is_wiring():
    found = {room(one) for one in MODULES if one.name != "__init__.py" or len(one.parts) > 2}

    assert found == {*ROOMS, *WIRING}


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_room_imports_only_rooms_to_its_left(module):
    if room(module) in ROOMS:
        allowed = set(ROOMS[: ROOMS.index(room(module)) + 1])
        assert rooms_imported(module) <= allowed


def test_a_relative_import_and_an_import_from_the_house_itself_are_seen():
    assert rooms_imported(Path("guide/urls.py")) == {*ROOMS[ROOMS.index("law") : -1]}
    assert rooms_imported(Path("guide/checkup/models.py")) == {
        "answers",
        "checkup",
        "reviewed",
        "shelf",
    }


@pytest.mark.parametrize("model", models_of(""), ids=lambda one: one._meta.label)
def test_a_row_names_only_rows_of_rooms_to_its_left(model):
    allowed = ROOMS[: ROOMS.index(room_of(model)) + 1]
    keys = [one.related_model for one in model._meta.concrete_fields if one.is_relation]
    lists = [
        apps.get_model(one.to)
        for one in model._meta.concrete_fields
        if isinstance(one, IdsField) and one.to
    ]

    assert {room_of(one) for one in keys + lists} <= set(allowed)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_has_300_lines_at_most(module):
    assert len((ROOT / module).read_text().splitlines()) <= 300


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_function_has_30_lines_at_most(module):
    lengths = {one.name: one.end_lineno - one.lineno + 1 for one in functions_of(tree_of(module))}

    assert {name: length for name, length in lengths.items() if length > 30} == {}


@pytest.mark.parametrize(
    "module", [one for one in MODULES if one.name not in SELF_EXPLAINING], ids=str
)
def test_a_module_opens_with_what_lives_there(module):
    assert ast.get_docstring(tree_of(module))


def test_only_views_the_admin_and_these_functions_read_the_clock():
    readers = {
        (module.as_posix(), function)
        for module in MODULES
        if module.name not in ("views.py", "admin.py")
        for function, _name in uses(module, CLOCK)
    }

    assert readers == {
        # Pages are of a day: a rule may begin or end at midnight.
        ("guide/pages.py", "_renew"),
        ("guide/checkup/quick.py", "_found"),
        ("guide/publishing/check.py", "_outdated"),
        ("guide/publishing/load.py", "_write_revision"),
        ("guide/publishing/management/commands/sign_reading.py", "handle"),
        ("guide/reviewed.py", "mark_edited"),
        # How long ago, not when: no page depends on it.
        ("guide/pages.py", "_look_on"),
        ("guide/pages.py", "_make_the_rest"),
        ("guide/shelf.py", "_ask"),
        ("guide/shelf.py", "_is_due"),
    }


@pytest.mark.parametrize("name", ["guide/pages.py", "guide/shelf.py"])
def test_how_long_ago_is_not_asked_of_a_clock_that_somebody_may_set(name):
    from_time = {one for one in imported_by(Path(name)) if one.split(".")[0] == "time"}

    assert from_time == {"time.monotonic"}


def test_no_template_reads_the_clock():
    templates = list((ROOT / "templates").rglob("*.html"))

    assert len(templates) > 20
    assert [one.name for one in templates if "{% now" in one.read_text()] == []


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_nothing_of_a_reader_is_kept_in_a_cookie_or_session(module):
    assert uses(module, TRACKING) == set()


@pytest.mark.parametrize("source", SOURCES, ids=lambda one: one.pattern)
def test_a_column_has_three_languages_if_its_key_in_a_file_has(source):
    for shape in shapes(source.shape):
        if shape.model is not None:
            in_files = [one.field for one in shape.keys if one.kind is Is.TEXTS]

            assert sorted(TRANSLATED.get(shape.model, ())) == sorted(in_files)


def test_every_translated_model_comes_from_a_file():
    in_files = {shape.model for source in SOURCES for shape in shapes(source.shape)}

    assert set(TRANSLATED) <= in_files


def test_every_reviewed_model_has_its_files():
    reviewed = {one for one in models_of("") if issubclass(one, Reviewed)}

    assert {source.shape.model for source in SOURCES} - {None} == reviewed


def test_every_key_of_a_file_has_its_column():
    for source in SOURCES:
        for shape in shapes(source.shape):
            if shape.model is not None:
                columns = {one.attname for one in shape.model._meta.concrete_fields}

                assert {one.field for one in shape.keys} <= columns
