"""The peer: the same two addresses as plain Django writes them, on the same settings, database and durability.

Of the same shape, so that the ratio says what our engine costs and not what a translated page costs. Both know the
account, its second proof aside, and the missions it was given; both list twenty-five rows of the same table with
figures, filters, heads that sort and places to go, in the reader's language, in as many bytes. The act is a form that
is checked, one row of the same table with as many bytes, and the row of the list that it changes, refused when
somebody was faster. Nothing is encrypted, chained, folded, timed or asked of a procedure.
"""

from __future__ import annotations

from pathlib import Path

from njiasite.config.settings import *  # noqa: F403 - a site of its own on the same settings

ROOT_URLCONF = "benchmarks.service_bare_views"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",  # which the installed app insists on
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "bare"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]
