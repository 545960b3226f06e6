from __future__ import annotations

import itertools

import pytest

from streams.ledger.component import components
from streams.ledger.entry import entry_of
from streams.ledger.exchange import telling, told_once
from streams.ledger.graph import Graph
from streams.ledger.standing import component_standing

HEALTH = "Health Ministry of Maresca"
MINISTER = {"name": "Tove Aronsen", "institution": HEALTH, "role": "health minister"}
DEPUTY = {"name": "Ivo Brandt", "institution": HEALTH, "role": "deputy health minister"}


def untold(news):
    """The alerts that the rules find, component by component."""
    settings = news.settings
    entries = (entry_of(row, settings.relation_threshold, settings.link_similarity) for row in news.rows())
    graph = Graph(entry for entry in entries if entry is not None)
    return [alert for component in components(graph, graph.ids())
            for alert in component_standing(component, news.settings).alerts.values()]


@pytest.fixture
def told(news):
    """Kind, holder and statement of the alerts that stand."""

    def found():
        standing = news.standing()
        return [(alert.kind, alert.holder.name, alert.after.statement.id) for alert in standing.alerts.values()]

    return found


def test_two_wordings_in_two_components_are_one_exchange(news, told):
    levy = news.says("levy", 0, **MINISTER, article="may")
    tax = news.says("tax", 0, **MINISTER, article="may", judged=[])
    news.says("no levy", 30, **MINISTER, article="june", judged=[levy], strength=0.9)
    surest = news.says("no tax", 30, **MINISTER, article="june", judged=[tax], strength=0.97)
    assert len(news.standing().claims) == 2
    assert told() == [("reversal", "Tove Aronsen", surest)]


def test_two_matters_from_two_articles_are_two_exchanges(news, told):
    levy = news.says("levy", 0, **MINISTER, article="april")
    road = news.says("road", 9, **MINISTER, article="may", judged=[])
    news.says("no levy", 30, **MINISTER, article="june", judged=[levy])
    news.says("no road", 30, **MINISTER, article="june", judged=[road])
    assert len(told()) == 2


def test_a_turn_that_two_articles_print_is_told_by_the_first(news, told):
    before = news.says("yes", 0, **MINISTER)
    after = news.says("no", 30, **MINISTER, article="june")
    news.says("no", 31, **MINISTER, article="july", judged=[before])
    assert told() == [("reversal", "Tove Aronsen", after)]


def test_minister_and_ministry_in_one_article(news, told):
    news.says("yes", 0, institution=HEALTH, article="may")
    news.says("yes", 0, **MINISTER, article="may")
    news.says("no", 30, institution=HEALTH, article="june", strength=0.97)
    minister = news.says("no", 30.01, **MINISTER, article="june", strength=0.9)
    assert told() == [("reversal", "Tove Aronsen", minister)]


def test_what_an_institution_is_called_besides_is_not_another(news, told):
    meters = news.says("meters", 0, institution="Energy Regulator", article="may")
    board = news.says("duty", 0, institution="Energy Market Board", article="may", judged=[])
    news.says("no meters", 30, institution="Energy Regulator", article="june", judged=[meters], strength=0.9)
    surest = news.says("no duty", 30, institution="Energy Market Board", article="june", judged=[board])
    assert told() == [("reversal", "Energy Market Board", surest)]


@pytest.mark.parametrize(("town", "institution", "exchanges"), [
    ("City of Kastel", "Ferris Motors", 2),
    ("Kastel", "Holm Hospital", 2),
    ("Kastel", "Kastel Harbour Company", 1),
    ("Kastel", "City Hall", 1),
    ("Kastel", "carmaker", 1),
    ("Kastel", "City Council", 1),
    ("", "Ferris Motors", 1),
    ("Health Ministry", "Norhaven", 1),
])
def test_mayor_and_a_company_that_turn_between_two_round_ups_are_two(news, told, town, institution, exchanges):
    """Unless the name may be what the mayor's town, or a minister's country, is called besides."""
    mayor = {"name": "Ada Holm", "role": "mayor", "institution": town}
    levy = news.says("levy", 0, **mayor, article="may")
    plant = news.says("plant", 0, institution=institution, article="may", judged=[])
    news.says("no levy", 30, **mayor, article="june", judged=[levy])
    news.says("no plant", 30, institution=institution, article="june", judged=[plant])
    assert len(untold(news)) == 2
    assert sorted(holder for _, holder, _ in told()) == ["Ada Holm", institution][:exchanges]


