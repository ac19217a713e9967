"""Who can sign in: by e-mail address, unique without regard to case."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from weerbaar.foundation.audiences.keys import Clause


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField("e-mailadres", unique=True)
    name = models.CharField("naam", max_length=150, blank=True)
    is_active = models.BooleanField("actief", default=True)
    is_staff = models.BooleanField("mag in het beheer", default=False)
    # Part of what a session is checked against: one higher ends every session of this person.
    session_round = models.PositiveIntegerField("ronde van sessies", default=0, editable=False)
    joined_at = models.DateTimeField("lid sinds", auto_now_add=True)

    # Whether who acts has passed the second step. A session says so (`second_step.of_session`); outside a session there
    # is nothing to pass: a job or command carries on with what somebody began in a session that had.
    passed_second_step: bool = True

    objects: ClassVar[UserManager] = UserManager()

    EMAIL_FIELD = USERNAME_FIELD = "email"

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        constraints = [
            models.UniqueConstraint(
                Lower("email"), name="user_email_unique", violation_error_message="Dit e-mailadres is al in gebruik."
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Being superuser counts after the second step, as roles do."""
        return (self.passed_second_step or not self.is_superuser) and super().has_perm(perm, obj)

    def end_sessions(self) -> None:
        """Every session of this person ends at its next request."""
        self.session_round += 1
        self.save(update_fields=["session_round"])

    def _get_session_auth_hash(self, secret: Any = None) -> str:
        salt = "weerbaar.foundation.accounts.models.User.session"
        return salted_hmac(salt, f"{self.password}{self.session_round}", secret=secret, algorithm="sha256").hexdigest()

    def clauses(self) -> tuple[Clause, ...]:
        """What happens to an account is read by nobody but its owner, who asks by account and not by key."""
        return (frozenset({f"user:{self.pk}"}),)

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)


class Token(models.Model):
    """A key with which a program of its owner asks the API; it sees what its owner sees. The key itself is shown once
    and not kept: only what is needed to recognise it."""

    owner = models.ForeignKey(User, models.CASCADE, related_name="tokens", verbose_name="eigenaar")
    name = models.CharField("waarvoor", max_length=100)
    start = models.CharField("begin van de sleutel", max_length=12)
    digest = models.CharField("afdruk", max_length=64, unique=True)
    # Whether the owner had passed the second step when it was made: otherwise roles that ask for it do not count.
    passed_second_step = models.BooleanField("gemaakt na de tweede stap")
    created_at = models.DateTimeField("gemaakt op", auto_now_add=True)
    expires_on = models.DateField("geldig tot en met")
    last_used_on = models.DateField("laatst gebruikt", null=True, blank=True)
    revoked_at = models.DateTimeField("ingetrokken op", null=True, blank=True)

    class Meta:
        verbose_name = "API-sleutel"
        verbose_name_plural = "API-sleutels"
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return self.name


class Pace(models.Model):
    """How often one asker did one thing in the running stretch of time. `asker` is a keyed hash or a number of ours."""

    asker = models.CharField("wie", max_length=100, primary_key=True)
    began_at = models.DateTimeField("begin van de tijd die loopt")
    times = models.PositiveIntegerField("keer")

    class Meta:
        verbose_name = "tempo"
        verbose_name_plural = "tempo's"

    def __str__(self) -> str:
        return f"{self.times} sinds {self.began_at}"
