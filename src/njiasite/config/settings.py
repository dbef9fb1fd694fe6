"""Settings, from the environment alone. One machine needs none; in production what is missing is named."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from njiasite.config import environment
from njiasite.config.accounts import *  # noqa: F403 - one part of the settings, in a file of its own

SITE = Path(__file__).resolve().parent.parent
VAR = Path(environment.text("NJIA_VAR", str(Path.cwd() / "var")))
PRODUCTION = environment.mode() == environment.PRODUCTION

SECRET_KEY = environment.secret_key(VAR)
SECRET_KEY_FALLBACKS = environment.words("NJIA_SECRET_KEYS_BEFORE")
DEBUG = False  # Never: its error pages would show a contract to whoever meets an error.
ALLOWED_HOSTS = (
    environment.required("NJIA_HOSTS", "the host names people use, parted by commas").split(",")
    if PRODUCTION
    else ["localhost", "127.0.0.1", "[::1]", *environment.words("NJIA_HOSTS")]
)
CSRF_TRUSTED_ORIGINS = environment.words("NJIA_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "njiasite.pages",
    "njiasite.checks",
    "njiasite.channels",
    "njiasite.ledger",
    "njiasite.ledgerkeys",
    "njiasite.identities",  # before allauth: its pages are ours
    "njiasite.dossiers",
    "njiasite.documents",
    "njiasite.seals",
    "njiasite.registers",
    "njiasite.attestation",
    "njiasite.consular",
    "njiasite.substitution",
    "njiasite.distress",
    "njiasite.checkins",
    "njiasite.desks",
    "njiasite.drafting",
    "njiasite.disputes",
    "njiasite.offers",
    "njiasite.rescue",
    "njiasite.scholarships",
    "njiasite.tips",
    "njiasite.people",
    "njiasite.framework",
    "njiasite.indicators",
    "njiasite.intelligence",
    "njiasite.advisories",
    "njiasite.contacts",
    "njiasite.phones",
    "njiasite.demo",
    "njiasite.api",
    "njiasite.operations",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "njiasite.checks.middleware.RefuseOverlarge",  # before anything reads the body
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "njiasite.identities.middleware.Access",
    "njiasite.identities.idle.SignOutTheIdle",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "njiasite.config.urls"
WSGI_APPLICATION = "njiasite.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "njiasite.pages.context.site",
                "njiasite.dossiers.context.places",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "njiasite.checks.templatetags.words",
                "njiasite.pages.templatetags.shown",
            ],
        },
    }
]

FORM_RENDERER = "njiasite.pages.renderer.FormRenderer"

# The keys of the people we hold data of live apart from the data, and are backed up apart (njiasite/ledger/keys.py).
DATABASES = {
    "default": environment.database(environment.text("NJIA_DATABASE_URL"), VAR),
    "keys": environment.database(
        environment.beside("NJIA_KEYS_DATABASE_URL", "", "the database of the holders' keys, apart from the data"),
        VAR,
        "keys.sqlite3",
    ),
}
DATABASE_ROUTERS = ["njiasite.config.routers.Keys"]
MASTER_KEY_FILE = environment.beside(
    "NJIA_MASTER_KEY_FILE", str(VAR / "master_key"), "the file of the key that wraps every holder's key"
)
SIGNING_KEY_FILE = environment.beside(
    "NJIA_SIGNING_KEY_FILE", str(VAR / "signing_key.pem"), "the file of the private key that signs the checkpoints"
)
NOW_OFFSET = environment.offset("NJIA_NOW_OFFSET")  # seconds; read by njiasite/config/clock.py alone
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Language: each name in its own language; the choice is kept in a cookie, never in the address.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("sw", "Kiswahili"), ("ru", "Русский")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = PRODUCTION
FORMAT_MODULE_PATH = ["njiasite.formats"]  # Swahili, which Django has no formats for
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "documents": environment.document_storage(VAR),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Security. No script runs on any page but /verify (njiasite/seals), so none is allowed.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# Not no-referrer: with it browsers send "Origin: null" with our own forms, which the forgery guard must refuse.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_NAME = "guard"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_FAILURE_VIEW = "njiasite.pages.errors.forgery"
BEHIND_TLS_PROXY = environment.flag("NJIA_BEHIND_TLS_PROXY")
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    if BEHIND_TLS_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Rate limits are counted for all processes together; the keys of the counts are hidden, for they name addresses.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "counts",
        "KEY_FUNCTION": "njiasite.identities.counts.hidden",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Checks: where uploads and answers live, for how long, and how much at once. See njiasite/checks/shelf.py.
CHECKS_FOLDER = environment.text("NJIA_CHECKS_FOLDER")  # empty: memory-backed storage is looked for
CHECKS_KEEP_SECONDS = 14 * 60  # erased within 15 minutes of arrival
CHECKS_MAX_FILE_BYTES = environment.number("NJIA_MAX_FILE_MB", 20) * 1024 * 1024
CHECKS_MAX_REQUEST_BYTES = 2 * CHECKS_MAX_FILE_BYTES + 64 * 1024
CHECKS_WAIT_SECONDS = 4  # an answer within this time is shown at once
CHECKS_MAX_SECONDS = environment.number("NJIA_MAX_CHECK_SECONDS", 600)
CHECKS_AT_ONCE = environment.number("NJIA_CHECKS_AT_ONCE", 2)
CHECKS_MAX_WAITING = environment.number("NJIA_CHECKS_MAX_WAITING", 30)
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 60  # the longest act asks for a score of things
DATA_UPLOAD_MAX_NUMBER_FILES = 24
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]  # never a temporary file on disk
FILE_UPLOAD_MAX_MEMORY_SIZE = CHECKS_MAX_REQUEST_BYTES

# Messages: see njiasite/channels. A transport must answer well within the lease, or another worker hands over again.
CHANNELS = {
    name: f"njiasite.channels.{name}.transport.Transport" for name in environment.words("NJIA_CHANNELS", "console")
}
EMAIL = environment.mail("NJIA_SMTP_URL") if "email" in CHANNELS else {}
DEFAULT_FROM_EMAIL = environment.text("NJIA_MAIL_FROM", "njia@localhost")
# Gateways call us at addresses that hold a secret of their own; where none is set, there is no such address.
GATEWAYS = ("ussd", "sms", "rapidpro", "whatsapp")
GATEWAY_SECRETS = {name: environment.text(f"NJIA_{name.upper()}_SECRET") for name in GATEWAYS}
GATEWAY_ADDRESSES = environment.words("NJIA_GATEWAY_ADDRESSES")  # networks they may call from; empty: any
SMS = {
    "url": environment.text("NJIA_SMS_URL"),
    "username": environment.text("NJIA_SMS_USERNAME"),
    "key": environment.text("NJIA_SMS_KEY"),
    "from": environment.text("NJIA_SMS_FROM"),
}
WHATSAPP = {
    "url": environment.text("NJIA_WHATSAPP_URL"),
    "token": environment.text("NJIA_WHATSAPP_TOKEN"),
    "app_secret": environment.text("NJIA_WHATSAPP_APP_SECRET"),
}
MAIL_SERVER_NAME = environment.text("NJIA_MAIL_SERVER_NAME")  # as it signs Authentication-Results (RFC 8601)
PHONE_MESSAGES_AN_HOUR = environment.number("NJIA_PHONE_MESSAGES_AN_HOUR", 30)  # of one number; more wait their turn
PHONE_STEPS_AN_HOUR = environment.number("NJIA_PHONE_STEPS_AN_HOUR", 300)
PHONE_DIAL_CODE = environment.text("NJIA_DIAL_CODE")  # what people dial, and where they send text messages: on pages
PHONE_SHORT_NUMBER = environment.text("NJIA_SHORT_NUMBER")
PHONE_ABROAD_NUMBER = environment.text("NJIA_ABROAD_NUMBER")  # the others are reached from home alone
OUTBOX_LEASE_SECONDS = environment.number("NJIA_OUTBOX_LEASE_SECONDS", 120)

DOCUMENTS_MAX_BYTES = CHECKS_MAX_FILE_BYTES
DOCUMENTS_SCANNER = environment.text("NJIA_CLAMD")  # a socket's path or host:port; empty: uploads stay in quarantine

API_REQUESTS_A_MINUTE = environment.number("NJIA_API_REQUESTS_A_MINUTE", 300)  # of one token, account or stranger
API_CHECKS_A_MINUTE = environment.number("NJIA_API_CHECKS_A_MINUTE", 6)
API_OFFERS_A_MINUTE = environment.number("NJIA_API_OFFERS_A_MINUTE", 120)
API_LOOK_UPS_A_MINUTE = environment.number("NJIA_API_LOOK_UPS_A_MINUTE", 30)
API_CHECK_BYTES = 1_000_000
API_CHECK_WAIT_SECONDS = 25

SEALS_FOLDER = environment.text("NJIA_SEALS_FOLDER", str(VAR / "seals"))  # issuers.json and the lists of revoked papers
SEALING_FOLDER = environment.text("NJIA_SEALING_FOLDER", str(VAR / "sealing"))  # the keys with which this server seals
SEALING_PASSPHRASE_FILE = environment.text("NJIA_SEALING_PASSPHRASE_FILE")  # empty: ``passphrase`` beside the keys
SEALING_BOX = environment.text("NJIA_SEALING_BOX")  # the PKCS#11 library of an HSM that holds the keys; empty: files
SEALING_BOX_TOKEN = environment.text("NJIA_SEALING_BOX_TOKEN", "njia")  # which token in it
SEALING_OFFICE = environment.text("NJIA_SEALING_OFFICE", "ke-labour")  # which of the set of issuers this server is
TIMESTAMP_URL = environment.text("NJIA_TIMESTAMP_URL")  # of an authority for time stamps (RFC 3161); empty: none
SITE_ADDRESS = environment.text(
    "NJIA_SITE_ADDRESS", f"https://{ALLOWED_HOSTS[0]}" if PRODUCTION else "http://localhost:8000"
)  # where the code on a paper leads

EXIT_ADDRESS = environment.text("NJIA_EXIT_ADDRESS", "https://www.google.com/search?q=weather")
CORRIDOR = "ke_ru"

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"  # fixed sentences only, never a name

# Logs hold no address of a page, no file name and no address of a person.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discreet": {"()": "njiasite.config.logs.Discreet"}},
    "formatters": {
        "plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "njiasite.config.logs.Lines"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["discreet"],
            "formatter": environment.one_of("NJIA_LOG_FORMAT", "plain", "json"),
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        "fido2": {"level": "WARNING"},  # it would name each new passkey
        "gunicorn.error": {"handlers": ["console"], "level": "WARNING", "propagate": False},
    },
}
