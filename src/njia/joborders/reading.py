"""From the values that acts of the procedure ``job_order`` gave to the frozen terms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from njia.casework.load import load_procedures
from njia.corridors.load import load
from njia.corridors.model import Corridor
from njia.findings import Text
from njia.joborders.model import Agency, Both, Employer, Pay, Terms

PAYER = "pays_"  # the fields that say who pays a cost begin with it
_OTHER = "other"  # the occupation that has no name
_NEEDED = (
    "employer_en", "employer_ru", "employer_address_en", "employer_address_ru", "inn", "ogrn", "title_en", "title_ru",
    "occupation", "duties_en", "duties_ru", "region", "workplace_en", "workplace_ru", "pay", "pay_period",
    "pay_before_tax", "pay_days", "week_hours", "week_days", "leave_days", "probation_months", "term_months",
    "start_on", "housing", "meals", "route", "custody", "places",
)  # fmt: skip


class TermsError(ValueError):
    """The values make no terms; ``fields`` names those that are missing or cannot be read."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


def terms_of(reference: str, given: Mapping[str, object], corridor: Corridor | str = "ke_ru") -> Terms:
    """The terms of the order of that reference. Raises TermsError."""
    if missing := tuple(name for name in _NEEDED if given.get(name) in (None, "")):
        raise TermsError(missing)
    known = load(corridor) if isinstance(corridor, str) else corridor
    said = {name: str(value).strip() for name, value in given.items()}
    return Terms(
        reference=reference,
        employer=Employer(
            name=_both(said, "employer"), address=_both(said, "employer_address"), inn=said["inn"], ogrn=said["ogrn"]
        ),
        agency=_agency(said),
        title=_title(said, known),
        occupation=said["occupation"],
        duties=_both(said, "duties"),
        region=said["region"],
        duties_sw=said.get("duties_sw", ""),
        workplace=_both(said, "workplace"),
        pay=_pay(given, said),
        week_hours=_number(said, "week_hours"),
        week_days=_number(said, "week_days"),
        leave_days=_whole(said, "leave_days"),
        probation_months=_number(said, "probation_months"),
        term_months=_whole(said, "term_months"),
        start_on=_day(said, "start_on"),
        housing=said["housing"],
        meals=said["meals"],
        route=said["route"],
        custody=said["custody"],
        payers={name.removeprefix(PAYER): value for name, value in said.items() if name.startswith(PAYER)},
        places=_whole(said, "places"),
        forbidden_fees=forbidden_fees(known),
    )


def forbidden_fees(corridor: Corridor) -> tuple[str, ...]:
    """The costs that nobody may take from a worker, by the corridor's rule."""
    costs = corridor.rules["terms.worker_pays"].params["costs"]
    assert isinstance(costs, list)
    return tuple(costs)


def _both(said: Mapping[str, str], name: str) -> Both:
    return Both(said[f"{name}_en"], said[f"{name}_ru"])


def _agency(said: Mapping[str, str]) -> Agency | None:
    number = said.get("agency_number", "")
    return Agency(name=said.get("agency_company", ""), licence=number) if number else None


def _title(said: Mapping[str, str], corridor: Corridor) -> Text:
    """The job's title; in Swahili the name of the occupation where the order gives none."""
    occupation = said["occupation"]
    job = next((concept.name.sw for concept in corridor.concepts if concept.id == f"job.{occupation}"), "")
    if not job and occupation != _OTHER:
        options = load_procedures(corridor.id)["job_order"].fields["occupation"].options
        job = next((option.name.sw for option in options if option.id == occupation), "")
    return Text(said["title_en"], said.get("title_sw") or job or said["title_en"], said["title_ru"])


def _pay(given: Mapping[str, object], said: Mapping[str, str]) -> Pay:
    sum_ = given["pay"]
    if not isinstance(sum_, Mapping) or said["pay_period"] not in ("month", "hour"):
        raise TermsError(("pay",))
    return Pay(
        amount=_number({"pay": str(sum_.get("amount"))}, "pay"),
        currency=str(sum_.get("currency")),
        period="month" if said["pay_period"] == "month" else "hour",
        gross=given["pay_before_tax"] is True,
        days=said["pay_days"],
    )


def _number(said: Mapping[str, str], name: str) -> Decimal:
    try:
        found = Decimal(said[name])
    except InvalidOperation:
        raise TermsError((name,)) from None
    if not found.is_finite() or found < 0:
        raise TermsError((name,))
    return found


def _whole(said: Mapping[str, str], name: str) -> int:
    found = _number(said, name)
    if found != found.to_integral_value():
        raise TermsError((name,))
    return int(found)


def _day(said: Mapping[str, str], name: str) -> date:
    try:
        return date.fromisoformat(said[name][:10])
    except ValueError:
        raise TermsError((name,)) from None
