"""The admin is where the environment says, and nowhere else."""

import pytest

from guide.answers.models import Answer
from tests.desk.pages import ANSWER

pytestmark = pytest.mark.django_db


def test_without_an_address_there_is_no_admin(client, desk_at):
    desk_at("")

    assert [client.get(f"/{path}/").status_code for path in ("admin", "desk")] == [404, 404]


def test_the_admin_is_at_the_address_of_the_settings_and_nowhere_else(client, desk_at):
    desk_at("a-quiet-door")

    assert client.get("/a-quiet-door/").url == "/a-quiet-door/login/?next=/a-quiet-door/"
    assert [client.get(f"/{path}/").status_code for path in ("admin", "desk")] == [404, 404]


def test_nobody_edits_without_signing_in(client, desk_at, answer):
    desk_at("desk")

    response = client.post(f"/desk/{ANSWER}", {"question_zh_hans": "改"})

    assert response.url == f"/desk/login/?next=/desk/{ANSWER}"
    assert Answer.objects.get().question_zh_hans == "夜里可以打电话吗？"
