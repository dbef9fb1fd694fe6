"""Acts that nobody may do, roles that do not exist, and values that would be shown to those who must not see them."""

from __future__ import annotations

from collections.abc import Iterator

from njia.casework.checks.problem import Around, Problem
from njia.casework.model import SYSTEM, ActSpec, Field, Procedure


def check_acts(procedure: Procedure, around: Around) -> Iterator[Problem]:
    """Problems of the acts, their roles and their fields."""
    brought = {clock.then for clock in procedure.clocks.values()}
    for spec in procedure.acts.values():
        where = f"act {spec.id}"
        yield from _roles(procedure, spec, around, where)
        yield from _way(procedure, spec, where)
        if spec.by == (SYSTEM,) and not spec.opens and spec.id not in brought and not spec.brought_by:
            yield Problem(procedure.file, where, "no clock brings it about", "name it in a clock's `then`")
        if set(spec.by) - {SYSTEM} and spec.do is None:
            yield Problem(
                procedure.file, where, "a button for it would have no word", "write `do`, what to call doing it"
            )
        if spec.happened and procedure.fields[spec.happened].kind not in ("date", "moment"):
            yield Problem(
                procedure.file, where, f"happened names {spec.happened}, which is no date", "name a date field"
            )
    for role in (*procedure.readers, *(r for state in procedure.states.values() for r in state.waits_for)):
        if role not in around.roles:
            yield Problem(
                procedure.file, "readers or waits_for", f"there is no role {role}", "use a role of roles.yaml"
            )
    for field in procedure.fields.values():
        yield from _field(procedure, field)


def _roles(procedure: Procedure, spec: ActSpec, around: Around, where: str) -> Iterator[Problem]:
    if not spec.by:
        yield Problem(procedure.file, where, "nobody may do it", "name roles in `by`")
    for role in spec.by:
        if role not in around.roles | {SYSTEM}:
            yield Problem(procedure.file, where, f"there is no role {role}", "use a role of roles.yaml")
        elif role != SYSTEM and not spec.opens and role not in procedure.readers:
            yield Problem(procedure.file, where, f"{role} may do it but not read the case", "add the role to readers")
        elif role != SYSTEM and not spec.opens and role not in spec.seen_by:
            yield Problem(procedure.file, where, f"{role} may do it but not see it", "add the role to seen_by")


def _way(procedure: Procedure, spec: ActSpec, where: str) -> Iterator[Problem]:
    if spec.opens and not spec.to:
        yield Problem(procedure.file, where, "it opens a case that then stands nowhere", "give it a `to`")
    if spec.opens and spec.from_states:
        yield Problem(procedure.file, where, "it opens a case and yet names stages in `from`", "empty `from`")
    for state in spec.from_states:
        if procedure.states[state].final:
            yield Problem(procedure.file, where, f"it starts from {state}, which is final", "take it out of `from`")


def _field(procedure: Procedure, field: Field) -> Iterator[Problem]:
    where = f"field {field.id}"
    if (field.kind == "choice") != bool(field.options):
        mend = "give it options" if field.kind == "choice" else "make it a choice, or take its options out"
        yield Problem(procedure.file, where, f"it is a {field.kind} with {len(field.options)} options", mend)
    if field.privacy in ("public", "internal"):
        return
    audiences = {spec.seen_by for spec in procedure.acts.values() if any(f.id == field.id for f in spec.fields)}
    common = frozenset.intersection(*(frozenset(roles) for roles in audiences)) if audiences else frozenset()
    if leaked := {role for roles in audiences for role in roles} - common:
        what = f"{', '.join(sorted(leaked))} may see it in one act and not in another"
        yield Problem(procedure.file, where, what, "use a field of its own in the act that fewer may see")
