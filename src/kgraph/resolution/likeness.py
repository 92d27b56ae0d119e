"""How alike two names are, whatever they name."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Likeness(StrEnum):
    """From the same to proved different."""

    EQUAL = "equal"
    """One name in two spellings: the same thing, unless something speaks against it."""
    SPELT_OUT = "spelt out"
    """One says in full what the other shortens: the same thing, if no third name fits the short one too."""
    FITTING = "fitting"
    """Nothing in them differs, but one says less: the same thing only where something else says so."""
    WEAK = "weak"
    """They could be of one thing."""
    UNLIKE = "unlike"
    """They are of two things, as far as names tell."""
    APART = "apart"
    """Something in them contradicts: never one thing, though nothing proves it."""
    OPPOSED = "opposed"
    """They say that they are of two things."""


class Match(NamedTuple):
    """How alike two names are, and why, in words."""

    likeness: Likeness
    reason: str
