"""Where the pages of other apps lead to the pages of this one."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext_lazy

from njia.rescue.model import load_ways
from njiasite.dossiers import links
from njiasite.rescue import costs, demands


def plug_in() -> None:
    """Registers all of it; called once, when the app is ready."""
    for procedure in load_ways(settings.CORRIDOR):
        links.offer(procedure, "rescue_way", gettext_lazy("The way at a glance"))
    links.offer(demands.PROCEDURE, "rescue_demand", gettext_lazy("Write the demand for release"), act=demands.SENT)
    links.offer(costs.PROCEDURE, "rescue_costs", gettext_lazy("Costs"), act=costs.RECORDED)
