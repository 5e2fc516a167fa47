"""One reader's steps in a review: each is in the file before it is shown, and can be taken back."""

from collections.abc import Callable, Mapping

import streamlit as st

from graph.errors import ConcordError
from loaders.review.deciding import Review, decided, edited, kinds, named, neighbours, undone
from loaders.review.desk import Desk, Opened, digest, opened, saved
from views.review.state import Asked, kind_of, listed, looked_at, to

STATE = "rv-opened"
SAID = "rv-said"
CHANGED = (
    "{} was changed by somebody else meanwhile. What you see now is the file as it stands; "
    "your earlier steps can no longer be taken back here."
)


def the_review(desk: Desk) -> Opened:
    """The review as the file has it; read again where somebody else changed it."""
    kept: Opened | None = st.session_state.get(STATE)
    if kept is None or kept.digest != digest(desk.file):
        if kept is not None:
            st.session_state.setdefault(SAID, (CHANGED.format(desk.file.name), False))
        kept = opened(desk.file)
        st.session_state[STATE] = kept
    return kept


def shown(desk: Desk) -> Opened:
    """The review as this reader last saw it: a step is made on that, never on rows that came since."""
    kept: Opened | None = st.session_state.get(STATE)
    return kept if kept is not None else the_review(desk)


def said() -> tuple[str, bool]:
    """What the last step has to say, once, and whether it failed."""
    told: tuple[str, bool] = st.session_state.pop(SAID, ("", False))
    return told


def view() -> Asked:
    """The view of the URL."""
    return Asked.read(st.query_params.to_dict())


def go(asked: Asked) -> None:
    """Make the URL that of a view."""
    st.query_params.from_dict(asked.query())


def move(desk: Desk, number: int, by: int) -> None:
    """To the candidate after or before this one in the view; at its end nothing happens."""
    numbers, asked = listed(shown(desk).review, view()), view()
    beyond = [n for n in numbers if (n > number if by > 0 else n < number)]
    if beyond:
        go(asked.but(candidate=(beyond[0] if by > 0 else beyond[-1]) + 1, step=""))


def decide(desk: Desk, number: int, decision: str) -> None:
    """Accept or reject a candidate, and go on to the next."""
    candidate = shown(desk).review.candidates[number]
    if decision == "accept" and not candidate.relation:
        st.session_state[SAID] = ("This is a question. Answer it: say who does what, then keep it.", True)
        go(view().but(candidate=number + 1, step="edit"))
        return
    _stepped(desk, lambda review: decided(review, [number], decision))
    _onward(desk, number)


def decide_kind(desk: Desk, number: int) -> None:
    """Accept all undecided candidates of the kind that this one is of."""

    def step(review: Review) -> Review:
        return decided(review, kinds(review).get(kind_of(review.candidates[number]), ()), "accept")

    _stepped(desk, step)
    _onward(desk, number)


def decide_passage(desk: Desk, number: int) -> None:
    """Accept all undecided facts of the sentence, or the row of a register, that this one comes from."""
    _stepped(desk, lambda review: decided(review, neighbours(review, number), "accept"))
    _onward(desk, number)


def take_back(desk: Desk) -> None:
    """Undo the last step, and show what it was about."""
    past = shown(desk).review.past
    if not past:
        st.session_state[SAID] = ("There is no step to take back.", False)
        return
    _stepped(desk, undone)
    number = min(past[-1])
    go(to(shown(desk).review.candidates[number], number, view()))


def change(desk: Desk, number: int, cells: Mapping[str, str]) -> None:
    """Put other cells into a candidate and keep looking at it; without a relation it stays as it is."""
    if not cells.get("relation"):
        st.session_state[SAID] = (
            "Choose what they do, or leave it as it was and choose Nothing to enter.",
            True,
        )
        return
    if _stepped(desk, lambda review: edited(review, number, cells)):
        go(to(shown(desk).review.candidates[number], number, view()))


def name(desk: Desk, called: str, label: str, key: str) -> None:
    """Say whom a name means, in all candidates that have it."""
    _stepped(desk, lambda review: named(review, called, label, key))


def _onward(desk: Desk, number: int) -> None:
    """The next of the view; of every kind, once this kind has none left."""
    review, asked = shown(desk).review, view().but(candidate=number + 1, step="")
    if looked_at(review, asked) is None:
        asked = asked.but(kind="")
    following = looked_at(review, asked)
    go(asked.but(candidate=0 if following is None else following + 1))


def _stepped(desk: Desk, step: Callable[[Review], Review]) -> bool:
    """Make a step and write it; where that fails, say why and change nothing."""
    before = shown(desk)
    try:
        after = step(before.review)
        if after is not before.review:
            st.session_state[STATE] = saved(before, after, desk.file)
    except ConcordError as error:
        st.session_state[SAID] = (str(error), True)
        return False
    except OSError as error:
        st.session_state[SAID] = (
            f"{desk.file} could not be written: {error.strerror}. The step was not made.",
            True,
        )
        return False
    return True
