"""A copy of an edited database, put back after a loss, has the edit and all that was there."""

import sqlite3
from contextlib import closing

import pytest
from django.core.management import call_command
from django.db import connection

from guide.answers.models import Answer
from guide.publishing.load import load
from guide.publishing.read import read
from guide.shelf import forget


def rows():
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        return {one: cursor.execute(f'SELECT * FROM "{one}"').fetchall() for one in tables}


@pytest.mark.django_db(transaction=True)
def test_what_was_edited_survives_a_loss_and_is_exported(content, tmp_path):
    load(read(content)[0])
    answer = Answer.objects.get()
    answer.short_en = "No, not at night."
    answer.save()
    answer.mark_edited()
    before = rows()

    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as copy:
        connection.connection.backup(copy)
        call_command("flush", interactive=False, verbosity=0)
        lost = Answer.objects.count()
        copy.backup(connection.connection)
    forget()
    call_command("export_content", content, verbosity=0)

    assert (lost, rows()) == (0, before)
    [exported] = [
        one.value for one in read(content)[0] if one.file.endswith("answers/night-calls.toml")
    ]
    assert exported["short"]["en"] == "No, not at night."
