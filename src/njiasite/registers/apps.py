"""Registers and job orders."""

from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.conf import settings


class RegistersConfig(AppConfig):
    """Has the lines of the registers and the rows of job orders computed with each act of their cases."""

    name = "njiasite.registers"

    def ready(self) -> None:
        from njia.registers.plan import load_registers
        from njiasite.channels import duties
        from njiasite.dossiers import effects, projections
        from njiasite.dossiers import remarks as cases
        from njiasite.ledger import erasure
        from njiasite.registers import drafts, entering, entries, orders, remarks, stops

        projections.also(orders.PROCEDURE, orders.project)
        cases.also(orders.PROCEDURE, remarks.of_order)
        effects.before("order.stop_overruled", stops.may_be_overruled)
        for act in ("order.concurred", "order.concurred_afterwards"):
            effects.before(act, stops.open_to_places)
        for procedure in load_registers(settings.CORRIDOR).entries:
            projections.also(procedure, entries.project)
            cases.also(procedure, remarks.of_entry)
        erasure.also(entries.forget)
        duties.register(duties.Duty("registers.drafts", timedelta(hours=1), drafts.drop_old))
        duties.register(duties.Duty("registers.lists", timedelta(seconds=2), entering.work))
