"""The export is every public page, as it is served, compressed beside itself, and nothing else."""

import gzip

import brotli
import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from guide.publishing.load import load
from guide.publishing.read import read


@pytest.fixture
def records(content, db):
    found, _problems = read(content)
    load(found)


def export(folder, capsys):
    call_command("export_site", str(folder))
    return capsys.readouterr().out


@pytest.mark.parametrize("kind", ["file", "full"])
def test_what_is_there_is_not_written_over(tmp_path, kind):
    there = tmp_path / "there"
    if kind == "file":
        there.write_text("mine")
    else:
        there.mkdir()
        (there / "mine").write_text("mine")

    with pytest.raises(CommandError, match="not empty"):
        call_command("export_site", str(there))


@pytest.mark.parametrize("site", ["", "https://guide.example"])
def test_every_page_is_written_as_it_is_served(records, tmp_path, capsys, settings, site):
    settings.SITE_URL = site
    settings.ALLOWED_HOSTS = ["guide.example"]
    folder = tmp_path / "site"

    said = export(folder, capsys)

    files = {
        file.relative_to(folder).as_posix(): file
        for file in folder.rglob("*")
        if file.is_file() and file.suffix not in (".br", ".gz")
    }
    client = Client(headers={"host": "guide.example"})
    served = {
        name: client.get(f"/{name.removesuffix('index.html')}", secure=bool(site))
        for name in files
        if not name.startswith("static/")
    }
    assert f"{len(files)} files written" in said
    assert {"zh-hans/index.html", "en/answers/night-calls/index.html", "robots.txt"} <= set(files)
    assert {"sitemap-zh-hant.xml", "data/answers.json", "en/law/index.html"} <= set(files)
    assert {name: files[name].read_bytes() for name in served} == {
        name: response.content for name, response in served.items()
    }


def test_each_page_stands_there_compressed(records, tmp_path, capsys):
    export(tmp_path / "site", capsys)

    page = tmp_path / "site/zh-hans/index.html"
    assert brotli.decompress(page.with_name("index.html.br").read_bytes()) == page.read_bytes()
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == page.read_bytes()


def test_what_needs_the_application_is_no_file_and_is_named(records, tmp_path, capsys):
    said = export(tmp_path / "site", capsys)

    assert "needs the application: /zh-hans/checkup/\n" in said
    assert not (tmp_path / "site/zh-hans/checkup/index.html").exists()
    assert not (tmp_path / "site/readyz").exists()
