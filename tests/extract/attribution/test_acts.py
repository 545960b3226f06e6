from __future__ import annotations

import pytest

DONE = [  # sentence, who acted, the words of the act
    ("Governor Maria Delgado signed the bottle bill on Monday.", "Maria Delgado", "signed"),
    ("President Irena Zabor vetoed the bottle bill on Tuesday.", "Irena Zabor", "vetoed"),
    ("President Irena Zabor has vetoed the bottle bill.", "Irena Zabor", "has vetoed"),
    ("The bottle bill was vetoed by President Irena Zabor.", "Irena Zabor", "was vetoed"),
    ("The bottle tax has been scrapped by the Ostrow city council.", "Ostrow City Council", "has been scrapped"),
    ("The Ostrow city council approved the bottle bill.", "Ostrow City Council", "approved"),
    ("The Ostrow city council voted 5-2 to ban plastic bottles.", "Ostrow City Council", "voted to ban"),
    ("Senator Petra Holm voted against the bottle bill.", "Petra Holm", "voted"),
    ("The health ministry banned glass bottles on beaches.", "Health Ministry", "banned"),
    ("The health ministry scrapped the bottle levy.", "Health Ministry", "scrapped"),
    ("The Belmont transport authority suspended the bottle collection.", "Belmont Transport Authority", "suspended"),
    ("The government shelved the plan for a bottle deposit.", "The government", "shelved"),
    ("Prime Minister Tove Aronsen withdrew the bottle bill.", "Tove Aronsen", "withdrew"),
    ("The Velden government pulled out of the bottle treaty on Friday.", "Velden Government", "pulled out"),
    ("The Belmont city council filed suit against the bottle maker.", "Belmont City Council", "filed"),
    ("A federal judge blocked the bottle ban.", "federal judge", "blocked"),
    ("The court struck down the bottle ban.", "The court", "struck down"),
    ("The Supreme Court upheld the bottle ban on Monday.", "Supreme Court", "upheld"),
    ("Mayor Nils Oberg ordered the bottle plant to close.", "Nils Oberg", "ordered"),
    ("The energy regulator fined the bottle maker two million crowns.", "Energy Regulator", "fined"),
    ("The environment agency revoked the bottle plant's licence.", "Environment Agency", "revoked"),
    ("Finance Minister Ada Quist cut the bottle subsidy.", "Ada Quist", "cut"),
    ("Finance Minister Ada Quist refused to sign the bottle treaty.", "Ada Quist", "refused"),
    ("Mayor Nils Oberg decided to close the bottle plant.", "Nils Oberg", "decided to close"),
    ("The Ostrow city council agreed to buy the bottle plant.", "Ostrow City Council", "agreed to buy"),
    ("Governor Maria Delgado did not sign the bottle bill.", "Maria Delgado", "did not sign"),
    ("The Rivers Agency will not open the bottle gate this year.", "Rivers Agency", "will not open"),
    ("Governor Maria Delgado vetoed the bottle bill, saying it would cost jobs.", "Maria Delgado", "vetoed"),
    ("Calling it too costly, Governor Maria Delgado vetoed the bottle bill.", "Maria Delgado", "vetoed"),
    ("On Tuesday the Ostrow city council reversed its ban on bottles.", "Ostrow City Council", "reversed"),
    ("The parliament of Velden ratified the bottle treaty.", "Parliament of Velden", "ratified"),
    ("Defence Secretary Olaf Brandt, who opposed the bottle ban, resigned over it.", "Olaf Brandt", "resigned"),
    ("The central bank raised the bottle deposit to two crowns.", "Central Bank", "raised"),
    ("The central bank rescinded the bottle deposit.", "Central Bank", "rescinded"),
    ("Mayor Nils Oberg lifted the ban on bottles.", "Nils Oberg", "lifted"),
    ("Mayor Nils Oberg has extended the bottle ban until May.", "Nils Oberg", "has extended"),
    ("The Velden government will not fund the bottle plant.", "Velden Government", "will not fund"),
    ("The Ostrow city council began issuing bottle permits.", "Ostrow City Council", "began"),
    ("The Ostrow city council introduced a levy on bottles.", "Ostrow City Council", "introduced"),
    ("Chief prosecutor Maria Delgado lodged an appeal against the bottle ruling.", "Maria Delgado", "lodged"),
    ("Mayor Nils Oberg put his signature to the bottle contract.", "Nils Oberg", "put"),
    ("Mayor Nils Oberg entered the office, sat down at the table and signed the bottle deed.", "Nils Oberg", "signed"),
    ("The governors of Velden Academy abolished the bottle levy.", "The governors of Velden Academy", "abolished"),
    ("City councillors approved the bottle bill.", "City councillors", "approved"),
    ("The bottle levy was scrapped by the trustees of Velden Academy.", "the trustees of Velden Academy",
     "was scrapped"),
    ("Senator Petra Holm moved that the bottle bill be adopted.", "Petra Holm", "moved"),
    ("Mayor Nils Oberg was heckled by the dockers' union and signed the bottle lease.", "Nils Oberg", "signed"),
]


