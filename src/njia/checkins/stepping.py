"""What is owed to somebody next: a question, another, a question to whom they trust, a welfare case.

Every standing has a moment at which it is looked at again, so that nobody's silence is lost. The case opens so many
hours after the first question, whatever came between: quiet hours put off messages, and never that.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from njia.checkins.model import Deed, Person, Plan, Stage, Standing
from njia.checkins.rhythm import allowed, next_due

CONTACT_ASKED: tuple[Stage, ...] = ("contact", "held", "alarm")  # whom they trust was asked, if there is anybody
_LOOK = timedelta(hours=1)  # a held alarm is looked at so often: the network may be back


def begin(plan: Plan, person: Person, at: datetime) -> Standing:
    """Somebody who is asked from now on."""
    due = next_due(plan, person, at)
    return Standing(stage="waiting", round=1, due_at=due, look_at=due)


def opens_at(plan: Plan, standing: Standing, *, roaming: bool) -> datetime:
    """When the welfare case of an unanswered question opens, where no network is down."""
    return _opens(plan, standing.since or standing.due_at, roaming=roaming)


def _opens(plan: Plan, since: datetime, *, roaming: bool) -> datetime:
    return since + plan.open + plan.roaming if roaming else since + plan.open


def step(
    plan: Plan, person: Person, standing: Standing, at: datetime, *, outage: bool = False
) -> tuple[Standing, Deed]:
    """What is owed at that time, and where somebody stands once it is done. One deed at a time: ask again after it."""
    if standing.stage == "left" or at < standing.look_at:
        return standing, ""
    if standing.stage in ("waiting", "alarm"):
        return _ask(plan, person, standing, at)
    opens = opens_at(plan, standing, roaming=person.roaming)
    if standing.stage == "held":
        return _held(plan, standing, at, outage=outage)
    if at >= opens:
        return _end(plan, standing, at, outage=outage)
    if standing.stage == "asked" and person.reachable:
        following = _to_contact(plan, person, standing.since or at, at, opens)
        return replace(standing, stage="again", look_at=following), "ask_again"
    if standing.stage in ("asked", "again") and person.contact:
        return replace(standing, stage="contact", look_at=opens), "ask_contact"
    return replace(standing, stage="contact", look_at=opens), ""


def _ask(plan: Plan, person: Person, standing: Standing, at: datetime) -> tuple[Standing, Deed]:
    """The question of a round. Where there is no way to write, whom they trust is asked at once."""
    stage: Stage = "asked" if person.reachable or person.contact else "contact"
    look, opens = at, _opens(plan, at, roaming=person.roaming)
    if person.reachable:
        look = allowed(at + plan.again, person.quiet, person.zone)
    elif person.contact:
        look = allowed(at, person.quiet, person.contact_zone or person.zone)
    round_ = standing.round + (standing.stage == "alarm")
    looked = opens if stage == "contact" else min(look, opens)
    asked = Standing(stage=stage, round=round_, due_at=standing.due_at, look_at=looked, since=at)
    return asked, "ask" if person.reachable else ""


def _to_contact(plan: Plan, person: Person, since: datetime, at: datetime, opens: datetime) -> datetime:
    """When whom they trust is asked: after the second question, at an hour of theirs, before the case opens."""
    wanted = max(since + plan.ask_contact, at)
    return min(allowed(wanted, person.quiet, person.contact_zone or person.zone), opens)


def _end(plan: Plan, standing: Standing, at: datetime, *, outage: bool) -> tuple[Standing, Deed]:
    if outage:
        return replace(standing, stage="held", held_at=at, look_at=at + min(_LOOK, plan.held)), "hold"
    return opened(plan, standing, at), "open"


def _held(plan: Plan, standing: Standing, at: datetime, *, outage: bool) -> tuple[Standing, Deed]:
    """A held alarm opens when its hours are over, outage or not; once the network is back the person is asked again."""
    ends = (standing.held_at or at) + plan.held
    if at >= ends:
        return opened(plan, standing, at), "open"
    looked = replace(standing, look_at=min(at + _LOOK, ends))
    if not outage and not standing.relieved:
        return replace(looked, relieved=True, look_at=ends), "ask_again"
    return looked, ""


def opened(plan: Plan, standing: Standing, at: datetime) -> Standing:
    """A case is open; they are asked again after some days, in case nobody wrote down what became of it."""
    return replace(standing, stage="alarm", look_at=at + plan.after_alarm, held_at=None, relieved=False)


def answered(plan: Plan, person: Person, standing: Standing, at: datetime) -> Standing:
    """A sign of life that was meant as one: the next round waits."""
    due = next_due(plan, person, at)
    return Standing(stage="waiting", round=standing.round + 1, due_at=due, look_at=due)


def spoken_for(
    plan: Plan, person: Person, standing: Standing, times: int, at: datetime
) -> tuple[Person, Standing] | None:
    """Somebody trusted says that all is well; ``times`` is how often that counted since the person's own last word.

    It counts where they were asked, and so often as the plan allows: who is silent behind a trusted one who always says
    "well" is not lost. It is not the person's own word, so they are asked again soon. None where it does not count.
    """
    if standing.stage not in CONTACT_ASKED or times >= plan.vouched:
        return None
    soon = replace(person, warned_until=at + plan.warned_for)
    return soon, answered(plan, soon, standing, at)


def paused(plan: Plan, person: Person, standing: Standing, until: datetime, at: datetime, reason: str) -> Standing:
    """Nobody is asked until then; a pause that is longer than its reason allows ends when that does."""
    longest = at + timedelta(days=plan.pauses[reason].longest)
    due = allowed(max(at, min(until, longest)), person.quiet, person.zone)
    return Standing(stage="waiting", round=standing.round + 1, due_at=due, look_at=due)


def changed(plan: Plan, person: Person, standing: Standing, at: datetime) -> Standing:
    """After a warning or another rhythm: whoever waits is asked no later than that says. A running round goes on."""
    if standing.stage != "waiting":
        return standing
    due = min(standing.due_at, next_due(plan, person, at))
    return replace(standing, due_at=due, look_at=due)


def at_once(standing: Standing, at: datetime) -> Standing:
    """Whoever waits is asked at that time."""
    return replace(standing, due_at=at, look_at=at)


def left(standing: Standing) -> Standing:
    """Somebody came home, or does not want to be asked any more."""
    return replace(standing, stage="left")
