"""What somebody is offered in a case: nothing that would be refused whatever they fill in, and nothing less."""

from __future__ import annotations

from dataclasses import replace

from tests.njia.casework.walking import Walk

from njia.casework.load import load_procedures
from njia.casework.model import MOVED, Procedure
from njia.casework.offer import Offer, offer


def offered(walk: Walk, role: str, actor: str | None = None) -> Offer:
    return offer(walk.procedure, walk.standing, role, actor or role)


def ids(found: Offer) -> set[str]:
    return {spec.id for spec in found.acts}


def reasons(found: Offer) -> dict[str, str]:
    return {spec.id: text.en for spec, text in found.not_yet}


def test_what_must_wait_for_another_act_is_told_with_its_reason_and_offered_after_it() -> None:
    walk = Walk("labour_dispute").do("dispute.opened", "jobseeker", contract_class="civil")
    before = offered(walk, "labour_officer")
    assert "dispute.advised" not in ids(before)
    assert reasons(before)["dispute.advised"] == "“Claim added” must come first."
    walk.do("dispute.claim_added", "jobseeker", counts_from="2026-10-30")
    after = offered(walk, "labour_officer")
    assert "dispute.advised" in ids(after) and "dispute.advised" not in reasons(after)


def test_what_hangs_on_a_value_given_before_is_offered_only_where_it_fits() -> None:
    told = offered(Walk("labour_dispute").do("dispute.opened", "jobseeker", contract_class="civil"), "labour_officer")
    assert "dispute.referred" not in ids(told) and "military" in reasons(told)["dispute.referred"].lower()
    told = offered(
        Walk("labour_dispute").do("dispute.opened", "jobseeker", contract_class="military"), "labour_officer"
    )
    assert "dispute.referred" in ids(told)


def test_what_the_form_itself_asks_for_can_still_be_right() -> None:
    walk = Walk("agency_licence").do("licence.applied", "agency")
    assert "licence.inspected" in ids(offered(walk, "labour_officer"))  # it asks whether there is a tie


def test_the_second_person_is_offered_what_the_first_is_told_not_to_do() -> None:
    walk = Walk("agency_licence").do("licence.applied", "agency").do("licence.inspected", "labour_officer", "ann")
    alone, other = offered(walk, "committee_member", "ann"), offered(walk, "committee_member", "ben")
    assert "licence.vetted" not in ids(alone) and reasons(alone)["licence.vetted"].startswith("Another person must")
    assert "licence.vetted" in ids(other)


def test_moving_to_another_version_is_offered_only_where_there_is_one() -> None:
    walk = Walk("welfare_check").do("welfare.opened", "consular_officer")
    assert MOVED not in ids(offered(walk, "supervisor")) | reasons(offered(walk, "supervisor")).keys()
    assert MOVED in ids(offer(with_another_version(walk.procedure), walk.standing, "supervisor", "supervisor"))


def with_another_version(procedure: Procedure) -> Procedure:
    versions: dict[int, Procedure] = {}
    for number in (procedure.version, procedure.version + 1):
        versions[number] = replace(procedure, version=number, versions=versions)
    return versions[procedure.version]


def test_no_reason_names_an_act_that_the_role_does_not_see() -> None:
    plan = load_procedures()["labour_dispute"]
    hidden = replace(plan.acts["dispute.claim_added"], seen_by=("labour_officer",))
    walk = Walk(replace(plan, acts={**plan.acts, hidden.id: hidden})).do("dispute.opened", "jobseeker")
    assert "dispute.claim_dropped" not in ids(offered(walk, "jobseeker")) | reasons(offered(walk, "jobseeker")).keys()
    assert "dispute.claim_dropped" in reasons(offered(Walk(plan).do("dispute.opened", "jobseeker"), "jobseeker"))
