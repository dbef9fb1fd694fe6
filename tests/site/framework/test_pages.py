"""The framework on one page, for everybody."""

from __future__ import annotations

import pytest
from django.test import Client

from njia.framework.load import load_framework

pytestmark = pytest.mark.django_db


def test_every_promise_stands_there_with_its_status_and_its_clause_in_both_languages(client: Client) -> None:
    page = client.get("/framework", headers={"accept-language": "ru"}).content.decode()
    for promise in load_framework().promises:
        clause = load_framework().draft.clauses[promise.id]
        assert all(words in page for words in (promise.name.ru, promise.means.ru, clause.en, clause.ru))
        assert all(step.source.text.ru in page for step in promise.status)


def test_what_was_changed_in_a_draft_is_marked_word_by_word(client: Client) -> None:
    page = client.get("/framework/drafts").content.decode()
    assert "<del>120</del> <ins>96</ins>" in page
    assert "New clause" in page


def test_the_rules_that_nobody_asked_for_are_counted_and_stand_folded_away(client: Client) -> None:
    page = client.get("/framework").text
    unasked = load_framework().unasked_rules
    assert f"{len(unasked)} rules by which we check, and no promise or law asks for them</summary>" in page
    assert all(f"<code>{rule}</code>" in page and f": {rule}." not in page for rule in unasked)
