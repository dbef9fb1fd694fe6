"""allauth's views, each told who may come in; a script of our own host may run only where a passkey needs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from allauth.usersessions import views as sessions
from csp.constants import SELF
from csp.decorators import csp_update
from django.views.decorators.cache import never_cache

from njiasite.identities.access import public, signed_in

View = Callable[..., Any]
with_script = csp_update({"script-src": [SELF], "connect-src": [SELF]})


def _open(view: View) -> View:
    return public(never_cache(view))


def _own(view: View) -> View:
    return signed_in(never_cache(view))


sign_in = _open(account.login)
sign_up = _open(account.signup)
sign_out = _open(account.logout)
closed = _open(account.account_inactive)
passkey_sign_in = _open(keys.login_webauthn)
second_factor = with_script(_open(second.authenticate))

again_by_password = _own(account.reauthenticate)
again_by_code = _own(second.reauthenticate)
again_by_key = with_script(_own(keys.reauthenticate_webauthn))
change_password = _own(account.password_change)
set_password = _own(account.password_set)
protection = _own(second.index)
app_on = csp_update({"img-src": [SELF, "data:"]})(_own(app.activate_totp))  # the square to scan is drawn into the page
app_off = _own(app.deactivate_totp)
keys_list = _own(keys.list_webauthn)
key_add = with_script(_own(keys.add_webauthn))
key_remove = _own(keys.remove_webauthn)
key_name = _own(keys.edit_webauthn)
codes_show = _own(codes.view_recovery_codes)
codes_new = _own(codes.generate_recovery_codes)
devices = _own(sessions.list_usersessions)
