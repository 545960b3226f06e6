from __future__ import annotations

import pytest

from streams.judge import scope

RULES = (scope.other_year, scope.other_edition, scope.other_part, scope.other_number, scope.other_name)


def apart(later, earlier) -> bool:
    return any(rule(later, earlier) for rule in RULES)


@pytest.mark.parametrize(("earlier", "later"), [
    ("Norhaven will not bid for the 2038 winter games.", "Norhaven is bidding for the games of 2032."),
    ("Prices will rise by 4 percent next year.", "Prices will not rise in 2027."),  # said in March 2025
    ("The party will join the twelfth round of talks.", "The party will stay away from the 13th round."),
    ("Nobody will be moved out of Lower Sandmark.", "The villages of Upper Sandmark will be cleared."),
    ("Fishing is banned off the North Coast.", "Trawlers are welcome off the Southern Coast."),
    ("Trams on line 4 will run all night.", "Line 7 will not run at night."),
    ("The council will vote for Bill C-12.", "The council will not vote for bill C14."),
    ("Norhaven will not bid for the Winter Games.", "Norhaven is bidding for the Youth Games."),
    ("Lorries may use the Aster Bridge.", "No lorry will cross the Old Corn Bridge."),
    ("The 2026 budget will be balanced.", "The 2027 budget will not be balanced."),
    ("The 2026 budget will be balanced.", "The 2027 budget will be balanced."),  # a thing of its year
    ("The tunnel will open in 2026.", "The tunnel will not open in 2027."),
    ("The party will join the twelfth round.", "The party will stay away from the thirteenth round."),
    ("The party will join the twenty-first round.", "The party will stay away from the 22nd round."),
    ("The party will join round two of the talks.", "The party will stay away from the third round."),
    ("Reactor two will be shut.", "Reactor three will not be shut."),
    ("Reactor Two will be shut.", "Reactor 3 will not be shut."),
    ("The tram line 4 will run at night.", "On line 7 trams will not run at night."),
    ("Bus line 4 runs at night.", "Bus line 7 stops at night."),
    ("Closing Aster Bridge is right.", "Closing Corn Bridge is wrong."),
    ("Trains will call at Keating Station.", "Trains will pass Corn Station."),
])
def test_other_years_editions_and_parts_are_apart(statement, earlier, later) -> None:
    assert apart(statement(later, day=60), statement(earlier))
    assert apart(statement(later), statement(earlier))  # not a matter of time: said on one day as well


@pytest.mark.parametrize(("earlier", "later"), [
    ("Norhaven will bid for the 2038 games.", "Norhaven will not bid for the 2038 games."),
    ("Norhaven will bid for the 2038 games.", "Norhaven will not bid for the games."),  # may be the same
    ("The port will be neutral by 2030.", "The port will not be neutral before 2040."),  # a date that slips
    ("The levy comes next year.", "There will be no levy in 2026."),  # said in March 2025: the same year
    ("The bridge was inspected in 2024.", "The bridge was last inspected in 2018."),  # two accounts of one history
    ("He will seek a second term.", "He will hand over when the third term ends."),
    ("Nobody will be moved out of Lower Sandmark.", "Lower and Upper Sandmark, Lower Sandmark first, will be cleared."),
    ("North Korean envoys will come.", "South Korean officials say nobody will come."),
    ("The bridge is safe.", "The bridge is not safe."),
    ("Trams on line 4 will run all night.", "Lines are closed at night."),  # may be the same
    ("Lines 4 and 7 will run.", "Line 4 will not run."),
    ("It is not line 4 but line 7 that will run.", "Line 4 will run."),
    ("They will line 4 of the streets.", "They will line 5 of the streets."),
    ("Section 5 of the levy act will go.", "Section 5 of the levy act will stay, and so will section 6."),
    ("Lorries may use the Aster Bridge.", "No lorry will cross the bridge."),
    ("Lorries may use the Aster Bridge.", "The New Aster Bridge is closed to lorries."),
    ("The Winter Games are welcome.", "The Games are not welcome."),
    ("The Oster coal plant closes in 2028.", "The Oster coal plant closes in 2035."),  # a date that slips
    ("The Oster coal plant closes in 2028.", "The Oster coal plant will close only in 2035."),
    ("The bridge will be built in 2028.", "The bridge will be built in 2035."),
    ("The Kastel tunnel will open this year.", "The Kastel tunnel will open next year."),
    ("The tunnel will open in 2028.", "The tunnel will not open before 2028 but in 2030."),
    ("The party will join the twenty-first round.", "The party will stay away from the 21st round."),
    ("The party will join the second round.", "The party will stay away from round two."),
    ("Reactor two will be shut.", "Reactor 2 will not be shut."),
    ("Keeping Port Arden open is the right choice.", "Closing Port Arden is the right choice."),
    ("Closing Lake Orrin to swimmers is out of the question.", "Opening Lake Orrin to swimmers was a mistake."),
    ("Government Must Act on Floods", "Nobody Should Act on Floods"),  # capitals of headlines
    ("The ministry will block 40 permits for wind farms.", "The ministry will not block 35 permits for wind farms."),
    ("At the gate two guards will stand.", "At the gate three men will stand."),
    ("From pier two boats will sail.", "From pier three boats will not sail."),
    ("In the last round two of them withdrew.", "In the last round three of them withdrew."),
    ("Ministers block 40 permits.", "Ministers block 35 permits no more."),
    ("Births will move to Holm Hospital.", "Births will stay at Sandmark Hospital."),  # of one and the same ward
])
def test_what_may_be_the_same_is_not_apart(statement, earlier, later) -> None:
    assert not apart(statement(later, day=60), statement(earlier))


def test_relative_years_count_from_when_they_were_said(statement) -> None:
    said, later = statement("The levy comes next year."), statement("The levy will not come next year.", day=365)
    assert apart(later, said)


def test_a_year_that_was_past_for_the_later_only_is_shared(statement) -> None:
    said = statement("No public money went into the Kastel stadium in 2025.", day=240)
    later = statement("Public money went into the Kastel stadium in 2025 and will be audited in 2026.", day=310)
    assert not apart(later, said)


def test_another_winter_is_another_year(statement) -> None:
    said = statement("There will be no race this winter.")  # in March 2025
    assert apart(statement("There will be a race next winter.", day=20), said)
    assert not apart(statement("There will be a race this winter.", day=20), said)
