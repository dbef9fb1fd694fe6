"""What an act asks for, as a schema: one model for each act of each version, made of the procedure's own fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
import pydantic
from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from njia.casework.model import ActSpec, Procedure
from njia.casework.model import Field as Asked
from njiasite.api.problems import Problem, misfits
from njiasite.dossiers.engine import desk
from njiasite.dossiers.fields import as_kept

PLAIN = r"^[^\x00-\x08\x0b-\x1f\x7f]*$"  # no control characters: neither database takes them all
_STRICT = ConfigDict(extra="forbid", strict=True)


class Money(BaseModel):
    """An amount and its currency."""

    model_config = _STRICT

    amount: Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)]
    currency: Literal[desk().currencies]  # type: ignore[valid-type]


def _written(value: Any) -> Any:
    """A moment as people write it: a year alone must not pass for seconds since 1970."""
    if not isinstance(value, str) or "T" not in value.upper():
        raise ValueError("a moment has its day and its hour")
    return value


def _text(most: int, pattern: str = PLAIN) -> Any:
    return Annotated[str, StringConstraints(max_length=most, pattern=pattern)]


_TYPES: Mapping[str, Any] = {
    "text": _text(300),
    "person_name": _text(300),
    "place": _text(300),
    "long_text": _text(5_000),
    "date": date,
    "moment": Annotated[AwareDatetime, Field(strict=False), BeforeValidator(_written)],
    "number": Annotated[Decimal, Field(max_digits=20, decimal_places=6)],
    "money": Money,
    "yes_no": bool,
    "phone": _text(40, r"^[0-9+() .-]*$"),
    "email": _text(254, r"^[^@\s]+@[^@\s]+\.[^@\s]+$"),
    "inn": _text(12, r"^[0-9]+$"),
    "ogrn": _text(15, r"^[0-9]+$"),
    "document": UUID,
}


def schema(procedure: Procedure, act: ActSpec) -> dict[str, Any]:
    """The JSON Schema of what the act asks for."""
    return _model(procedure, act.id).model_json_schema()


def given(procedure: Procedure, act: ActSpec, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as the ledger keeps them. Raises Problem, which says of each one that does not fit where it is."""
    try:
        read = _model(procedure, act.id).model_validate_json(msgspec.json.encode(values))
    except pydantic.ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False, include_context=False)
        raise Problem("wrong-values", errors=misfits(wrong, "given")) from None
    found = {name: _kept(getattr(read, name)) for name in read.model_fields_set}
    return {name: value for name, value in found.items() if value is not None}


def _kept(value: Any) -> Any:
    if isinstance(value, Money):
        return {"amount": f"{value.amount:f}", "currency": value.currency}
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value) if isinstance(value, UUID) else as_kept(value)


@lru_cache(maxsize=1_000)
def _model(procedure: Procedure, act: str) -> type[BaseModel]:
    """Procedures are loaded once and compared by identity, so each version has its own."""
    fields = {field.id: _field(field) for field in procedure.acts[act].asked}
    made: type[BaseModel] = pydantic.create_model(act, __config__=_STRICT, **fields)  # type: ignore[call-overload]
    return made


def _field(field: Asked) -> tuple[Any, Any]:
    kind = Literal[tuple(option.id for option in field.options)] if field.kind == "choice" else _TYPES[field.kind]
    about = field.help.en if field.help else None
    return kind, Field(... if field.required else None, title=field.name.en, description=about)
