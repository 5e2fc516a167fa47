"""What would follow if bodies left, in words: for everybody, or as one body sees it. Text only; nothing is markup."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from graph.analytics.effects import Effect
from views.dependencies.parts import listed
from views.words import count

Name = Callable[[str], str]
ORPHANED = "left without lead or host"


def concerns(effect: Effect, body: str, joined: Collection[str]) -> bool:
    """Whether an effect touches a body: it happens to it, or to a unit or agreement that it has a part in.

    Parameters
    ----------
    effect : Effect
    body : str
    joined : collection of str
        The units that it takes part in, leads or hosts.

    Examples
    --------
    >>> effect = Effect("left without lead or host", None, None, ("u",), ("x",), (), 1, 0, "certain", ("c1",))
    >>> concerns(effect, "kent", {"u"}), concerns(effect, "essex", {"v"})
    (True, False)
    """
    if effect.body == body or body in effect.because:
        return True
    if effect.body and effect.effect != "agreement to renegotiate":
        return False
    return bool(set(effect.units) & set(joined)) or (bool(effect.body) and body in effect.others)


def everybody(
    effects: Sequence[Effect], gone: Collection[str], who: str, name: Name, label: Name
) -> list[str]:
    """The answer in sentences, of what is certain, about all whom it touches.

    Parameters
    ----------
    effects : sequence of Effect
    gone : collection of str
        Ids of who left.
    who : str
        What they are called in a sentence: "Durham Constabulary", "the 37 commissioners".
    name, label : callable
        Id to name, and to label.
    """
    of = _by_effect(effect for effect in effects if effect.certainty == "certain")
    said = [f"If {who} left, {_hardest(of, name, label)}"]
    orphaned = [effect.units[0] for effect in of.get(ORPHANED, ())]
    if orphaned:
        said.append(f"{_have(orphaned, name, 'would be left without a known lead or host')}.")
    for effect, words in (
        ("keeps another lead or host", "would keep another lead or host"),
        ("comes under the unit above", "would come under the unit above"),
        ("no participant left", "would have nobody left in it"),
    ):
        found = [e.units[0] for e in of.get(effect, ())]
        said += [f"{_have(found, name, words)}."] if found else []
    lost = of.get("would lose function", ())
    if lost:
        bodies = sorted({effect.body or "" for effect in lost}, key=lambda key: _first(key, name, label))
        said.append(
            f"{_of_kinds(bodies, label)} would lose the only collaboration seen for a function: "
            f"{listed([name(key) for key in bodies], most=4)}."
        )
    agreements = of.get("agreement to renegotiate", ())
    said += [f"{count(len(agreements), 'agreement')} would have to be renegotiated."] if agreements else []
    return said


def _first(key: str, name: Name, label: Name) -> tuple[bool, bool, str]:
    """Where a body stands among others: forces first, then policing bodies, by name."""
    return label(key) != "Force", label(key) != "PCC", name(key)


def _of_kinds(keys: Collection[str], label: Name) -> str:
    """So many bodies, by what they are."""
    kinds = {"Force": ("force", "forces"), "PCC": ("policing body", "policing bodies")}
    of = Counter(kinds.get(label(key), ("other body", "other bodies")) for key in keys)
    if len(of) == 1 and next(iter(of))[0] == "other body":
        return count(len(keys), "body", "bodies")
    order = [*kinds.values(), ("other body", "other bodies")]
    return listed([count(of[one, many], one, many) for one, many in order if of[one, many]])


def _hardest(of: Mapping[str, Sequence[Effect]], name: Name, label: Name) -> str:
    hits = sorted(of.get("hit", ()), key=lambda e: (-e.number, *_first(e.body or "", name, label)))
    going = of.get("unit goes", ())
    if not hits:
        if going:
            return f"{_have([e.units[0] for e in going], name, 'would go')}."
        return "no body would be left alone in a unit, or in a unit without a lead, as far as sources say."
    most = [effect for effect in hits if effect.number == hits[0].number]
    units = count(hits[0].number, "unit")
    kinds = _of_kinds([effect.body or "" for effect in hits], label)
    if len(hits) == 1:
        return f"{name(hits[0].body or '')} would be hit, in {units}."
    if len(most) == len(hits):
        return f"{kinds} would be hit, each in {units}: {listed([name(e.body or '') for e in most])}."
    return (
        f"{kinds} would be hit, hardest {listed([name(e.body or '') for e in most])} "
        f"({units}{' each' if len(most) > 1 else ''})."
    )


def one(effects: Sequence[Effect], body: str, who: str, name: Name) -> list[str]:
    """The answer in sentences, of what is certain, as one body sees it.

    Examples
    --------
    >>> effect = Effect("would lose function", "cleveland", "roads", ("cdsou",), ("durham",), (), 1, 0, "certain", ())
    >>> one([effect], "cleveland", "Durham", str.capitalize)
    ['If Durham left, Cleveland would lose the only collaboration seen for 1 function: roads, through Cdsou.']
    """
    of = _by_effect(effect for effect in effects if effect.certainty == "certain")
    mine = name(body)
    said = []
    lost = [effect for effect in of.get("would lose function", ()) if effect.body == body]
    if lost:
        functions = listed([name(effect.function or "").lower() for effect in lost], most=6)
        units = listed([name(key) for key in dict.fromkeys(unit for effect in lost for unit in effect.units)])
        what = count(len(lost), "function")
        said.append(f"would lose the only collaboration seen for {what}: {functions}, through {units}")
    alone = [effect.units[0] for effect in of.get("left alone", ()) if effect.body == body]
    if alone:
        said.append(
            f"would be left alone in {count(len(alone), 'unit')}: {listed([name(key) for key in alone], most=6)}"
        )
    for effect, words in (
        (ORPHANED, "would take part in {n} without a known lead or host: {which}"),
        ("unit goes", "would lose {n} itself: {which}"),
        ("keeps another lead or host", "would keep another lead or host in {n}: {which}"),
        ("comes under the unit above", "would come under a unit above in {n}: {which}"),
    ):
        units_ = [e.units[0] for e in of.get(effect, ())]
        if units_:
            said.append(
                words.format(n=count(len(units_), "unit"), which=listed([name(key) for key in units_]))
            )
    kept = [effect for effect in of.get("keeps function otherwise", ()) if effect.body == body]
    if kept:
        functions = listed([name(effect.function or "").lower() for effect in kept], most=6)
        said.append(f"would keep {count(len(kept), 'function')} through other units: {functions}")
    agreements = of.get("agreement to renegotiate", ())
    if agreements:
        said.append(f"would have a part in renegotiating {count(len(agreements), 'agreement')}")
    if not said:
        return [f"If {who} left, nothing would change for {mine}, as far as sources say."]
    short = "It" if len(said) > 1 else mine
    return [f"If {who} left, {mine} {said[0]}.", *(f"{short} {sentence}." for sentence in said[1:])]


def _by_effect(effects: Iterable[Effect]) -> dict[str, list[Effect]]:
    found: dict[str, list[Effect]] = {}
    for effect in effects:
        found.setdefault(effect.effect, []).append(effect)
    return found


def _have(units: Sequence[str], name: Name, words: str) -> str:
    """So many units would …: which."""
    return f"{count(len(units), 'unit')} {words}: {listed([name(key) for key in units])}"
