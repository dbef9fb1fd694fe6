"""How people sign in: accounts without an address, passwords, second factors, sessions. Part of the settings."""

from __future__ import annotations

from njiasite.config import environment

# Accounts: see njiasite/identities. Nobody needs an e-mail address: the code of the account is its name. Whoever gives
# one has it sealed in a table of ours; allauth, which would keep it open, knows none.
AUTH_USER_MODEL = "identities.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "njiasite.identities.passwords.LongAndUncommon"}]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
ACCOUNT_ADAPTER = "njiasite.identities.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "njiasite.identities.forms.SignInForm",
    "signup": "njiasite.identities.forms.SignUpForm",
    "reauthenticate": "njiasite.identities.forms.ReauthenticateForm",
    "change_password": "njiasite.identities.forms.ChangePasswordForm",
    "set_password": "njiasite.identities.forms.SetPasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "code"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["password1*"]
ACCOUNT_SIGNUP_REDIRECT_URL = "account_welcome"
ACCOUNT_LOGOUT_REDIRECT_URL = "front"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {
    "join": "10/m/ip", "look_up": "30/m/ip", "private": "10/m/ip", "address": "5/h/user",
    "forgot": "10/m/ip,5/h/key", "forgot_code": "10/m/ip", "given": "6/m/ip", "offer": "20/m/ip",
    "help": "20/m/ip", "help_code": "20/m/ip", "help_proof": "10/h/key",  # a town may share an address
    "checkin": "30/m/ip", "checkin_pin": "10/h/key", "checkin_start": "10/h/ip",
    "scholarship": "20/m/ip", "scholarship_code": "20/m/ip", "scholarship_proof": "10/h/key",
    "dispute": "20/m/ip", "tip": "20/m/ip", "tip_code": "20/m/ip",
    "journey": "20/m/ip", "journey_code": "20/m/ip", "journey_phone": "10/m/ip,5/h/key",
    "journey_phone_code": "20/m/ip,20/h/key",
}  # fmt: skip
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("NJIA_TRUSTED_PROXIES", 0, least=0)
SILENCED_SYSTEM_CHECKS = ["account.W001"]  # the code is given, not chosen: it is no field of the form
MFA_ADAPTER = "njiasite.identities.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "njiasite.identities.forms.CodeForm",
    "reauthenticate": "njiasite.identities.forms.CodeAgainForm",
    "activate_totp": "njiasite.identities.forms.ActivateAppForm",
    "add_webauthn": "njiasite.identities.forms.AddKeyForm",
    "edit_webauthn": "njiasite.identities.forms.NameKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # there is no e-mail address to verify
MFA_TOTP_ISSUER = "Njia"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
MFA_RECOVERY_CODES_SHOW_ONCE = True
SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = environment.mode() == environment.PRODUCTION
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
IDLE_MINUTES = environment.number("NJIA_IDLE_MINUTES", 60)
OFFICIAL_IDLE_MINUTES = environment.number("NJIA_OFFICIAL_IDLE_MINUTES", 15)
