from streams.extract.cleaning.lines import ends_sentence, holds_quotation, is_headline, starting, whole_line


def test_ends_sentence_looks_behind_closing_marks():
    assert ends_sentence("She said: “No.”")
    assert not ends_sentence("Council “votes”")


def test_a_name_between_marks_is_no_quotation():
    assert not holds_quotation('the "Tall Ships" race')
    assert holds_quotation("She said “we will not sign” again")


def test_a_headline_is_short_and_without_end_mark():
    assert is_headline("Who will pay for the tram?")
    assert not is_headline("The tram stays.")
    assert not is_headline("word " * 40)


def test_patterns_take_any_case_and_a_whole_line_its_colon():
    assert whole_line("read also", "see also").fullmatch("SEE ALSO:")
    assert not whole_line("read also", "see also").fullmatch("see also the tugs")
    assert starting("sign up").match("Sign up today")
