"""Adjectives of nations in the news, and the state each speaks of: the "Russian president" is Russia's."""

from __future__ import annotations

_NATIONS = """Afghan:Afghanistan Albanian:Albania Algerian:Algeria American:U.S. Angolan:Angola Argentine:Argentina
    Argentinian:Argentina Armenian:Armenia Australian:Australia Austrian:Austria Azerbaijani:Azerbaijan
    Bahraini:Bahrain Bangladeshi:Bangladesh Belarusian:Belarus Belgian:Belgium Bolivian:Bolivia Bosnian:Bosnia
    Brazilian:Brazil British:Britain Bulgarian:Bulgaria Burmese:Myanmar Cambodian:Cambodia Cameroonian:Cameroon
    Canadian:Canada Chilean:Chile Chinese:China Colombian:Colombia Congolese:Congo Croatian:Croatia Cuban:Cuba
    Cypriot:Cyprus Czech:Czech_Republic Danish:Denmark Dominican:Dominican_Republic Dutch:Netherlands
    Ecuadorean:Ecuador Ecuadorian:Ecuador Egyptian:Egypt Emirati:United_Arab_Emirates Eritrean:Eritrea
    Estonian:Estonia Ethiopian:Ethiopia Filipino:Philippines Philippine:Philippines Finnish:Finland
    French:France Georgian:Georgia German:Germany Ghanaian:Ghana Greek:Greece Guatemalan:Guatemala Haitian:Haiti
    Honduran:Honduras Hungarian:Hungary Icelandic:Iceland Indian:India Indonesian:Indonesia Iranian:Iran
    Iraqi:Iraq Irish:Ireland Israeli:Israel Italian:Italy Ivorian:Ivory_Coast Jamaican:Jamaica Japanese:Japan
    Jordanian:Jordan Kazakh:Kazakhstan Kenyan:Kenya Kosovar:Kosovo Kuwaiti:Kuwait Kyrgyz:Kyrgyzstan Laotian:Laos
    Latvian:Latvia Lebanese:Lebanon Liberian:Liberia Libyan:Libya Lithuanian:Lithuania
    Macedonian:North_Macedonia Malaysian:Malaysia Malian:Mali Maltese:Malta Mexican:Mexico Moldovan:Moldova
    Mongolian:Mongolia Montenegrin:Montenegro Moroccan:Morocco Mozambican:Mozambique Namibian:Namibia
    Nepalese:Nepal Nicaraguan:Nicaragua Nigerian:Nigeria Norwegian:Norway Omani:Oman Pakistani:Pakistan
    Panamanian:Panama Paraguayan:Paraguay Peruvian:Peru Polish:Poland Portuguese:Portugal Qatari:Qatar
    Romanian:Romania Russian:Russia Rwandan:Rwanda Salvadoran:El_Salvador Saudi:Saudi_Arabia Scottish:Scotland
    Senegalese:Senegal Serbian:Serbia Singaporean:Singapore Slovak:Slovakia Slovenian:Slovenia Somali:Somalia
    Spanish:Spain Sudanese:Sudan Swedish:Sweden Swiss:Switzerland Syrian:Syria Taiwanese:Taiwan Tajik:Tajikistan
    Tanzanian:Tanzania Thai:Thailand Tunisian:Tunisia Turkish:Turkey Turkmen:Turkmenistan Ugandan:Uganda
    Ukrainian:Ukraine Uruguayan:Uruguay Uzbek:Uzbekistan Venezuelan:Venezuela Vietnamese:Vietnam Welsh:Wales
    Yemeni:Yemen Zambian:Zambia Zimbabwean:Zimbabwe"""
_STATES = {pair.split(":")[0].casefold(): pair.split(":")[1].replace("_", " ") for pair in _NATIONS.split()}
_COMPOUND = {"north korean": "North Korea", "south korean": "South Korea", "south african": "South Africa",
             "new zealand": "New Zealand", "sri lankan": "Sri Lanka", "saudi arabian": "Saudi Arabia",
             "costa rican": "Costa Rica", "south sudanese": "South Sudan"}  # fmt: skip


def state_of(phrase: str) -> str:
    """The state that an adjective of a nation names; the phrase itself where it is none."""
    lower = phrase.casefold()
    return _COMPOUND.get(lower) or _STATES.get(lower) or phrase


def parted_nation(phrase: str) -> tuple[str, str]:
    """An adjective of a nation before other words: its state and those words; ("", phrase) without one."""
    words = phrase.split()
    for count in (2, 1):
        head = " ".join(words[:count])
        if len(words) > count and state_of(head) != head:
            return state_of(head), " ".join(words[count:])
    return "", phrase
