"""Calendar files: what RFC 5545 asks of every line, and that no date is made up."""

import re

import pytest

from graph.calendar import Event, folded, text, to_ics

TODAY = "2026-11-25"


def lines(ics: str) -> list[str]:
    """The content lines of a calendar, unfolded (RFC 5545, 3.1)."""
    assert ics.endswith("\r\n")
    return ics.replace("\r\n ", "").split("\r\n")[:-1]


def calendar(*events: Event, marking: str = "") -> list[str]:
    return lines(to_ics(events, name="Decisions pending", today=TODAY, marking=marking))


def test_every_line_ends_in_crlf_and_has_at_most_75_octets():
    long = Event("k", "2027-03-31", "Ŵ" * 90, "é, " * 200)
    ics = to_ics([long], name="n" * 100, today=TODAY)
    assert "\n" not in ics.replace("\r\n", "")
    assert max(len(line.encode()) for line in ics.split("\r\n")) <= 75


def test_no_character_is_cut_by_a_fold():
    assert all(part.encode().decode() for part in folded("SUMMARY:" + "€" * 80).split("\r\n"))
    assert "".join(part.removeprefix(" ") for part in folded("€" * 80).split("\r\n")) == "€" * 80


def test_a_day_is_an_event_of_all_day_that_ends_before_the_next():
    # RFC 5545, 3.6.1: DTEND of an event is not included
    assert {"DTSTART;VALUE=DATE:20280229", "DTEND;VALUE=DATE:20280301"} <= set(
        calendar(Event("k", "2028-02-29", "Ends"))
    )


def test_a_month_without_a_day_is_the_whole_month_and_says_so():
    made = calendar(Event("k", "2028-02", "Ends"))
    assert {"DTSTART;VALUE=DATE:20280201", "DTEND;VALUE=DATE:20280301"} <= set(made)
    assert "SUMMARY:Ends (some day in February 2028)" in made
    assert "DESCRIPTION:The source gives the month\\, February 2028\\, and no day." in made


@pytest.mark.parametrize("on", ["2028", ""])
def test_a_year_alone_or_no_date_is_no_event(on):
    assert "BEGIN:VEVENT" not in calendar(Event("k", on, "Ends"))


def test_an_event_keeps_its_uid_when_its_date_and_words_change():
    before, after = (
        Event("ending|air", "2028-05", "Ends"),
        Event("ending|air", "2029-01-01", "Ends later", "Said so."),
    )
    assert before.uid == after.uid != Event("ending|sea", "2028-05", "Ends").uid


def test_the_stamp_is_the_day_that_counts_as_today_so_that_bytes_repeat():
    event = Event("k", "2027-03-31", "Ends")
    assert "DTSTAMP:20261125T000000Z" in calendar(event)
    assert calendar(event) == calendar(event)


def test_marks_and_line_breaks_of_a_text_are_escaped_and_it_opens_no_property():
    assert text("a;b,c\\d") == "a\\;b\\,c\\\\d"
    made = calendar(Event("k", "2027-03-31", "Ends\r\nEND:VEVENT\rX:1\x00"))
    assert "SUMMARY:Ends\\nEND:VEVENT\\nX:1" in made
    assert made.count("END:VEVENT") == 1


def test_a_marking_stands_in_the_name_and_first_in_every_description():
    made = calendar(Event("k", "2027-03-31", "Ends", "Said so."), marking="OFFICIAL")
    assert "X-WR-CALNAME:Decisions pending (OFFICIAL)" in made
    assert "DESCRIPTION:OFFICIAL\\nSaid so." in made


def test_events_stand_by_date_whatever_order_they_come_in():
    events = [Event("b", "2028-05", "B"), Event("a", "2027-01-01", "A")]
    assert calendar(*events) == calendar(*reversed(events))
    assert re.findall(r"SUMMARY:(\w)", "\n".join(calendar(*events))) == ["A", "B"]
