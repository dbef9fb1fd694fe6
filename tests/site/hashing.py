"""The way the site itself keeps passwords, with little memory: in full it takes a fifth of a second an account."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class Light(Argon2PasswordHasher):
    time_cost, memory_cost, parallelism = 1, 8, 1
