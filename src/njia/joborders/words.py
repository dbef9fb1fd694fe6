"""How the ids in the terms of an order are said: by the options of the corridor's procedure ``job_order``."""

from __future__ import annotations

from njia.casework.load import load_procedures
from njia.findings import Text
from njia.joborders.reading import PAYER

PROCEDURE = "job_order"


def option(field: str, id_: str, corridor: str = "ke_ru") -> Text:
    """The name of an option, as of a region or of who pays; an id that the corridor no longer knows stands as it is."""
    asked = load_procedures(corridor)[PROCEDURE].fields[field]
    return next((one.name for one in asked.options if one.id == id_), Text(id_, id_, id_))


def cost(id_: str, corridor: str = "ke_ru") -> Text:
    """The name of a cost, as in «Who pays for the visa»."""
    return load_procedures(corridor)[PROCEDURE].fields[f"{PAYER}{id_}"].name
