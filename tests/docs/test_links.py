"""What the documents point at is there: files, headings, commands, options, make targets, rules and settings."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from samples.render import MEDIA

from njia.corridors.load import load
from samples import contracts

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "samples").glob("*.md")])
CORRIDORS = ROOT / "src" / "njia" / "corridors"
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")
_CODE = re.compile(r"`([^`\n]+)`|^ {4}(\S.*)$", re.MULTILINE)
_SAMPLE = re.compile(r"build/samples/(\w+)\.(\w+)\.([\w.]+)")
_PATH = re.compile(r"`((?:src|docs|scripts|tests|samples|benchmarks|requirements)/[\w./-]*[\w/])`")


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


@cache
def commands(page: Path) -> tuple[str, ...]:
    """The pieces of code in a page."""
    return tuple(a or b for a, b in _CODE.findall(page.read_text("utf-8")))


@cache
def options(command: str) -> frozenset[str]:
    parser = argparse.ArgumentParser()
    import_module("njia.cli." + command.replace("-", "_")).arguments(parser)
    return frozenset(_options(parser))


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _options(inner)


def slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_to_a_file_and_a_heading(page):
    for target, heading in _LINK.findall(page.read_text("utf-8")):
        there = (page.parent / target).resolve() if target else page
        assert there.exists(), f"{named(page)} links to {target}"
        if heading:
            headings = re.findall(r"^#+ (.+)$", there.read_text("utf-8"), re.MULTILINE)
            assert heading in map(slug, headings), f"{named(page)} links to {target}#{heading}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_path_named_in_a_page_exists(page):
    for path in _PATH.findall(page.read_text("utf-8")):
        assert (ROOT / path).exists(), f"{named(page)} names {path}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_njia_command_and_its_options_exist(page):
    for code in commands(page):
        for command, rest in re.findall(r"(?:^|\s|/)njia (\w[\w-]*)([^|;&\n]*)", code):
            module = f"{command.replace('-', '_')}.py"
            assert (ROOT / "src/njia/cli" / module).exists(), f"{named(page)}: njia {command}"
            for option in re.findall(r"(?<![\w-])--?[a-z][\w-]*", rest):
                assert option in options(command), f"{named(page)}: njia {command} {option}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_make_target_exists(page):
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for code in commands(page):
        for target in re.findall(r"(?:^|\s)make ([a-z][\w-]*)", code):
            assert target in targets, f"{named(page)}: make {target}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_sample_named_is_one_that_make_samples_builds(page):
    for name, layout, ending in _SAMPLE.findall(page.read_text("utf-8")):
        assert layout in contracts.load(name).layouts, f"{named(page)}: {name}.{layout}"
        assert ending in (*MEDIA, "photo.tiff", "scan.tiff"), f"{named(page)}: {ending}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_rule_named_in_a_page_exists(page):
    rules = load().rules
    families = {rule.split(".")[0] for rule in rules}
    for family, name in re.findall(r"`([a-z_]+)\.([a-z_]+)`", page.read_text("utf-8")):
        if family in families and name not in ("py", "md", "yaml"):
            assert f"{family}.{name}" in rules, f"{named(page)} names {family}.{name}"


def test_every_page_that_a_source_names_exists():
    for file in (*CORRIDORS.glob("*/sources.yaml"), *CORRIDORS.glob("*/sources/*.yaml")):
        for id_, source in yaml.safe_load(file.read_text("utf-8")).items():
            for page in re.findall(r"docs/[\w/-]+\.md", source["reference"]):
                assert (ROOT / page).exists(), f"{file}: {id_} names {page}"


def test_every_setting_that_the_code_reads_is_documented():
    documented = (ROOT / "docs/reference/settings.md").read_text("utf-8")
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "scripts").glob("*.sh"), *(ROOT / "tests").rglob("conftest.py")]
    files.append(ROOT / "tests" / "properties" / "mutations.py")
    for file in files:
        for name in re.findall(r"\bNJIA_[A-Z]+(?:_[A-Z]+)*\b", file.read_text("utf-8")):
            assert f"`{name}`" in documented, f"{named(file)} reads {name}"


def test_every_page_can_be_found_from_the_list_of_pages():
    listed = (ROOT / "docs" / "README.md").read_text("utf-8")
    for page in (ROOT / "docs").rglob("*.md"):
        path = str(page.relative_to(ROOT / "docs"))
        assert path == "README.md" or f"({path})" in listed, f"docs/README.md does not list {path}"