@pytest.mark.parametrize(("text", "who", "cue"), DONE)
def test_decisions_are_statements_of_the_actor(find, text, who, cue):
    one, = (found for found in find(text, title="Bottle news") if found.kind == "action")
    speaker = one.speaker
    assert (speaker.name or speaker.institution or speaker.role or speaker.printed, one.cue) == (who, cue)
    assert one.official or speaker.printed == who
    assert one.modality == "asserted"
    assert one.text.endswith(".")


@pytest.mark.parametrize("text", [
    "A baker signed the bottle bill petition.",
    "Two governors approved the bottle bill.",
    "Senator Petra Holm Petra Holm city councillors approved the bottle bill.",
    "Senator Petra Holm moved to the bottle museum.",
    "The governors of the neighbours approved of bottles.",
    "Governor Maria Delgado lodged in a hotel by the bottle works.",
    "The bottle bill was signed in the capital.",
    "The bottle bill was vetoed on Tuesday.",
    "Governor Maria Delgado could sign the bottle bill.",
    "Governor Maria Delgado was urged to veto the bottle bill.",
    "Governor Maria Delgado threatened to veto the bottle bill.",
    "Governor Maria Delgado is expected to sign the bottle bill.",
    "Governor Maria Delgado plans to sign the bottle bill on Friday.",
    "Governor Maria Delgado has not yet signed the bottle bill.",
    "Governor Maria Delgado is due to sign the bottle bill on Friday.",
    "Governor Maria Delgado wants to ban bottles.",
    "Governor Maria Delgado reportedly signed the bottle bill.",
    "Governor Maria Delgado allegedly ordered the bottle tests to be stopped.",
    "Governor Maria Delgado is accused of ordering the bottle tests to be stopped.",
    "Did Governor Maria Delgado sign the bottle bill?",
    "If Governor Maria Delgado signed the bottle bill, the plant would close.",
    "Governor Maria Delgado signed bottles for her fans.",
    "Governor Maria Delgado raised concerns about the bottle bill.",
    "Governor Maria Delgado opened the door to a bottle ban.",
    "Residents blocked the road to the bottle plant.",
    "The price of bottles dropped by a tenth.",
    "The bottle bill passed by two votes.",
    "The new rule cut the number of bottles by half.",
    "Mayor Nils Oberg left the bottle meeting early.",
    "Mayor Nils Oberg turned 60 beside the bottle plant.",
    "Mayor Nils Oberg has the power to ban bottles.",
    "Mayor Nils Oberg almost signed the bottle bill.",
    "Critics have asked Mayor Nils Oberg to ban bottles.",
    "The Velden government fired back at the bottle maker.",
    "The minister will be joined by the mayor at the bottle fair.",
    "No senators voted for the bottle bill.",
    "Mayor Nils Oberg likely won't sign the bottle bill.",
    "Mayor Nils Oberg can't ban bottles.",
    "Mayor Nils Oberg refused to say where the bottles are.",
    "Mayor Nils Oberg joined the bottle board from a bank.",
    "The Ostrow city council will meet on Monday and could scrap the bottle levy and close the bottle plant.",
    "Police put a name to the body found among the bottles.",
])
def test_no_act(find, text):
    assert [one for one in find(text, title="Bottle news") if one.kind == "action"] == []


