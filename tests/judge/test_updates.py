from __future__ import annotations

import pytest

from streams.judge.updates import figure_moved, first_occurrence, resumption


def is_update(later, earlier) -> bool:
    return any(rule(later, earlier) for rule in (figure_moved, first_occurrence, resumption))


@pytest.mark.parametrize(("earlier", "later"), [
    ("12 people died in the flood at Oster.", "The flood at Oster killed people; 30 are dead."),
    ("The ministry counts 40 infections.", "The ministry counts 95 confirmed cases."),
    ("Rescuers have reached four villages.", "Rescuers have reached nine villages."),
    ("The search team counts 84 survivors.", "There are 66 survivors."),
    ("The queue holds 900 families.", "The queue has grown to 1,100 families."),
    ("Twelve people were killed in the blast.", "The blast killed 30 people and injured 45."),
    ("At least 12 people died in the blast.", "The death toll of the blast has climbed to 31."),
    ("The toll of the flood stands at 17.", "The toll of the flood stands at 23."),
    ("Police arrested nine protesters.", "A total of 41 protesters are in custody."),
    ("In Estmoor 400 households are without power.", "In Estmoor 90 households are still without power."),
    ("The blast killed 12; one man is missing.", "The blast killed 30; one man is missing."),
    ("Three hikers are missing on Mount Sarn.", "Only one hiker is missing on Mount Sarn."),
    ("Three hikers are missing on Mount Sarn.", "No one is missing on Mount Sarn any more."),
    ("The clinics recorded 240 cases of measles this year.", "The clinics recorded 310 cases of measles this year."),
    ("Last year 40 people were injured.", "The office revised last year's figure: 43 people were injured."),
    ("Last year 40 people were injured.", "Last year 43 people were injured: the office revised it up."),
    ("At least 12 people died in the flood at Oster, and the toll will rise.",  # of the toll, not of the twelve
     "At least 30 people died in the flood at Oster."),
    ("12 people died, but the union supports the driver.", "30 people died."),
    ("12 people are dead. The union demands an inquiry.", "30 people are dead, but one will take years."),
    ("The queue holds 900 families.", "The queue is now 1,100 families long."),
    ("The queue holds 900 families.", "Some 1,100 families now stand in the queue."),
    ("The fire on Mount Sarn is 20 percent contained.", "The fire on Mount Sarn is 60 percent contained."),
    ("12 percent of the ballots are counted.", "80 percent of the ballots have been counted."),
    ("The fire has burned 400 hectares.", "The fire has already burned 900 hectares."),
    ("Turnout stands at 23 percent.", "Turnout in Oster is at 51 percent."),
])
def test_a_figure_that_moved_on_is_an_update(statement, earlier, later) -> None:
    assert is_update(statement(later, day=3), statement(earlier, day=0))


@pytest.mark.parametrize(("before", "after"), [
    ("Unemployment stands at 7 percent.", "Unemployment stands at 6 percent."),
    ("Support for the mayor stands at 40 percent.", "Support for the mayor stands at 31 percent."),  # takes no side
    ("The mayor has 40 percent support.", "The mayor has 31 percent support."),
])
def test_a_share_is_an_update_when_it_is_measured_anew(statement, before, after) -> None:
    earlier, text = statement(before), after
    assert is_update(statement(text, day=30), earlier)
    assert not is_update(statement(text, day=3), earlier)  # two figures within one month are rivals


@pytest.mark.parametrize(("earlier", "later"), [
    ("There is no case of cholera in Norhaven.", "A first case of cholera was found in the harbour district."),
    ("Not a single complaint has come in.", "Three complaints were filed."),
    ("As of this morning there is no cholera in Norhaven.", "Cholera has come to the harbour district."),
    ("So far nobody has been charged.", "Six managers are charged with fraud."),
    ("The cause has not been found yet.", "A cracked valve caused the fire."),
    ("Ferries on the lake are suspended because of ice.", "The ferries are back on the lake."),
    ("The pass is closed.", "The pass has reopened."),
    ("No deaths have been reported from the storm.", "Two deaths have been reported from the storm."),
    ("No cholera cases were found.", "Inspectors confirmed three cholera cases."),
    ("There are no survivors of the wreck.", "A survivor of the wreck was found on an island."),
    ("Nobody is in custody over the mill fire.", "Two men are in custody over the mill fire."),
    ("The cause is as yet unknown.", "A cracked valve caused the fire."),
    ("To date no aid has come.", "The first lorries are in Oster."),
    ("No case is known in Arden.", "A case was found in Arden."),
    ("There have been no leaks at the Orrin plant.", "There was a leak at the Orrin plant."),
    ("No leak has occurred at the Orrin plant.", "There was a leak at the Orrin plant."),
    ("There were no cases reported in Arden.", "A case was found in Arden."),
    ("The line over the pass is closed until further notice.", "Trains run over the pass again."),
    ("The line over the pass is closed until further notice.", "Trains are running to the normal timetable."),
    ("Aid convoys to Arden are halted by snow.", "Aid convoys to Arden have resumed."),
])
def test_a_changed_world_is_an_update(statement, earlier, later) -> None:
    assert is_update(statement(later, day=7), statement(earlier))
    assert not is_update(statement(later), statement(earlier))  # on one day one of them is wrong


