"""Furniture of a page: shares, sign-ups, appeals, credits, captions, advertisements and what tells of the author.

One line is looked at alone. A line longer than `LONGEST_FURNITURE` never counts, so the patterns see no long input.
"""

from __future__ import annotations

import re

from streams.extract.cleaning.lines import any_of, holds_quotation, starting, whole_line

LONGEST_FURNITURE = 1000
"""Characters. Sign-up forms with their legal sentences and appeals for money stay below this; a body paragraph above it
is never doubted."""

_SHARE_WORD = any_of(
    "shares?", "tweet", "e-?mail", "print", "facebook", "twitter", "x", "whatsapp", "linkedin", "pinterest", "reddit",
    "telegram", "messenger", "flipboard", "instagram", "youtube", "copy(?: link)?", "link", "save", "post",
    "pin(?: it)?", "bookmark", "comments?", r"\d+", "this", "article", "story", "via", "on", "to", "now", "google news",
    "bluesky", "threads", "mastodon", "viber", "wechat", "subscribe", "follow(?: us)?", "listen", "and", "more",
    "options?")
_SHARE = re.compile(
    r"(?=.*(?:share|tweet|facebook|twitter|whatsapp|print|e-?mail|copy link))"
    rf"{_SHARE_WORD}(?:[\s,|/·•+&:-]+{_SHARE_WORD}){{0,15}}[\s:]*", re.IGNORECASE)
SHARE_LENGTH = 160

_DAYS = r"(?:weekdays|weeknights|weekends|daily|(?:sun|mon|tues|wednes|thurs|fri|satur)days)\b"
_ITSELF = "this (?:story|article|report|post|piece)"
_START = starting(
    r"share (?:this|on|via|all sharing)\b", r"all sharing options", r"listen to (?:this )?article\b",
    r"follow (?:us|me|our|@\w+|[\w. ]{2,40}) on "
    r"(?:facebook|twitter|x|instagram|linkedin|telegram|youtube|tiktok|google news)\b",
    r"(?:like|find|join) us on\b", r"join (?:us|our) .{0,40}(?:telegram|whatsapp|facebook|channel|newsletter|discord)",
    r"(?:please )?(?:download|get) (?:the|our) .{0,40}\bapp\b", r"like what you ?['’] ?re reading",
    r"(?:sign up|sign in|log in)\b.{0,200}"
    r"(?:newsletter|inbox|e-?mail|alerts?|updates|free|daily|briefing|account|stories)",
    r"(?:please )?subscribe\b.{0,200}"
    r"(?:newsletter|inbox|e-?mail|alerts?|updates|here|free|daily|podcasts?|channel|today|now|access)",
    r"(?:please )?register (?:now|here|for free)\b", r"(?:get|receive) .{0,120}(?:in|to) your (?:inbox|e-?mail|phone)",
    r"get breaking news\b", r"image .{0,300}\bcredit\b", r"file ?[-–—] .{0,300}\bphoto\b",
    r"\(?(?:additional )?reporting by .{0,200}(?:editing|writing) by",
    r"(?:with )?(?:additional )?(?:reporting|assistance|files|contributions) by [^.]{0,300}\Z",
    r"(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}))",
    r"(?:the )?(?:opinions|views|beliefs) (?:expressed (?:in|by|here)|of (?:the )?(?:contributors?|columnists?))\b",
    r"(?:story|article|text|post) continues (?:below|after)", r"skip (?:to|past) (?:main|content|advert\w*|newsletter)",
    r"(?:tags?|filed under|categor(?:y|ies)|posted in)\s*:\s*\S", r"contact (?:the )?(?:author|reporter|us)\b",
    r"(?:we|this (?:web)?site) uses? cookies", r"please enable javascript", r"we encourage readers (?:who|to)\b",
    r"support (?:our|independent|local|quality) journalism", r"like this (?:story|article)\?", r"just watched\b",
    r"(?:editor|publisher)['’]?s?['’]? note ?:", r"https?: ?//\S+\Z", r"check out (?:the|our|more|all)\b",
    r"(?:write to|e-?mail|contact|reach|tips?:?|follow) .{0,80}\S@\S+\.\w", r"this is a rush transcript\b",
    rf"{_ITSELF} (?:is|was|has been) (?:originally |first |also )?"
    r"(?:published|updated|adapted|based|produced|part of)\b",
    rf"watch .{{3,80}}\b{_DAYS} (?:at )?\d")
_WITH_MARK = re.compile(
    r"[^\w\s\"“”'‘’]+ ?(?:with )?(?:additional )?(?:reporting|assistance|files|contributions) (?:by|from) "
    r"[^.]{0,300}\Z", re.IGNORECASE)
"""Who helped, after a dash or bullet; without one "with assistance from" begins sentences of a story."""
_ANYWHERE = starting(
    r"by signing up\b", r"delivered (?:straight |directly )?to your inbox", r"your inbox\b.{0,40}(?:sign|subscri)",
    r"unsubscribe at any time", r"you agree to (?:our|the|receive)\b", r"verify you ?['’] ?re not a robot",
    r"email sign up", r"all rights reserved", r"sign up here", r"straight to your inbox", r"replay more videos",
    r"consider (?:making|giving) a (?:\w+ )?(?:contribution|donation)\b", rf"if you (?:enjoyed|liked) {_ITSELF}\b",
    rf"contributed (?:reporting )?(?:to|for) {_ITSELF}\b", r"click here(?: now)?[.!]?\Z",
    rf"\b(?:airs|broadcasts?|is seen|(?:can be|is) heard|tune in)\b.{{0,80}}\b{_DAYS}")

