"""An account needs no name, and its code can be written down and read out."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model

from njiasite.identities import codes


@pytest.mark.django_db
def test_an_account_needs_nothing_of_a_person_and_keeps_its_password_by_argon2() -> None:
    account = get_user_model().objects.create_user(password="a long enough sentence")
    assert account.password.startswith("argon2")
    assert account.check_password("a long enough sentence")
    assert str(account) == codes.shown(account.code)


@pytest.mark.django_db
def test_without_a_password_none_opens_it() -> None:
    account = get_user_model().objects.create_user()
    assert not account.has_usable_password()
    assert not account.check_password("")


def test_a_code_is_read_however_it_is_typed() -> None:
    code = codes.fresh()
    assert codes.read(f" {codes.shown(code).lower()} ") == code
    assert codes.read(code[:-1]) == ""
    assert codes.read("OOOOO-11111") == ""