def test_institutions_that_turn_from_what_other_articles_printed_are_two(news, told):
    road = news.says("road", 0, institution="Road Authority", article="april")
    levy = news.says("levy", 0, **MINISTER, article="may", judged=[])
    news.says("no road", 30, institution="Road Authority", article="june", judged=[road])
    news.says("no levy", 30, **MINISTER, article="june", judged=[levy])
    assert sorted(holder for _, holder, _ in told()) == ["Road Authority", "Tove Aronsen"]


def test_body_and_its_union_that_turn_on_one_claim_in_one_article_are_two(news, told):
    yes = news.says("yes", 0, institution="Arden Police", article="april")
    too = news.says("yes", 5, institution="Arden Police Union", article="may")
    news.says("no", 30, institution="Arden Police", article="june", judged=[yes])
    news.says("no", 30, institution="Arden Police Union", article="june", text="Not at all.", judged=[too])
    assert sorted(holder for _, holder, _ in told()) == ["Arden Police", "Arden Police Union"]


def test_two_officials_who_turn_in_one_article_are_two(news, told):
    levy = news.says("levy", 0, **MINISTER, article="may")
    road = news.says("road", 0, **DEPUTY, article="may", judged=[])
    news.says("no levy", 30, **MINISTER, article="june", judged=[levy])
    news.says("no road", 30, **DEPUTY, article="june", judged=[road])
    assert sorted(holder for _, holder, _ in told()) == ["Ivo Brandt", "Tove Aronsen"]


def test_a_claim_is_contested_once_between_two_articles(news, told):
    brakes = news.says("brakes", 0, institution="Ferris Motors", article="may")
    car = news.says("car", 0, name="Ada Holm", institution="Ferris Motors", role="director", article="may", judged=[])
    surest = news.says("no brakes", 9, institution="Road Authority", article="june", judged=[brakes])
    news.says("no car", 9, institution="Road Authority", article="june", judged=[car], strength=0.85)
    assert told() == [("contested", "Ferris Motors", surest)]


def test_contested_between_the_articles_of_a_reversal_is_not_told(news, told):
    tax = news.says("tax", 0, **MINISTER, article="may")
    levy = news.says("levy", 0, **MINISTER, article="may", judged=[])
    after = news.says("no tax", 30, **MINISTER, article="june", judged=[tax])
    news.says("no levy", 30, institution="Road Authority", article="june", judged=[levy], strength=0.97)
    assert {alert.kind for alert in untold(news)} == {"reversal", "contested"}
    assert told() == [("reversal", "Tove Aronsen", after)]


def test_contested_from_what_another_article_printed_is_told_beside_a_reversal(news, told):
    tax = news.says("tax", 0, **MINISTER, article="may")
    road = news.says("road", 3, institution="Ferris Motors", article="april", judged=[])
    news.says("no tax", 30, **MINISTER, article="june", judged=[tax])
    news.says("no road", 30, institution="Road Authority", article="june", judged=[road])
    assert sorted(kind for kind, *_ in told()) == ["contested", "reversal"]


def test_a_split_and_a_reversal_of_two_articles_are_two(news, told):
    tax = news.says("tax", 0, **MINISTER, article="may")
    levy = news.says("levy", 0, **MINISTER, article="may", judged=[])
    news.says("no tax", 9, **MINISTER, article="june", judged=[tax])
    news.says("no levy", 9, **DEPUTY, article="june", judged=[levy])
    assert sorted(kind for kind, *_ in told()) == ["reversal", "split"]


def test_the_choice_does_not_depend_on_order(news):
    levy = news.says("levy", 0, **MINISTER, article="may")
    tax = news.says("tax", 0, institution=HEALTH, article="may", judged=[])
    news.says("no levy", 30, **MINISTER, article="june", judged=[levy])
    news.says("no tax", 30, institution=HEALTH, article="june", judged=[tax])
    alerts = untold(news)
    assert len(alerts) == 2
    assert len({telling(alert) for alert in alerts}) == 1
    assert {tuple(told_once(order)) for order in itertools.permutations(alerts)} == {tuple(told_once(alerts))}