@pytest.mark.parametrize(("earlier", "later", "days"), [
    ("There will be no case of corruption under this mayor.", "A case of corruption was found.", 7),
    ("There is no case against the minister.", "The court opened a case against the minister.", 7),
    ("The pass will stay closed.", "The pass has reopened.", 7),  # a refusal that was given up
    ("The pass is closed.", "The pass should never have reopened.", 7),
    ("No case of cholera is known.", "There was no case of cholera, and the one report was a mistake.", 7),
    ("12 people died.", "It is not true that 12 people died; 7 deaths are on record.", 3),  # rejects the figure
    ("Pupils filled 300 places.", "Pupils filled 900 places.", 3),  # no count of an event that goes on
    ("Last year's deficit was 3 percent.", "The deficit was 5 percent last year.", 40),  # the same year
    ("12 people died in the flood.", "30 people died in the flood.", 0),  # rival figures of one day
    ("12 people died in the flood.", "12 people died in the flood.", 3),
    ("12 people died in the flood.", "30 people were injured in the flood.", 3),
    ("The state will build 500 houses.", "The state will build 300 houses.", 3),  # a promise that shrinks is a turn
    ("In January 12 people died.", "In January 30 people died.", 40),  # the same period, said in March
    ("In 2023 the works claimed 14 lives.", "In 2023 the works claimed 37 lives.", 60),
    ("Inflation was 4.1 percent in January.", "Inflation in January was 6.3 percent.", 30),
    ("Exports fell by 3 percent in the last quarter.", "Exports grew by 2 percent in the last quarter.", 20),
    ("Aid fell by 4 percent this year.", "Aid fell by 33 percent this year.", 31),  # one figure, if the year goes on
    ("There was no case of doping at the 2019 cup.", "There was a case of doping at the 2019 cup.", 7),
    ("Twelve guards were on duty that night.", "Only four guards were on duty that night.", 5),
    ("The march drew 50,000 people.", "No more than 8,000 people came to the march.", 2),
    ("The quay cost 5 million dollars.", "The quay has now cost 9 million dollars.", 3),  # sums turn
    ("The court hears the case on 4 May.", "The court now hears the case on 9 May.", 3),  # a day is no figure
    ("Article 12 of the pact stands.", "Article 14 of the pact now stands.", 3),
    ("The prosecutor has 3 cases against the mayor.", "There are 5 cases against the mayor.", 3),
    ("The union demands 5 percent.", "The union demands 3 percent.", 9),
    ("Nobody died.", "Somebody died.", 3),
    ("The bridge is safe.", "The bridge is not safe.", 3),
    ("The ministry has so far ruled out a ban.", "The ministry supports a ban.", 7),  # a side, not a state
    ("The deal is the best offer to date.", "The deal is a bad offer and the union rejects it.", 7),
    ("The deal is the best to date. It is not a gift.", "The deal is a gift.", 7),
    ("I support the wind farm of 40 turbines.", "I no longer support the wind farm of 32 turbines.", 7),
    ("I support the wind farm of 40 turbines.", "I oppose the wind farm, which has grown to 50 turbines.", 7),
    ("The union accepts a deal that lets 50 drivers go.", "The union now rejects a deal that lets 60 drivers go.", 7),
    ("We back the arrest of 12 students.", "The arrest of 30 students was unjust.", 7),
    ("The council supports cutting fares by 10 percent.", "The council supports raising fares by 15 percent.", 40),
    ("The council cut fares by 10 percent.", "The council raised fares by 15 percent.", 40),
    ("A pay rise of 4 percent is fair.", "A pay rise of 9 percent is fair.", 40),
    ("A pay rise of 4 percent is enough.", "A pay rise of 9 percent is enough.", 40),
    ("The jury filled 30 places.", "The revised charter gives the jury 40 places.", 7),  # no figure was revised
    ("The mill has 500 beds, and the union accepts it.", "The union rejects it; the latest count is 300 beds.", 7),
    ("There was no leak at the Orrin plant.", "There was a leak at the Orrin plant.", 7),  # denied, then admitted
    ("There were no attacks on the mill.", "Two attacks on the mill are on film.", 7),
    ("No attack on civilians took place in Sarn.", "An attack on civilians took place in Sarn.", 7),
    ("No incident ever occurred at the plant.", "An incident occurred at the plant.", 7),
    ("The state will build 500 houses, and the rent is low.", "The state has now built 300 houses.", 7),
    ("The fire is 60 percent contained.", "The fire is 20 percent contained.", 7),  # does not shrink
    ("The fire burned 400 hectares.", "The fire burned 900 hectares.", 7),  # over: one figure
    ("Turnout was 23 percent.", "Turnout was 51 percent.", 7),
    ("It was right to cut aid to Veldan.", "It was right that aid to Veldan was restored.", 7),
    ("The council has cut parking fees.", "The council has put parking fees back up.", 7),
    ("The council has cut the service, for it was too little used.", "The service is back.", 7),
    ("The ministry has closed the clinic for good.", "The ministry has reopened the clinic.", 7),
    ("The pass is permanently closed.", "The pass has reopened.", 7),
])
def test_what_is_no_update(statement, earlier, later, days) -> None:
    assert not is_update(statement(later, day=days), statement(earlier, day=0))