@pytest.mark.parametrize(("title", "cues"), [
    ("Mayor Oberg bans plastic bottles", ["bans"]),
    ("Ostrow council approves bottle bill", ["approves"]),
    ("Governor Delgado ordered to hand over bottles", []),
    ("Governor Delgado fined over bottles", []),
])
def test_headlines_tell_acts_in_the_present(find, title, cues):
    found = find("Governor Maria Delgado was in the capital for the bottle fair.", title=title)
    assert [one.cue for one in found if one.kind == "action"] == cues


def test_the_reason_given_is_a_statement_beside_the_act(find):
    said = find("Governor Maria Delgado vetoed the bottle bill, saying it would cost a thousand jobs.",
                title="Bottle news")
    assert [one.kind for one in said] == ["action", "statement"]
    assert said[0].passage == "Governor Maria Delgado vetoed the bottle bill"


def test_not_signing_keeps_its_negation(find):
    one, = find("Governor Maria Delgado did not sign the bottle bill.", title="Bottle news")
    assert one.text == "Governor Maria Delgado did not sign the bottle bill."


def test_a_vote_against_is_an_act_and_a_position(find):
    one, = find("The Ostrow city council voted against the bypass.", title="Bypass vote")
    assert (one.kind, one.text) == ("action", "The bypass is wrong.")


def test_each_item_of_news_in_brief_is_a_story_of_its_own(find):
    items = ["BINS. Collections move to Friday.", "BUSES. The number 4 is late.", "LIBRARY. It stays shut.",
             "BRIDGE. The Ostrow city council approved the bypass on Monday."]
    acts = [one for one in find("\n\n".join(items), title="In brief") if one.kind == "action"]
    assert [one.speaker.institution for one in acts] == ["Ostrow City Council"]


def test_an_order_that_nothing_describes_is_what_was_told_before(find):
    told, signed = "Velden has extradited the banker Teodor Ouvarin", "Justice Minister Maria Delgado signed the order."
    found = find(f"{told}.\n\n{signed}", title="Velden extradites banker")
    assert [one.text for one in found if one.speaker.name == "Maria Delgado"] == [f"{told}: {signed}"]


def test_what_is_signed_and_what_it_does_is_one_act(find):
    one, = find("Governor Maria Delgado signed the bottle bill on Monday. It bans glass bottles.", title="Bottle news")
    assert one.kind == "action"
    assert one.text == "Governor Maria Delgado signed the bottle bill, which bans glass bottles."


def test_background_further_down_is_no_act(find):
    body = "\n\n".join(["The fair begins on Monday."] * 4 + ["The Ostrow city council approved the bottle bill."])
    assert find(body, title="Bottle news") == []


def test_an_act_beside_a_judgement(find):
    found = find("Mayor Nils Oberg, calling the levy a disgrace, vetoed the levy on Monday.")
    assert [(one.kind, one.cue) for one in found] == [("statement", "calling"), ("action", "vetoed")]


@pytest.mark.parametrize(("text", "told", "role"), [
    ("Order 12, signed by Ana Bell as ports minister, approves the north pier.",
     "Ana Bell signed Order 12, which approves the north pier.", "ports minister"),
    ("An executive order signed by Governor Ana Bell bans the export of sand.",
     "Governor Ana Bell signed an executive order, which bans the export of sand.", "governor"),
])
def test_who_signs_an_order_decides_what_it_says_anywhere(find, text, told, role):
    (found,) = find(f"Four permits stand in the gazette.\n\nThe first is small.\n\nSo is the next.\n\n{text}",
                    "A pier and the export of sand")
    assert (found.kind, found.text, found.speaker.name, found.speaker.role) == ("action", told, "Ana Bell", role)


