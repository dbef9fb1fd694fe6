"""Attestation."""

from __future__ import annotations

from django.apps import AppConfig


class AttestationConfig(AppConfig):
    """Plugs what an attestation brings about into the acts of its procedure, and into the worker."""

    name = "njiasite.attestation"

    def ready(self) -> None:
        from njiasite.attestation import plugs

        plugs.plug_in()
