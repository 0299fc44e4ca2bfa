"""Dated phrases with the dates that they mean: a sentence, the day of its article, the phrase, the date, the rule.

The date is "first" or "first..until"; an empty one is not to be resolved. Written from the grammar of news, not from
the articles of the corpus.
"""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """`[` and `]` stand around the phrase in the sentence; without them there is none to be found."""

    said: str
    published: str | None
    date: str
    rule: str


#: Wednesday, 15 June 2022, unless another day is named.
WEDNESDAY = "2022-06-15"

CASES = [
    # dates in full
    Case("The treaty was signed [on 28 January 2022] in Geneva.", None, "2022-01-28", "date in full"),
    Case("The treaty was signed [on January 28, 2022], in Geneva.", None, "2022-01-28", "date in full"),
    Case("It was signed [on the 3rd of March, 1999].", None, "1999-03-03", "date in full"),
    Case("It was signed [on Friday, January 28, 2022].", None, "2022-01-28", "date in full"),
    Case("The log ends [2022-01-28].", None, "2022-01-28", "date in full"),
    Case("Filed [Sept. 5, 2021].", None, "2021-09-05", "date in full"),
    Case("It opens [on 31 February 2022].", None, "", "date in full"),
    Case("They met [on March 3, 2022, at 10:30 a.m. GMT].", None, "2022-03-03", "date in full"),
    Case("They met [on 13/02/2022].", None, "2022-02-13", "date in figures"),
    Case("They met [on 02/13/2022].", None, "2022-02-13", "date in figures"),
    Case("They met [on 03/02/2022].", None, "", "date in figures"),
    Case("They met [on 03.02.2022].", None, "2022-02-03", "date in figures"),
    Case("They met [on 03/02/22].", None, "", "date in figures"),
    # months and years
    Case("Growth was weak [in March 2021].", None, "2021-03", "month in full"),
    Case("Growth was weak [in early March 2021].", None, "2021-03", "month in full"),
    Case("[Since 2014] the two have not met.", None, "2014", "year"),
    Case("It began [in 2014].", None, "2014", "year"),
    Case("He has ruled [from 2010 to 2015].", None, "2010..2015-12-31", "years"),
    Case("The war of [1914-1918] changed Europe.", None, "1914..1918-12-31", "years"),
    Case("It was built [in the 1990s].", None, "1990..1999-12-31", "decade"),
    Case("[In the summer of 2019] he left.", None, "2019", "year"),
    Case("About 2000 soldiers crossed the border.", WEDNESDAY, "", ""),
    Case("They sent 1,500 letters in 20 boxes.", WEDNESDAY, "", ""),
    # days and months without a year
    Case("They met [on June 3] in Minsk.", WEDNESDAY, "2022-06-03", "day and month"),
    Case("They will meet [on July 4].", WEDNESDAY, "2022-07-04", "day and month"),
    Case("He died [on December 20].", WEDNESDAY, "2021-12-20", "day and month"),
    Case("The vote will be held [on December 20].", WEDNESDAY, "2022-12-20", "day and month"),
    Case("They met [on the 3rd of June].", WEDNESDAY, "2022-06-03", "day and month"),
    Case("Talks broke down [on Dec. 30].", "2022-01-04", "2021-12-30", "day and month"),
    Case("They met [on June 3] in Minsk.", None, "", "day and month"),
    Case("The fair runs [from June 20 to 24].", WEDNESDAY, "2022-06-20..2022-06-24", "days of a month"),
    Case("The fair ran [June 10-12, 2020].", None, "2020-06-10..2020-06-12", "days of a month in full"),
    Case("The law passed [in May].", WEDNESDAY, "2022-05", "month"),
    Case("The law passed [in October].", WEDNESDAY, "2021-10", "month"),
    Case("The law will take force [in October].", WEDNESDAY, "2022-10", "month"),
    Case("Elections are due [in early 2023].", WEDNESDAY, "2023", "year"),
    Case("Elections took place [last October].", WEDNESDAY, "2021-10", "month"),
    Case("Elections are planned for [next March].", WEDNESDAY, "2023-03", "month"),
    Case("It rose [in March last year].", WEDNESDAY, "2021-03", "month of a shifted year"),
    Case("Theresa May may march in Washington.", WEDNESDAY, "", ""),
    # weekdays
    Case("He spoke to reporters [on Monday].", WEDNESDAY, "2022-06-13", "weekday"),
    Case("He spoke to reporters [on Wednesday].", WEDNESDAY, "2022-06-15", "weekday"),
    Case("He spoke to reporters [on Friday].", WEDNESDAY, "2022-06-10", "weekday"),
    Case("He will speak to reporters [on Friday].", WEDNESDAY, "2022-06-17", "weekday"),
    Case("He will speak to reporters [on Monday].", WEDNESDAY, "2022-06-20", "weekday"),
    Case("The court is due to rule [on Thursday].", WEDNESDAY, "2022-06-16", "weekday"),
    Case("The minister said [Tuesday] that talks would go on.", WEDNESDAY, "2022-06-14", "weekday"),
    Case("[On Thursday], the court will rule.", WEDNESDAY, "2022-06-16", "weekday"),
    Case("[On Monday], the court ruled.", WEDNESDAY, "2022-06-13", "weekday"),
    Case("Macron to meet Scholz [on Friday]", WEDNESDAY, "2022-06-17", "weekday"),
    Case("The meeting will be held [on Sunday evening].", WEDNESDAY, "2022-06-19", "weekday"),
    Case("They were arrested [late on Monday night].", WEDNESDAY, "2022-06-13", "weekday"),
    Case("They must answer [by Friday].", WEDNESDAY, "2022-06-17", "weekday"),
    Case("Rain has fallen [since Sunday].", WEDNESDAY, "2022-06-12", "weekday"),
    Case("[Monday]’s attack killed four.", WEDNESDAY, "2022-06-13", "weekday"),
    Case("They agreed to put it off to [Sunday].", WEDNESDAY, "2022-06-19", "weekday"),
    Case("He met them [at 10 a.m. on Tuesday].", WEDNESDAY, "2022-06-14", "weekday"),
    Case("He spoke to reporters [on Monday].", None, "", "weekday"),
    Case("They meet [this Friday].", WEDNESDAY, "2022-06-17", "weekday of this week"),
    Case("He complained [this Monday].", WEDNESDAY, "2022-06-13", "weekday of this week"),
    Case("They met [last Friday].", WEDNESDAY, "2022-06-10", "last weekday"),
    Case("They met [last Wednesday].", WEDNESDAY, "2022-06-08", "last weekday"),
    Case("They will meet [next Monday].", WEDNESDAY, "2022-06-20", "next weekday"),
    Case("They will meet [next Friday].", WEDNESDAY, "2022-06-24", "next weekday"),
    Case("They will meet [the coming Friday].", WEDNESDAY, "2022-06-17", "coming weekday"),
    Case("It was signed [on Thursday last week].", WEDNESDAY, "2022-06-09", "weekday of a shifted week"),
    Case("It will be signed [on Thursday next week].", WEDNESDAY, "2022-06-23", "weekday of a shifted week"),
    Case("He was there [from Sunday to Tuesday].", WEDNESDAY, "2022-06-12..2022-06-14", "weekdays"),
    Case("He reads The Sun every Sat.", WEDNESDAY, "", ""),
    # days told from the article's
    Case("He left [today].", WEDNESDAY, "2022-06-15", "today"),
    Case("He left [earlier today].", WEDNESDAY, "2022-06-15", "today"),
    Case("He left [this morning].", WEDNESDAY, "2022-06-15", "today"),
    Case("He speaks [tonight].", WEDNESDAY, "2022-06-15", "today"),
    Case("He left [yesterday].", WEDNESDAY, "2022-06-14", "yesterday"),
    Case("He left [yesterday evening].", WEDNESDAY, "2022-06-14", "yesterday"),
    Case("He left [last night].", WEDNESDAY, "2022-06-14", "yesterday"),
    Case("He leaves [tomorrow].", WEDNESDAY, "2022-06-16", "tomorrow"),
    Case("He left [the day before yesterday].", WEDNESDAY, "2022-06-13", "the day before yesterday"),
    Case("He leaves [the day after tomorrow].", WEDNESDAY, "2022-06-17", "the day after tomorrow"),
    Case("They met [over the weekend].", WEDNESDAY, "2022-06-11..2022-06-12", "weekend"),
    Case("They meet [this weekend].", WEDNESDAY, "2022-06-18..2022-06-19", "weekend"),
    Case("They will meet [next weekend].", WEDNESDAY, "2022-06-25..2022-06-26", "weekend"),
    Case("He left [today].", None, "", "today"),
    # weeks, months and years told from the article's
    Case("They met [earlier this week].", WEDNESDAY, "2022-06-13..2022-06-19", "shifted week"),
    Case("They met [last week].", WEDNESDAY, "2022-06-06..2022-06-12", "shifted week"),
    Case("They meet [next week].", WEDNESDAY, "2022-06-20..2022-06-26", "shifted week"),
    Case("They met [earlier this month].", WEDNESDAY, "2022-06", "shifted month"),
    Case("They met [last month].", WEDNESDAY, "2022-05", "shifted month"),
    Case("They met [last month].", "2022-01-15", "2021-12", "shifted month"),
    Case("They meet [next month].", "2021-12-15", "2022-01", "shifted month"),
    Case("They met [late last year].", WEDNESDAY, "2021", "shifted year"),
    Case("They meet [at the end of this year].", WEDNESDAY, "2022", "shifted year"),
    Case("They met [last summer].", WEDNESDAY, "", "shifted season"),
    # so long ago, so long from now
    Case("They met [three days ago].", WEDNESDAY, "2022-06-12", "ago"),
    Case("They met [a week ago].", WEDNESDAY, "2022-06-08", "ago"),
    Case("They met [two months ago].", WEDNESDAY, "2022-04", "ago"),
    Case("They met [20 years ago].", WEDNESDAY, "2002", "ago"),
    Case("They met [more than 20 years ago].", WEDNESDAY, "", "roughly ago"),
    Case("They met [several weeks ago].", WEDNESDAY, "", "roughly ago"),
    Case("It was their third call [in a week].", WEDNESDAY, "2022-06-08..2022-06-15", "span before"),
    Case("It was the second strike [in 24 hours].", WEDNESDAY, "2022-06-14..2022-06-15", "span before"),
    Case("Four died [in the last three days].", WEDNESDAY, "2022-06-12..2022-06-15", "span before"),
    Case("Rain will fall [over the next two days].", WEDNESDAY, "2022-06-15..2022-06-17", "span ahead"),
    Case("They will meet [in two weeks].", WEDNESDAY, "2022-06-29", "in so long"),
    Case("They built it [in two weeks].", WEDNESDAY, "", "in so long"),
    # ages and durations are no dates
    Case("The 45-year-old man was held for three days.", WEDNESDAY, "", ""),
    Case("She is 45 years old and led the party for ten years.", WEDNESDAY, "", ""),
    Case("He was jailed for 12 years.", WEDNESDAY, "", ""),
    Case("Throughout his five years as president, he sought talks.", WEDNESDAY, "", ""),
    # what nobody can tell
    Case("They met [two days later].", WEDNESDAY, "", "counted from elsewhere"),
    Case("They met [the following day].", WEDNESDAY, "", "counted from elsewhere"),
    Case("He has been ill [in recent days].", WEDNESDAY, "", "too vague"),
    Case("They will meet [in the coming weeks].", WEDNESDAY, "", "too vague"),
    Case("They meet [at 10:30 a.m.].", WEDNESDAY, "", "time of day"),
]
