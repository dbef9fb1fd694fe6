"""The pages about procedures: what each one holds, and every act by its id."""

from __future__ import annotations

from dataclasses import fields

from reference_tables import table, told

from njia.casework.guards import GUARDS, Guard
from njia.casework.load import load_procedures
from njia.casework.model import ActSpec, ClockSpec, Field, Procedure, State

GENERATED = (
    "Generated from `src/njia/corridors/ke_ru/procedures` by `scripts/reference.py`; edit the data, not this page.\n"
    "[How a procedure reads](../explanation/procedures.md), [how to add or change one](../how-to/add-a-procedure.md)."
)


def procedures_page() -> str:
    """Every procedure with its stages, acts, clocks and fields, and the guards they may use."""
    lines = ["# Procedures of the corridor ke_ru", "", GENERATED]
    for procedure in load_procedures().values():
        lines += _procedure(procedure)
    lines += ["", "## Guards", "", "The registered reasons why an act may not be done, with the parameters they take."]
    lines += table(
        ("guard", "what it says", "parameters"),
        ((f"`{name}`", " ".join((cls.__doc__ or "").split()), _params(cls)) for name, cls in sorted(GUARDS.items())),
    )
    return "\n".join(lines) + "\n"


def acts_page() -> str:
    """Every act that a case can hold, by its id, with the procedure it belongs to."""
    lines = [
        "# Acts on cases",
        "",
        GENERATED,
        "Acts of the service itself: [system acts](system-acts.md).",
    ]
    rows: dict[str, list[str]] = {}
    for procedure in load_procedures().values():
        for spec in procedure.acts.values():
            row = rows.setdefault(spec.id, [f"`{spec.id}`", spec.name.en, "", _asked(spec)])
            row[2] += f", `{procedure.id}`" if row[2] else f"`{procedure.id}`"
    lines += table(("act", "name", "procedures", "asks for (must, *may*)"), (rows[id_] for id_ in sorted(rows)))
    return "\n".join(lines) + "\n"


def _procedure(procedure: Procedure) -> list[str]:
    return [
        "",
        f"## {procedure.id}",
        "",
        f"**{procedure.name.en}**, version {procedure.version}. {procedure.summary.en}",
        f"Source: {told(procedure.source)}. May be read by {_names(procedure.readers)}.",
        *table(("stage", "name", "waits for", "must have been given"), map(_state, procedure.states.values())),
        *table(("act", "by", "from", "to", "guards"), map(_act, procedure.acts.values())),
        *table(
            ("time limit", "name", "period", "counts", "ends by", "reminders", "source"),
            map(_clock, procedure.clocks.values()),
        ),
        *table(("field", "name", "kind", "privacy"), map(_field, procedure.fields.values())),
    ]


def _state(state: State) -> tuple[str, ...]:
    return (
        f"`{state.id}`" + (" (final)" if state.final else ""),
        state.name.en,
        _names(state.waits_for),
        _names(state.evidence),
    )


def _act(spec: ActSpec) -> tuple[str, ...]:
    begins = "opens the case" if spec.opens else _names(spec.from_states) or "any open stage"
    return (
        f"`{spec.id}`",
        _names(spec.by),
        begins,
        f"`{spec.to}`" if spec.to else "stays",
        "; ".join(map(_guard, spec.guards)),
    )


def _clock(clock: ClockSpec) -> tuple[str, ...]:
    counts = f"{clock.rule} ({clock.calendar}), from {_names(clock.starts_on)}"
    counts += f", of the day in `{clock.event}`" if clock.event else ""
    counts += f", one for each `{clock.each}`" if clock.each else ""
    counts += "".join(f", only if `{name}` is {' or '.join(values)}" for name, values in clock.only_if.items())
    ends = _names(clock.stops_on) + (f"; when it runs out: `{clock.then}`" if clock.then else "")
    reminders = "; ".join(f"{step.offset.total_seconds() / 3600:+g} h to {', '.join(step.to)}" for step in clock.ladder)
    source = f"{clock.nature}: {told(clock.source)}"
    return f"`{clock.id}`", clock.name.en, clock.period.text.en, counts, ends, reminders, source


def _field(field: Field) -> tuple[str, ...]:
    kind = field.kind + (": " + ", ".join(option.id for option in field.options) if field.options else "")
    return f"`{field.id}`", field.name.en, kind, field.privacy


def _guard(guard: Guard) -> str:
    given = ((f.name, getattr(guard, f.name)) for f in fields(guard))  # type: ignore[arg-type]
    return f"{guard.name}({', '.join(f'{name}: {_plain(value)}' for name, value in given if value != ())})"


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _params(cls: type[Guard]) -> str:
    return ", ".join(f"`{f.name}`" for f in fields(cls))  # type: ignore[arg-type]


def _asked(spec: ActSpec) -> str:
    return ", ".join(field.id if field.required else f"*{field.id}*" for field in spec.fields)


def _names(ids: tuple[str, ...]) -> str:
    return ", ".join(f"`{id_}`" for id_ in ids)
