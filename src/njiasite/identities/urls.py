"""Accounts: the names are allauth's where its own code looks for them."""

from __future__ import annotations

from django.urls import path

from njiasite.identities.views import account, borrowed, emergency, helpers, join, staff

urlpatterns = [
    path("account/", account.home, name="account_home"),
    path("account/new", borrowed.sign_up, name="account_signup"),
    path("account/new/code", account.welcome, name="account_welcome"),
    path("account/join", join.join, name="account_join"),
    path("account/sign-in", borrowed.sign_in, name="account_login"),
    path("account/sign-in/passkey", account.passkey, name="account_passkey"),
    path("account/sign-in/key", borrowed.passkey_sign_in, name="mfa_login_webauthn"),
    path("account/sign-in/code", borrowed.second_factor, name="mfa_authenticate"),
    path("account/sign-out", borrowed.sign_out, name="account_logout"),
    path("account/closed", borrowed.closed, name="account_inactive"),
    path("account/role", account.choose_role, name="account_role"),
    path("account/protect", account.protect, name="account_protect"),
    path("account/again", borrowed.again_by_password, name="account_reauthenticate"),
    path("account/again/code", borrowed.again_by_code, name="mfa_reauthenticate"),
    path("account/again/key", borrowed.again_by_key, name="mfa_reauthenticate_webauthn"),
    path("account/password", borrowed.change_password, name="account_change_password"),
    path("account/password/first", borrowed.set_password, name="account_set_password"),
    path("account/protection", borrowed.protection, name="mfa_index"),
    path("account/protection/app", borrowed.app_on, name="mfa_activate_totp"),
    path("account/protection/app/off", borrowed.app_off, name="mfa_deactivate_totp"),
    path("account/protection/codes", borrowed.codes_show, name="mfa_view_recovery_codes"),
    path("account/protection/codes/new", borrowed.codes_new, name="mfa_generate_recovery_codes"),
    path("account/protection/keys", borrowed.keys_list, name="mfa_list_webauthn"),
    path("account/protection/keys/add", borrowed.key_add, name="mfa_add_webauthn"),
    path("account/protection/keys/<int:pk>/remove", borrowed.key_remove, name="mfa_remove_webauthn"),
    path("account/protection/keys/<int:pk>/name", borrowed.key_name, name="mfa_edit_webauthn"),
    path("account/devices", borrowed.devices, name="usersessions_list"),
    path("account/helpers", helpers.appoint, name="account_helpers"),
    path("account/helpers/<uuid:pk>/stop", helpers.dismiss, name="helper_dismiss"),
    path("staff/", staff.staff, name="staff"),
    path("staff/invite", staff.invite, name="staff_invite"),
    path("staff/accounts/<uuid:pk>", staff.account, name="staff_account"),
    path("staff/accounts/<uuid:pk>/give", staff.give, name="grant_give"),
    path("staff/accounts/<uuid:pk>/way-back", staff.way_back, name="way_back"),
    path("staff/accounts/<uuid:pk>/shut", staff.shut, name="account_shut"),
    path("staff/grants/<uuid:pk>/confirm", staff.confirm, name="grant_confirm"),
    path("staff/grants/<uuid:pk>/withdraw", staff.withdraw, name="grant_withdraw"),
    path("staff/ways-back/<uuid:pk>/confirm", staff.confirm_way_back, name="way_back_confirm"),
    path("emergency/", emergency.review, name="emergencies"),
    path("emergency/open", emergency.break_glass, name="glass_break"),
    path("emergency/<uuid:pk>/judge", emergency.judge, name="emergency_judge"),
]
