"""The ladder climbed: the most urgent first, no channel twice, no dead end for anybody."""

from hypothesis import given
from hypothesis import strategies as st

from guide.channels.ladder import Rung, climb, reorder

CHANNELS = ("", "police", "regulator", "lender", "court")
RUNGS = st.builds(
    Rung,
    issue=st.sampled_from("ab"),
    move=st.text("mno", min_size=1),
    channel=st.sampled_from(CHANNELS),
)


def test_climb_of_no_routes_is_no_rungs():
    assert climb([]) == []


def test_climb_keeps_the_order_of_the_routes_and_of_their_rungs():
    urgent = [Rung("violence", "call", "police"), Rung("violence", "tell", "lender")]
    later = [Rung("fees", "write", "regulator")]

    assert climb([urgent, later]) == urgent + later


def test_climb_goes_to_each_channel_once_for_the_most_urgent_issue():
    urgent = Rung("violence", "call", "police")
    later = Rung("fees", "ask", "police")

    assert climb([[urgent], [later]]) == [urgent]


def test_climb_keeps_each_rung_without_a_channel_once():
    keep = Rung("violence", "keep-evidence", "")
    find = Rung("violence", "find-the-lender", "")
    again = Rung("fees", "keep-evidence", "")

    assert climb([[keep, find], [again]]) == [keep, find]


def test_climb_does_not_take_a_move_for_a_channel_of_another_rung():
    by_phone = Rung("fees", "call", "lender")
    alone = Rung("fees", "write", "")

    assert climb([[by_phone, alone]]) == [by_phone, alone]


def test_reorder_leaves_out_what_is_open_to_the_borrower_only():
    rungs = [Rung("fees", "complain", "regulator"), Rung("fees", "keep-evidence", "")]

    assert reorder(rungs, [], {"police"}) == []


def test_reorder_takes_the_channels_of_the_person_in_their_order():
    court, lender = Rung("fees", "sue", "court"), Rung("fees", "tell", "lender")

    assert reorder([court, lender], ["lender", "court"], set()) == [lender, court]


def test_reorder_makes_a_rung_without_a_move_of_a_channel_no_route_uses():
    assert reorder([], ["legal-aid"], set()) == [Rung("", "", "legal-aid")]


def test_reorder_begins_with_the_safety_channels_of_the_routes():
    lender, police = Rung("violence", "tell", "lender"), Rung("violence", "call", "police")

    found = reorder([police, lender], ["lender"], {"police", "mental-health"})

    assert found == [police, lender]


def test_reorder_leaves_out_a_safety_channel_that_is_not_what_a_route_begins_with():
    lender, police = Rung("fees", "tell", "lender"), Rung("fees", "if-it-is-fraud", "police")

    assert reorder([lender, police], ["lender"], {"police"}) == [lender]


def test_reorder_names_a_safety_channel_once_where_the_person_goes_there_anyway():
    lender, police = Rung("fees", "tell", "lender"), Rung("fees", "call", "police")

    assert reorder([police, lender], ["lender", "police"], {"police"}) == [lender, police]


@given(st.lists(st.lists(RUNGS)))
def test_climb_loses_no_channel_and_repeats_none(routes):
    climbed = [rung.channel for rung in climb(routes) if rung.channel]

    assert len(climbed) == len(set(climbed))
    assert set(climbed) == {rung.channel for route in routes for rung in route if rung.channel}


@given(st.lists(RUNGS))
def test_climbing_what_was_climbed_changes_nothing(route):
    once = climb([route])

    assert climb([once]) == once


@given(
    st.lists(RUNGS),
    st.lists(st.sampled_from(CHANNELS[1:]), unique=True),
    st.sets(st.sampled_from(CHANNELS[1:])),
)
def test_reorder_goes_to_every_channel_of_the_person_and_to_no_channel_twice(
    rungs, channels, safety
):
    found = [rung.channel for rung in reorder(rungs, channels, safety)]

    assert found[len(found) - len(channels) :] == channels
    assert len(found) == len(set(found))
