"""What a password must be: long, and not one that everybody tries first. No rule about signs and figures."""

from __future__ import annotations

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LEAST = 10


class LongAndUncommon(CommonPasswordValidator):
    """At least ten characters, and not on the list of the commonest."""

    def validate(self, password: str, user: object = None) -> None:
        if len(password) < LEAST:
            raise ValidationError(_("Use at least 10 characters. Three or four words in a row are good."))
        super().validate(password, user)

    def get_error_message(self) -> str:
        return _("Many people use this password, so it is easy to guess. Choose another one.")

    def get_help_text(self) -> str:
        return _("At least 10 characters. Three or four words in a row are easy to remember and hard to guess.")
