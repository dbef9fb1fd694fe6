"""Who is asking: the account, what was granted to it, and the one role it works in now."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from njia.corridors.roster import Role
from njiasite.config.clock import now
from njiasite.identities.models import Account, Grant
from njiasite.identities.roster import role_named, roster

ROLE_IN_SESSION = "role"
SECOND_FACTORS = frozenset({Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN})


@dataclass(frozen=True, slots=True)
class Held:
    """A grant that counts now."""

    id: UUID
    role: str
    scope: str
    value: str
    emergency: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever is asking. A stranger has no account; ``role`` is the one role worked in now, the least first.

    ``strong`` says that a second factor stands before this account: without it no official role may do anything.
    """

    account: Account | None = None
    grants: tuple[Held, ...] = ()
    role: str = ""
    strong: bool = False

    @property
    def active(self) -> Held | None:
        """The first grant of the role worked in."""
        return next(iter(self.in_hand), None)

    @property
    def in_hand(self) -> tuple[Held, ...]:
        """Every grant of the role worked in: what is read and done now goes by these alone."""
        return tuple(grant for grant in self.grants if grant.role == self.role)

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role that could be worked in, the least powerful first."""
        return tuple(dict.fromkeys(grant.role for grant in self.grants))

    @property
    def official(self) -> bool:
        """Whether any of the roles is official, worked in or not."""
        return any(role.official for name in self.roles if (role := role_named(name)))

    @property
    def works_as(self) -> Role | None:
        """The role worked in, as the corridor describes it."""
        return role_named(self.role) if self.in_hand else None

    @property
    def lacks_second_factor(self) -> bool:
        """Whether the role is official and no second factor stands before the account."""
        return bool(self.works_as and self.works_as.official and not self.strong)

    def may(self, permission: str) -> bool:
        """Whether the role worked in has that permission."""
        role = self.works_as
        return role is not None and permission in role.may and not self.lacks_second_factor


def reader_of(request: HttpRequest) -> Reader:
    """The reader of a request, from its session."""
    account = request.user
    if not isinstance(account, Account) or not account.is_active:
        return Reader()
    return reader_for(account, request.session.get(ROLE_IN_SESSION, ""))


def reader_for(account: Account, wanted: str = "") -> Reader:
    """The account as a reader, in the role wanted where it holds it."""
    grants = held_by(account)
    roles = [grant.role for grant in grants]
    role = wanted if wanted in roles else next(iter(roles), "")
    known = role_named(role)
    strong = bool(known and known.official) and has_second_factor(account)
    return Reader(account, grants, role, strong)


def held_by(account: Account) -> tuple[Held, ...]:
    """The grants of an account that count now, the least powerful role first; a role that is no more gives nothing."""
    rows = Grant.objects.filter(account=account).current(now())
    held = [Held(*row) for row in rows.values_list("id", "role", "scope_kind", "scope_value", "emergency")]
    known = [grant for grant in held if role_named(grant.role)]
    return tuple(sorted(known, key=lambda g: (roster().rank(g.role), g.scope, g.value)))


def has_second_factor(account: Account) -> bool:
    """Whether a one-time code or a passkey stands before the account; recovery codes alone do not count."""
    kinds = Authenticator.objects.filter(user=account).values_list("type", flat=True)
    return not SECOND_FACTORS.isdisjoint(kinds)  # an account has few: sorting them out here costs less than asking


def zone_of(reader: Reader) -> str:
    """By whose clock the reader sees times: that of the office or mission worked for, else of the role."""
    return roster().zone_of(reader.role, (grant.value for grant in reader.in_hand))