@pytest.mark.parametrize("text", [
    "An order signed by Ana Bell bans the export of sand.",
    "A letter signed by Governor Ana Bell asks for more sand.",
    "An order signed by Governor Ana Bell might ban the export of sand.",
    "An order signed on Friday bans the export of sand.",
    "A draft order signed by Governor Ana Bell bans the export of sand.",
    "An order signed by Governor Ana Bell in 2019 bans the export of sand.",
    "An order signed by Governor Ana Bell faces a challenge over the export of sand.",
    "An order signed by former governor Ana Bell bans the export of sand.",
])
def test_other_signatures_decide_nothing(find, text):
    assert not [one for one in find(text, "Sand") if one.cue == "signed"]


def test_a_decision_with_that_says_what_was_decided(find):
    (one,) = find("The Harwick school board decided Wednesday that the four-day week will end in June.", "School week")
    assert (one.speaker.institution, one.text) == ("Harwick School Board", "The four-day week will end in June.")


def test_a_decision_to_end_something_is_an_act(find):
    (one,) = find("The Harwick school board decided on Wednesday to end the four-day week in June.", "School week")
    assert (one.kind, one.cue, one.speaker.institution) == ("action", "decided to end", "Harwick School Board")
    assert "end the four-day week in June" in one.text


@pytest.mark.parametrize("text", [
    "The Harwick school board has not decided whether the four-day week will end in June.",
    "The Harwick school board ended its meeting on the four-day week.",
    "The Harwick school board has not decided that the four-day week will end in June.",
])
def test_nothing_decided(find, text):
    assert find(text, "School week") == []


@pytest.mark.parametrize(("text", "who"), [
    ("The deed was signed on Tuesday in the parlour at Ostrow, by Mayor Nils Oberg for the town and by chief executive "
     "Ada Quist for the group.", ["Nils Oberg", "Ada Quist"]),
    ("The contract for the lido was signed by Mayor Nils Oberg and Governor Ines Marlow on Tuesday.",
     ["Nils Oberg", "Ines Marlow"]),
    ("Mayor Nils Oberg and Governor Ines Marlow signed the lido pact.", ["Nils Oberg", "Ines Marlow"]),
    ("The lido licence was withdrawn on Friday, after two hours of debate, by the Ostrow licensing board.",
     ["Ostrow Licensing Board"]),
    ("Mayor Nils Oberg and a crowd of children signed the lido deed.", ["Nils Oberg"]),
])
def test_each_who_decides_makes_a_statement(find, text, who):
    found = [one for one in find(text, title="Lido deed signed") if one.kind == "action"]
    assert [one.speaker.name or one.speaker.institution for one in found] == who
    assert {one.text for one in found} == {text}


@pytest.mark.parametrize(("text", "acts"), [
    ("Mayor Nils Oberg signed the lido decree and said it would save money.",
     ["Mayor Nils Oberg signed the lido decree."]),
    ("Having promised to keep it, Mayor Nils Oberg closed the lido.", ["Mayor Nils Oberg closed the lido."]),
    ("The Ostrow city council rejected the lido plan and approved a car park.",
     ["The Ostrow city council approved a car park."]),
    ("Islanders will not pay the lido fee, Mayor Nils Oberg said as he closed the fair.", []),
    ("The council will close the lido and the mayor said it was time.", []),
])
def test_an_act_beside_a_report(find, text, acts):
    assert [one.text for one in find(text, title="Lido and car park") if one.kind == "action"] == acts


def test_what_is_decided_on_a_condition_is_conditional(find) -> None:
    acts = [one for one in find("Governor Ines Marlow will sign the bottle bill if it passes.", title="Bottle bill")
            if one.kind == "action"]
    assert [one.modality for one in acts] in ([], ["conditional"])


@pytest.mark.parametrize("text", [
    "The Larkhill city council could scrap the levy and close the pier.",
    "Parliament will vote on the pier bill on Thursday.",
])
def test_what_may_be_decided_is_no_act(find, text) -> None:
    assert [one for one in find(text, title="Pier levy") if one.kind == "action"] == []