_CREDIT_START = starting(
    r"(?:photo|image|picture|photograph|file photo|pic|graphic|illustration|featured image)s?"
    r"(?: (?:credits?|by|courtesy(?: of)?|source|via))+\s*[:/]?\s*\S",
    r"(?:credits?|courtesy|photos?|images?)\s*[:/]\s*\S")
CREDIT_WORDS = 14
"""Words of a credit line at most: "Photo by" may also begin a sentence of the story."""
_CREDIT_END = starting(
    r"(?:getty images|shutterstock|ap photo|afp via getty|file photo|istock|alamy|epa-efe)\b[^.!?]{0,60}[.)\]]?\s?\Z")
# Agencies are named in these, so case tells; a caption may well hold a quotation.
_AGENCY = r"(?:AP|AFP|EPA|Reuters|REUTERS|Getty(?: Images)?|Bloomberg|Invision|Pool|UPI|Xinhua)"
_CAPTION_END = re.compile(
    rf"\([^()]{{0,60}}(?:/ ?{_AGENCY}\b|\bvia {_AGENCY}\b|\bAP Photo\b)[^()]{{0,40}}\)\Z"
    rf"|[.)”\"] (?:{_AGENCY}|Thomson Reuters|[^\w\s]+)/[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,3}}\Z"
    rf"|\| ?{_AGENCY}(?: Photos?| Images)?\b")
_CAPTION_START = re.compile(
    rf"(?:[A-Z][\w.'’-]{{1,20}} ){{1,3}}[A-Z][\w.'’-]{{1,20}}(?:/[\w. ]{{2,30}})?/{_AGENCY}\b(?! (?:poll|survey))"
    r"|FILE ?[-–—] ")

_BYLINE = re.compile(
    r"(?:[^\w\s]+ ?)?(?:[A-Z][\w.'’-]* ){1,4}[A-Z][\w.'’-]*(?:, [^.]{3,160},)? is (?!also\b)(?:(?!former)[^.]){0,120}"
    r"\b(?:reporter|columnist|contributor|correspondent|editor|author of|author and|staff writer|cartoonist|host of"
    r"|(?:writer|journalist) (?:for|at|based|in)|(?:fellow|scholar) (?:at|with|in)|professor (?:of|at|emeritus)"
    r"|column by)\b")
"""Who wrote the article, in the present tense; a story may also introduce somebody so."""
_FOLLOW = re.compile(
    r"(?:\A|[.!?)] )(?:You can |Please )?[Ff]ollow (?:him|her|them|us|me|[A-Z]\w+(?: [A-Z]\w+)?) on "
    r"(?:Twitter|Facebook|Instagram|X)\b")

_WHOLE = whole_line(
    "advertis(?:e)?ment", "advertising", "ads?", "sponsored(?: content)?", "paid (?:content|post)", "promoted",
    "loading", "close", "replay", "play video", "watch (?:live|now|video)", "scroll to continue",
    "(?:story|article) continues", "continue reading(?: the main story)?", "view comments", "show more", "load more",
    "back to top", "click to expand(?: image)?", "enlarge(?: this)? image", "view gallery", "photo gallery",
    "back to gallery", r"(?:image|photo|slide|picture)? ?\d{1,3} ?(?:of|/) ?/? ?\d{1,3}", "(?:hide |toggle )?caption",
    "images?", "order reprints", "print article", "show hide", "subscribe(?: now)?", "newsletter", "sign up", "sign in",
    "log in", "register",
    r"(?:first |last )?(?:published|updated|posted|modified)(?: (?:on|at))?[ :]*"
    r"(?:[\w,.:/ -]{0,40}\d[\w,.:/ -]{0,20})?")


def tells_the_author(line: str) -> bool:
    """Whether the line may say who wrote the article; only its place tells it from a sentence of the story."""
    return len(line) <= LONGEST_FURNITURE and _BYLINE.match(line) is not None and not holds_quotation(line)


def is_furniture(line: str) -> bool:
    """Whether the line is furniture wherever it stands."""
    if len(line) > LONGEST_FURNITURE:
        return False
    bare = line.lstrip("-–—•*⦁ ")
    if _WHOLE.fullmatch(bare) or (len(line) <= SHARE_LENGTH and _SHARE.fullmatch(line)):
        return True
    if _CAPTION_END.search(line) or _CAPTION_START.match(line) or _FOLLOW.search(line):
        return True
    if holds_quotation(line):
        return False
    if _START.match(bare) or _ANYWHERE.search(line) or _WITH_MARK.match(line):
        return True
    if len(line.split()) <= CREDIT_WORDS and _CREDIT_START.match(line):
        return True
    return _CREDIT_END.search(line) is not None
