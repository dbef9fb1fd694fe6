"""What this app adds to cases: pages they lead to, and what the service gives to an act."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext_lazy

from njia.rescue.model import load_ways
from njiasite.dossiers import effects, links, projections
from njiasite.rescue import costs, custody, demands, sharing


def plug_in() -> None:
    """Registers all of it; called once, when the app is ready."""
    for procedure in load_ways(settings.CORRIDOR):
        links.offer(procedure, "rescue_way", gettext_lazy("The way at a glance"))
    links.offer(demands.PROCEDURE, "rescue_demand", gettext_lazy("Write the demand for release"), act=demands.SENT)
    links.offer(costs.PROCEDURE, "rescue_costs", gettext_lazy("Costs"), act=costs.RECORDED)
    links.offer(custody.PROCEDURE, "rescue_custody", gettext_lazy("Items, and who had them"))
    links.offer(sharing.PROCEDURE, "rescue_shared", gettext_lazy("What is shared"), act=sharing.SENT)
    projections.also(demands.PROCEDURE, demands.lies_with_the_organ)
    for act in demands.RAISED:
        effects.before(act, demands.last_paper)
    effects.before(custody.KEPT, custody.number)
    effects.before(custody.HANDED, custody.there)
    effects.before(custody.SEALED, custody.seal)
