from streams.extract.cleaning.html import main_text

STORY = [
    "The council of Pelworth voted on Tuesday evening to keep the old ferry quay open for ten more years.",
    "Harbour master Tove Aronsen said that the island could not do without it, whatever the mainland thought.",
    "Repairs are put at four million crowns and will be paid for out of the reserve, the council said.",
]


def page(body):
    return f"<html><head><title>Quay stays</title></head><body>{body}</body></html>"


def test_paragraphs_are_separated_by_an_empty_line_and_menus_are_left_out():
    menu = "<nav><ul><li><a href='/a'>Home</a></li><li><a href='/b'>Sport</a></li></ul></nav>"
    title, text = main_text(page(menu + "<article>" + "".join(f"<p>{p}</p>" for p in STORY) + "</article>"))
    assert title == "Quay stays"
    assert text == "\n\n".join(STORY)


def test_a_page_of_one_line_has_text():
    assert main_text(page("<p>The quay stays open, it said.</p>"))[1] == "The quay stays open, it said."


def test_what_is_no_page_has_none():
    assert main_text(" \n") == ("", "")
    assert main_text("\x00\ud800<")[0] == ""


def test_deep_nesting_raises_nothing():
    title, text = main_text("<div>" * 50_000 + "deep")
    assert isinstance(title, str)
    assert isinstance(text, str)


def test_a_body_cut_into_parts_by_advertisements_is_whole():
    part = "<div class='row'><div class='part body'>{}</div></div>"
    more = [one.replace("Pelworth", "Brevik") + " Nobody had expected it." for one in STORY]
    last = [one.replace("council", "board") + " Some had." for one in STORY]
    parts = ["".join(f"<p>{p}</p>" for p in some) for some in (STORY * 3, more, last)]
    _, text = main_text(page("<main>" + "<aside>Advertisement</aside>".join(map(part.format, parts)) + "</main>"))
    assert all(p in text for p in [*STORY, *more, *last])


def test_another_article_on_the_page_is_not_joined_to_the_story():
    part = "<div class='row'><h1>{}</h1><div class='part body'>{}</div></div>"
    between = "Ferries left Pelworth at nine and at noon on Tuesday, as they had done on each Tuesday before that one."
    tram = [one.replace("quay", "tram") for one in STORY]
    rows = [part.format(head, "".join(f"<p>{p}</p>" for p in ps)) for head, ps in (("Quay", STORY * 3), ("Tram", tram))]
    _, text = main_text(page(f"<main>{rows[0]}<p>{between}</p>{rows[1]}</main>"))
    assert STORY[0] in text
    if tram[0] in text:
        assert text.index(between) < text.index(tram[0])
