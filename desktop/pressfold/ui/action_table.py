"""Every act of the window, once: its name, words, icon, keys, place in the menu, and when it makes sense.

`name` is "trade.act": `actions.py` connects it to the method `act` of the object that serves the trade.
Keys are written as Qt's portable text; Ctrl is the Command key on a Mac.
"""

# ruff: noqa: E501 - a table reads best with one act a line

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

from pressfold.model.article import Role
from pressfold.ui.desk.layers import LAYERS, LayerEntry


class Menu(StrEnum):
    """The menus of the bar, left to right."""

    FILE = "&File"
    EDIT = "&Edit"
    VIEW = "&View"
    GO = "&Go"
    COLUMNS = "&Columns"
    ACTORS = "&Actors"
    BRIEFING = "&Briefing"
    HELP = "&Help"


class Where(Enum):
    """Where the keys of an act are heard."""

    WINDOW = "anywhere in the window"
    DESK = "while an article has the focus"
    LIBRARY = "while the library list has the focus"
    BRIEFING = "while the briefing has the focus"
    ACTORS = "while the list of actors has the focus"
    QUOTES = "while the list of quotations has the focus"


class Needs(Enum):
    """What must be so for an act to make sense."""

    ARTICLES = "there are articles in the library"
    CHOSEN = "an article is chosen in the library"
    REMOVED = "a removed article is chosen"
    VERSIONS = "an article with older versions is chosen"
    LABEL = "a collection or tag is chosen above the list"
    COLLECTION = "a collection is chosen above the list"
    TAG = "a tag is chosen above the list"
    SEARCHED = "something was searched for"
    OPEN = "an article is open"
    TWO = "two articles are open"
    ROOM = "there is room for another column"
    BASE = "a column is the base"
    CLOSED = "a column was closed before"
    SELECTION = "words are selected in an article"
    PASSAGES = "the open articles share passages"
    FAMILY = "a shared passage is the current one"
    HITS = "a search has hits"
    FINDING = "the find bar is open"
    ACTOR = "an actor is chosen"
    BACK = "there is a place to go back to"
    FORWARD = "there is a place to go forward to"
    UNDO = "something can be undone"
    REDO = "something can be done again"
    BRIEFING = "a briefing is open"
    ITEM = "a pin or a heading is chosen in the briefing"
    PIN = "a pin is chosen in the briefing"
    NEWER = "a newer version of its article differs at the chosen pin"
    PINS = "the briefing has pins"
    EXPORTED = "a briefing was exported before"


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `group` parts a menu by lines; `submenu` puts it one menu deeper; `says` is the tooltip's sentence."""

    name: str
    text: str
    menu: Menu
    group: int
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: tuple[Needs, ...] = ()
    where: Where = Where.WINDOW
    says: str = ""
    switch: bool = False
    submenu: str = ""
    role: str = ""
    in_text: tuple[str, ...] = ()  # further keys, heard while an article has the focus


def _layer(entry: LayerEntry) -> Act:
    """The act that switches a layer of marks: the layers have a table of their own."""
    name = f"layers.{entry.layer}"
    return Act(name, entry.name, Menu.VIEW, 0, (entry.key,), "", (), Where.DESK, f"{entry.tip}.", True, "Marks")


#: What a paragraph can be, in the order of the menu.
ROLES: dict[Role, str] = {
    Role.BODY: "&Story",
    Role.HEADLINE: "&Headline",
    Role.STANDFIRST: "Stan&dfirst",
    Role.CROSSHEAD: "&Crosshead",
    Role.CAPTION: "C&aption",
    Role.POST: "Embedded &post",
    Role.BYLINE: "B&yline",
    Role.CREDIT: "Ag&ency credit",
    Role.DATELINE: "Date&line",
    Role.BOILERPLATE: "&Furniture",
}


def _role(role: Role, label: str) -> Act:
    """The act that calls the paragraph at the cursor by one of its possible roles."""
    return Act(f"blocks.{role.value}", label, Menu.EDIT, 4, needs=(Needs.OPEN,), submenu="Paragraph is")


F, E, V, G, C, A, B, H = Menu
N, W = Needs, Where

ACTS: tuple[Act, ...] = (
    # File
    Act("importing.files", "Import &files…", F, 0, ("Ctrl+O",), "file-plus", says="Bring articles into the library."),
    Act("importing.folder", "Import f&older…", F, 0, ("Ctrl+Shift+O",), "folder-open", says="Bring in all articles of a folder."),
    Act("importing.clipboard", "New article from clip&board", F, 0, ("Ctrl+Shift+V",), "clipboard-paste", says="Bring in what was copied, plain or with its headings."),
    Act("importing.starter", "Open the starter story", F, 0, (), "newspaper", says="Bring in five articles about one story, to try things with."),
    Act("catalogue.details", "Article &details…", F, 1, ("F2",), "info", (N.CHOSEN,), W.LIBRARY, "See and correct title, outlet and date."),
    Act("catalogue.open_details", "Details of this ar&ticle…", F, 1, ("Ctrl+I",), "info", (N.OPEN,), says="See and correct the facts of the article in the current column."),
    Act("catalogue.set_date", "Set its &date…", F, 1, ("Ctrl+Shift+D",), "calendar-days", (N.OPEN,), says="Say when the article in the current column was published; what it dates is counted anew."),
    Act("catalogue.why_share", "&Why this share?", F, 1, (), "circle-help", (N.CHOSEN,), says="Say where the wire share of the chosen article comes from."),
    Act("catalogue.versions", "&Versions and what changed…", F, 1, ("Ctrl+Shift+H",), "git-compare", (N.VERSIONS,), says="Show the older texts of the chosen article and what changed."),
    Act("sorting.star", "&Star", F, 1, ("S",), "star", (N.CHOSEN,), W.LIBRARY, "Star the chosen articles, or take the star away.", submenu="Sort"),
    Act("sorting.unread", "Call &unread or read", F, 1, ("U",), "circle-dot", (N.CHOSEN,), W.LIBRARY, "Call the chosen articles unread, or read.", submenu="Sort"),
    Act("sorting.tag", "&Tags…", F, 1, ("T",), "tag", (N.CHOSEN,), W.LIBRARY, "Give the chosen articles tags, or take them away.", submenu="Sort"),
    Act("sorting.collect", "&Collections…", F, 1, ("C",), "folder", (N.CHOSEN,), W.LIBRARY, "Put the chosen articles into collections, or take them out.", submenu="Sort"),
    Act("sorting.new_collection", "&New collection…", F, 1, ("Ctrl+Shift+N",), "plus", says="Make a collection.", submenu="Sort"),
    Act("sorting.smart_collection", "Collection from this &search…", F, 1, (), "folder-search", (N.SEARCHED,), says="Keep the last search as a collection that fills itself.", submenu="Sort"),
    Act("sorting.new_tag", "New ta&g…", F, 1, (), "plus", says="Make a tag.", submenu="Sort"),
    Act("sorting.rename_label", "&Rename collection or tag…", F, 1, (), "pencil", (N.LABEL,), says="Give the chosen collection or tag another name.", submenu="Sort"),
    Act("sorting.change_query", "Change &query…", F, 1, (), "search", (N.COLLECTION,), says="Say by which query the chosen collection fills itself.", submenu="Sort"),
    Act("sorting.recolour", "Change c&olour…", F, 1, (), "contrast", (N.TAG,), says="Give the chosen tag another colour.", submenu="Sort"),
    Act("sorting.delete_label", "&Delete collection or tag", F, 1, (), "trash-2", (N.LABEL,), says="Delete the chosen collection or tag; its articles stay.", submenu="Sort"),
    Act("sorting.bring_back", "&Bring back", F, 1, (), "archive-restore", (N.REMOVED,), says="Bring the chosen removed articles back.", submenu="Sort"),
    Act("sorting.erase", "Delete for &good…", F, 1, (), "trash-2", (N.REMOVED,), says="Delete the chosen removed articles with all that is stored of them.", submenu="Sort"),
    Act("catalogue.remove", "&Remove from the library", F, 1, ("Del",), "trash-2", (N.CHOSEN,), W.LIBRARY, "Take the chosen articles out; this can be undone."),
    Act("exporting.export", "&Export briefing…", F, 2, ("Ctrl+E",), "file-down", (N.PINS,), says="Write the briefing as Word, PDF, Markdown or a web page, its pins or its sources for other programs."),
    Act("exporting.again", "Export again", F, 2, ("Ctrl+Shift+E",), "", (N.PINS, N.EXPORTED), says="Write it once more to the same place in the same manner."),
    Act("briefing.save", "&Save", F, 2, ("Ctrl+S",), "save", says="Everything is saved as you work; this tells you so."),
    Act("keeping.backups", "Bac&kups…", F, 3, (), "archive", says="Back the library up, look into backups, bring one back."),
    Act("window.settings", "Se&ttings…", F, 3, ("Ctrl+,",), "sliders-horizontal", says="Theme, reading size and width.", role="preferences"),
    Act("window.leave", "&Quit", F, 4, ("Ctrl+Q",), says="Close Pressfold; the next start opens as you left it.", role="quit"),
    # Edit
    Act("history.undo", "&Undo", E, 0, ("Ctrl+Z",), "undo-2", (N.UNDO,)),
    Act("history.redo", "&Redo", E, 0, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", (N.REDO,)),
    Act("pinning.pin", "&Pin quote", E, 1, ("P",), "pin", (N.OPEN,), W.DESK, "Pin the selected words, or the quotation at the cursor."),
    Act("pinning.pin_with_note", "Pin with a &note…", E, 1, ("Ctrl+D",), "sticky-note", (N.OPEN,), says="Pin and write down why."),
    Act("copying.quote", "&Copy quote with citation", E, 1, ("Ctrl+Shift+C",), "clipboard-copy", (), says="Copy the selected words, the quotation or the pin with its source: rich, plain and as Markdown."),
    Act("finding.find", "&Find in this article…", E, 2, ("Ctrl+F",), "search", (N.OPEN,), says="Find words in the open articles."),
    Act("finding.next", "Find next", E, 2, ("F3", "Ctrl+G"), "arrow-down", (N.OPEN,), says="Go to the next place that was found."),
    Act("finding.previous", "Find previous", E, 2, ("Shift+F3", "Ctrl+Shift+G"), "arrow-up", (N.OPEN,), says="Go to the place before."),
    Act("finding.case", "Match &case", E, 2, switch=True, submenu="Find how", says="Tell upper case, lower case and accents apart."),
    Act("finding.whole", "&Whole words", E, 2, switch=True, submenu="Find how", says="Leave out places inside longer words."),
    Act("finding.everywhere", "In &all columns", E, 2, switch=True, submenu="Find how", says="Look through every open article."),
    Act("finding.close", "Close the find bar", E, 2, ("Esc",), "x", (N.FINDING,), W.DESK, "Return to the text at the last place."),
    Act("selecting.grow", "Select &more", E, 3, ("S",), "", (N.OPEN,), W.DESK, "Select the word at the cursor, then the quotation, the sentence, the paragraph."),
    Act("selecting.shrink", "Select &less", E, 3, ("Shift+S",), "", (N.OPEN,), W.DESK, "Take the last growing of the selection back."),
    Act("selecting.sentence_down", "Extend to the &end of the sentence", E, 3, ("Alt+Shift+Down",), "", (N.OPEN,), W.DESK),
    Act("selecting.sentence_up", "Extend to the &start of the sentence", E, 3, ("Alt+Shift+Up",), "", (N.OPEN,), W.DESK),
    Act("selecting.paragraph_down", "Extend to the end of the paragraph", E, 3, ("Ctrl+Shift+Down",), "", (N.OPEN,), W.DESK),
    Act("selecting.paragraph_up", "Extend to the start of the paragraph", E, 3, ("Ctrl+Shift+Up",), "", (N.OPEN,), W.DESK),
    Act("blocks.furniture", "&Boilerplate, or not", E, 4, ("B",), "eraser", (N.OPEN,), W.DESK, "Call the paragraph at the cursor boilerplate, or part of the story again.", submenu="Paragraph is"),
    Act("blocks.ask", "&Another part…", E, 4, ("R",), "", (N.OPEN,), W.DESK, "Say what the paragraph at the cursor is.", submenu="Paragraph is"),
    *(_role(role, label) for role, label in ROLES.items()),
    Act("dating.set", "Say which &day these words mean…", E, 4, ("E",), "calendar-days", (N.OPEN,), W.DESK, "Set the date of the words for a day at the cursor; events and checks follow.", submenu="Word for a day"),
    Act("dating.no_date", "These words are &no date", E, 4, ("Shift+E",), "x", (N.OPEN,), W.DESK, "Take the words at the cursor for no date, now and after every analysis.", submenu="Word for a day"),
    Act("dating.clear", "As the &rules say", E, 4, (), "undo-2", (N.OPEN,), says="Take back what you said of the words for a day at the cursor.", submenu="Word for a day"),
    # View
    *(_layer(entry) for entry in LAYERS),
    Act("layers.all", "Show all &marks", V, 0, ("0",), "layers", (), W.DESK, "Switch every mark on.", False, "Marks"),
    Act("view.larger", "&Larger text", V, 1, ("Ctrl+=", "Ctrl++"), "plus"),
    Act("view.smaller", "&Smaller text", V, 1, ("Ctrl+-",), "minus"),
    Act("view.usual", "&Usual size", V, 1, ("Ctrl+0",)),
    Act("view.theme_system", "As the s&ystem", V, 2, submenu="Theme", switch=True),
    Act("view.theme_light", "&Light", V, 2, (), "sun", submenu="Theme", switch=True),
    Act("view.theme_dark", "&Dark", V, 2, (), "moon", submenu="Theme", switch=True),
    Act("view.theme_sepia", "&Sepia", V, 2, (), "book-open", submenu="Theme", switch=True),
    Act("view.theme_contrast", "&High contrast", V, 2, (), "contrast", submenu="Theme", switch=True),
    Act("loosening.stricter", "&Stricter", V, 2, (), "minus", (N.OPEN,), says="Show fewer passages in the open articles, that tell more.", submenu="Looseness of passages"),
    Act("loosening.looser", "&Looser", V, 2, (), "plus", (N.OPEN,), says="Show more passages in the open articles, that tell less.", submenu="Looseness of passages"),
    Act("loosening.usual", "As &usual", V, 2, (), "undo-2", (), says="Show the passages as they are stored.", submenu="Looseness of passages"),
    Act("docks.library", "&Library", V, 3, (), "panel-left", submenu="Panels", switch=True, says="Show or hide the list of articles."),
    Act("sorting.shelves", "&Collections and tags", V, 3, ("Ctrl+Shift+L",), "folder", submenu="Panels", switch=True, says="Show collections, tags and other shelves above the list."),
    Act("sorting.table", "Library as a &table", V, 3, ("Ctrl+Shift+X",), "table-2", submenu="Panels", switch=True, says="Show the articles as a table: sort by any column, choose the columns at its head."),
    Act("docks.findings", "&Findings", V, 3, (), "panel-right", submenu="Panels", switch=True, says="Show or hide passages, actors and quotes."),
    Act("docks.briefing", "&Briefing", V, 3, (), "pin", submenu="Panels", switch=True, says="Show or hide the briefing."),
    Act("docks.float_findings", "Findings in a window of their own", V, 3, submenu="Panels", switch=True),
    Act("docks.float_briefing", "Briefing in a window of its own", V, 3, submenu="Panels", switch=True),
    Act("timeline.panel", "&Timeline", V, 3, ("Ctrl+T",), "history", submenu="Panels", switch=True, says="Show or hide what happened when, and what does not add up."),
    Act("timeline.save", "&Save timeline…", F, 2, (), "file-down", (N.ARTICLES,), says="Save the events as CSV, or the timeline as PNG or SVG."),
    Act("docks.widen", "&Widen the panel in focus", V, 3, ("Alt+Shift+Right",), submenu="Panels"),
    Act("docks.narrow", "&Narrow the panel in focus", V, 3, ("Alt+Shift+Left",), submenu="Panels"),
    Act("window.activity", "&Activity and messages", V, 4, ("Ctrl+Shift+A",), "history", says="What runs, and what was said."),
    Act("window.full_screen", "&Full screen", V, 4, ("F11",), "monitor", switch=True),
    # Go
    Act("searching.quick_open", "&Quick open…", G, 0, ("Ctrl+K",), "corner-down-left", says="Go to an article, actor, pin or briefing by name."),
    Act("searching.search", "&Search all articles…", G, 0, ("Ctrl+Shift+F",), "search", says="Find words in the text of all articles."),
    Act("searching.search_pins", "Search &pins and notes…", G, 0, ("Alt+Shift+F",), "pin", says="Find words in pins, notes and the free text of all briefings."),
    Act("results.show", "All search &results", G, 0, ("Ctrl+Shift+R",), "list", (N.SEARCHED,), says="See every article that answers the search."),
    Act("results.narrow", "&Narrow the results…", G, 0, ("Ctrl+Shift+I",), "sliders-horizontal", (N.SEARCHED,), says="Keep or leave out outlets, dates, actors and more."),
    Act("results.count", "&Count a list of names…", G, 0, (), "list", (N.ARTICLES,), says="Count many names in all articles at once."),
    Act("searching.next_hit", "Next search &hit", G, 1, ("F4",), "arrow-down", (N.HITS,)),
    Act("searching.previous_hit", "Previous search hit", G, 1, ("Shift+F4",), "arrow-up", (N.HITS,)),
    Act("walking.next_passage", "Next shared &passage", G, 1, ("F8",), "arrow-down", (N.PASSAGES,), says="Go to the next passage and bring it level in all columns.", in_text=("Alt+Down",)),
    Act("walking.previous_passage", "Previous shared passage", G, 1, ("Shift+F8",), "arrow-up", (N.PASSAGES,), says="Go to the passage before and bring it level in all columns.", in_text=("Alt+Up",)),
    Act("walking.pin_passage", "Pin this passage", G, 1, (), "pin", (N.FAMILY,), says="Pin the current shared passage."),
    Act("walking.why_origin", "Why this origin?", G, 1, (), "circle-help", (N.FAMILY,), says="Say why the passage likely came from where it is said to."),
    Act("judging.confirm", "&Confirm passage", G, 1, ("Y",), "check", (N.FAMILY,), W.DESK, "Say that this is one text; a hidden one is shown and counted.", submenu="This passage"),
    Act("judging.reject", "&Reject passage", G, 1, ("N",), "x", (N.FAMILY,), W.DESK, "Say that this is no match: it is hidden and never counted.", submenu="This passage"),
    Act("judging.set_phrase", "Treat as a &set phrase", G, 1, (), "minus", (N.FAMILY,), says="Put these words on the noise list: passages like it are hidden.", submenu="This passage"),
    Act("judging.reset", "&Take back what you said of it", G, 1, (), "undo-2", (N.FAMILY,), says="Take back confirming, rejecting and the origin you set.", submenu="This passage"),
    Act("judging.origin", "It came &from…", G, 1, (), "newspaper", (N.FAMILY,), says="Say from which article the passage came.", submenu="This passage"),
    Act("judging.noise", "&Noise list…", G, 1, (), "list", says="Edit the phrases that are never shown as passages.", submenu="This passage"),
    Act("versus.next", "Next &departure from the wire", G, 1, ("Ctrl+F8",), "arrow-down", (N.OPEN,), says="Go to the next place where the article changed, added or dropped words.", submenu="Versus the wire"),
    Act("versus.previous", "Previous departure from the wire", G, 1, ("Ctrl+Shift+F8",), "arrow-up", (N.OPEN,), says="Go to the departure before.", submenu="Versus the wire"),
    Act("versus.base", "Hold it a&gainst…", G, 1, (), "locate-fixed", (N.OPEN,), says="Choose the article that the current one is held against.", submenu="Versus the wire"),
    Act("versus.show", "&Show what it changed, added and dropped", G, 1, ("Ctrl+Shift+W",), "git-compare", (N.OPEN,), says="Hold the current article against the base column, or the likely origin.", submenu="Versus the wire"),
    Act("peeking.counted", "The &counted words", G, 1, (), "list", (N.OPEN,), says="List the words that the wire share of this article counts.", submenu="Versus the wire"),
    Act("walking.next_mention", "Next &mention", G, 1, ("Ctrl+J",), "arrow-down", (N.ACTOR,), says="Go to the next mention of the chosen actor."),
    Act("walking.previous_mention", "Previous mention", G, 1, ("Ctrl+Shift+J",), "arrow-up", (N.ACTOR,)),
    Act("peeking.peek", "Pee&k at the mark here", G, 1, ("I",), "info", (N.OPEN,), W.DESK, "Show what the mark at the cursor stands for: the passage elsewhere, the actor, the speaker."),
    Act("walking.back", "&Back", G, 2, ("Alt+Left",), "arrow-left", (N.BACK,)),
    Act("walking.forward", "&Forward", G, 2, ("Alt+Right",), "arrow-right", (N.FORWARD,)),
    Act("window.next_pane", "Next p&ane", G, 3, ("F6",), says="Move the focus to the next part of the window."),
    Act("window.previous_pane", "Previous pane", G, 3, ("Shift+F6",)),
    # Columns
    Act("columns.open", "&Open", C, 0, (), "book-open", (N.CHOSEN,), says="Open the chosen article."),
    Act("columns.open_beside", "Open &beside", C, 0, ("Ctrl+Return",), "columns-2", (N.CHOSEN,), W.LIBRARY, "Open the chosen article in a column of its own."),
    Act("columns.add", "&Add a column…", C, 0, ("Ctrl+\\",), "plus", (N.ARTICLES, N.ROOM), says="Choose an article to open beside the others."),
    Act("similar.chosen", "&More like the chosen article…", C, 0, ("M",), "newspaper", (N.CHOSEN,), W.LIBRARY, "Find the articles most like the chosen one, and say why."),
    Act("similar.current", "More li&ke this article…", C, 0, ("Ctrl+Shift+K",), "newspaper", (N.OPEN,), says="Find the articles most like the one in the current column, and say why."),
    Act("columns.close", "&Close column", C, 0, ("Ctrl+W", "Ctrl+Shift+\\"), "x", (N.OPEN,)),
    Act("columns.reopen", "&Reopen closed column", C, 0, ("Ctrl+Shift+T",), "", (N.CLOSED,)),
    Act("columns.swap", "&Swap columns", C, 1, ("F9",), "arrow-left-right", (N.TWO,)),
    Act("columns.move_left", "Move column &left", C, 1, ("Ctrl+Shift+PgUp",), "arrow-left", (N.TWO,), says="Put the current column one place further to the left."),
    Act("columns.move_right", "Move column &right", C, 1, ("Ctrl+Shift+PgDown",), "arrow-right", (N.TWO,), says="Put the current column one place further to the right."),
    Act("columns.make_base", "Make &base", C, 1, ("Ctrl+B",), "locate-fixed", (N.TWO,), says="Put this column first and compare the others with it alone."),
    Act("columns.no_base", "Compare with&out a base", C, 1, (), "", (N.BASE,), says="Compare every column with every other again."),
    Act("columns.align", "&Align the others to this one", C, 1, ("F7",), "align-center-horizontal", (N.TWO,)),
    Act("columns.linked", "&Linked scrolling", C, 1, ("Ctrl+L",), "link-2", switch=True, says="Columns follow each other by the passages they share."),
    Act("columns.focus_1", "Column &1", C, 2, ("Ctrl+1",), "", (N.OPEN,)),
    Act("columns.focus_2", "Column &2", C, 2, ("Ctrl+2",), "", (N.OPEN,)),
    Act("columns.focus_3", "Column &3", C, 2, ("Ctrl+3",), "", (N.OPEN,)),
    Act("columns.focus_4", "Column &4", C, 2, ("Ctrl+4",), "", (N.OPEN,)),
    # Actors
    Act("answers.page", "Actor &page", A, 0, ("Ctrl+Shift+U",), "user", (N.OPEN,), says="All that is known of the chosen actor: mentions, quotes, outlets, and why its names are one."),
    Act("answers.voices", "&Voices in this article", A, 0, ("Ctrl+Shift+Y",), "quote", (N.OPEN,), says="Whose words fill the current article, and whom the story quotes elsewhere."),
    Act("answers.matrix", "Actors and ou&tlets", A, 0, (), "table-2", (N.ARTICLES,), says="Who is named and quoted where: a table whose cells list what they count."),
    Act("answers.offers", "&Offered links", A, 0, ("Ctrl+Shift+M",), "circle-help", (N.ARTICLES,), says="Names and statements that are likely one and not joined: accept or dismiss."),
    Act("quoting.utterances", "Compare the &words of utterances", A, 0, (), "git-compare", (N.OPEN,), says="List the renderings of each statement with the words that differ."),
    Act("withdrawing.show", "Your &decisions…", A, 0, ("Shift+F9",), "history", says="What you decided about actors and quotations, now and before: look through it, withdraw."),
    Act("registry.show", "Your &registry…", A, 0, (), "book-open", says="Actors that you entered: add, change, remove, import and export."),
    Act("ruling.merge", "&Merge with…", A, 1, ("M",), "link-2", (N.OPEN,), W.ACTORS, "Make two actors one, with all their mentions and quotations."),
    Act("ruling.split", "&Split off a spelling…", A, 1, ("S",), "git-compare", (N.OPEN,), W.ACTORS, "Make the mentions that are spelled so an actor of their own."),
    Act("ruling.rename", "&Rename…", A, 1, ("F2",), "pencil", (N.OPEN,), W.ACTORS, "Call the actor otherwise."),
    Act("ruling.retype", "Change &kind…", A, 1, ("K",), "user", (N.OPEN,), W.ACTORS, "Say whether it is a person, an organisation, a government body, a place or a medium."),
    Act("ruling.speaks_for", "Speaks &for…", A, 1, ("V",), "message-square", (N.OPEN,), W.ACTORS, "Say whose voice the actor is."),
    Act("ruling.side", "On whose s&ide…", A, 1, ("D",), "users", (N.OPEN,), W.ACTORS, "Say for which country, organisation or group the actor's words count."),
    Act("ruling.hide", "&Hide this actor", A, 1, ("Del",), "x", (N.OPEN,), W.ACTORS, "Leave the actor out of lists and marks, now and after every analysis."),
    Act("ruling.never", "&Never detect this again…", A, 1, ("N",), "eraser", (N.OPEN,), W.ACTORS, "Take these words for no name in any article."),
    Act("ruling.accept", "This mention is r&ight", A, 2, ("A",), "check", (N.OPEN,), W.DESK, "Keep the name at the cursor with this actor, whatever is found later."),
    Act("ruling.place", "Not this actor: this names…", A, 2, ("W",), "users", (N.OPEN,), W.DESK, "Say whom the selected words, or the name at the cursor, name."),
    Act("ruling.reject", "This is n&o name", A, 2, ("Shift+W",), "x", (N.OPEN,), W.DESK, "Take the words at the cursor for no name."),
    Act("quoting.correct", "Correct &quotation…", A, 3, ("Q",), "quote", (N.OPEN,), W.DESK, "Say who says the selected words, or the quotation at the cursor, and of what kind it is."),
    Act("quoting.join", "&Join: one statement…", A, 3, ("J",), "link-2", (N.OPEN,), W.QUOTES, "Say that the two quotations of an offer, or the chosen one and another, render one statement."),
    Act("quoting.part", "&Part: another statement", A, 3, ("X",), "minus", (N.OPEN,), W.QUOTES, "Take the chosen rendering out of its utterance; of an offer: never offer the two again."),
    Act("quoting.unsaid", "Not a q&uotation", A, 3, ("Del",), "x", (N.OPEN,), W.QUOTES, "Take the chosen quotation, or the one at the cursor, for none."),
    # Briefing
    Act("briefing.new", "&New briefing…", B, 0, ("Ctrl+N",), "file-plus"),
    Act("briefing.open", "&Open briefing…", B, 0, (), "folder-open"),
    Act("briefing.rename", "&Rename briefing…", B, 0, (), "pencil", (N.BRIEFING,)),
    Act("briefing.save_template", "Save as temp&late…", B, 0, (), "copy", (N.BRIEFING,), says="Keep headings and order of this briefing for new ones."),
    Act("pinning.add_section", "Add a &section", B, 1, ("Ctrl+Shift+S",), "plus", (), says="Add a heading at the end of the briefing."),
    Act("writing.text", "&Text and key judgements…", B, 1, ("Ctrl+Shift+B",), "pencil", (N.BRIEFING,), says="Write the bottom line, key judgements with their evidence, and the text of each section."),
    Act("pinning.edit", "&Edit note or heading", B, 1, ("F2",), "pencil", (N.ITEM,), W.BRIEFING),
    Act("writing.pin", "Status, &tags and grades…", B, 1, (), "star", (N.PIN,), says="Say how far you are with the chosen pin, tag it, grade its source and its words."),
    Act("annotating.status_open", "&Open", B, 1, ("1",), "", (N.PIN,), W.BRIEFING, "The chosen pin is still to be looked at.", submenu="Status of the pin"),
    Act("annotating.status_checked", "&Checked", B, 1, ("2",), "", (N.PIN,), W.BRIEFING, "You looked at the chosen pin and it holds.", submenu="Status of the pin"),
    Act("annotating.status_used", "&Used", B, 1, ("3",), "", (N.PIN,), W.BRIEFING, "The chosen pin carries something you wrote.", submenu="Status of the pin"),
    Act("annotating.status_aside", "Set &aside", B, 1, ("4",), "", (N.PIN,), W.BRIEFING, "The chosen pin is kept but not needed.", submenu="Status of the pin"),
    Act("annotating.filter", "&Filter pins…", B, 1, ("F",), "sliders-horizontal", (N.PINS,), W.BRIEFING, "Show all pins, or only those of one status, of one tag, or that need a look."),
    Act("annotating.shorten", "S&horten quote…", B, 1, ("S",), "minus", (N.PIN,), W.BRIEFING, "Leave words of the chosen quote out or put words in brackets; the quote stays provable."),
    Act("pinning.move_up", "Move &up", B, 1, ("Alt+Up",), "arrow-up", (N.PIN,), W.BRIEFING),
    Act("pinning.move_down", "Move &down", B, 1, ("Alt+Down",), "arrow-down", (N.PIN,), W.BRIEFING),
    Act("carrying.move", "&Move to another briefing…", B, 1, ("M",), "arrow-right", (N.PIN,), W.BRIEFING, "Move the chosen pin to another briefing; undo brings it back from there."),
    Act("carrying.copy", "&Copy to another briefing…", B, 1, ("C",), "copy", (N.PIN,), W.BRIEFING, "Copy the chosen pin to another briefing."),
    Act("annotating.compare", "Compare with the newer &version", B, 1, ("V",), "git-compare", (N.NEWER,), W.BRIEFING, "Open the pinned version and the newest one side by side at the words."),
    Act("annotating.uses", "&Where is it used…", B, 1, (), "book-open", (N.ARTICLES,), says="List the briefings that quote the chosen pin's article, or the current one."),
    Act("pinning.show_source", "&Go to the source", B, 1, (), "locate-fixed", (N.PIN,), says="Open the article at the pinned words."),
    Act("pinning.remove", "&Remove from the briefing", B, 1, ("Del",), "trash-2", (N.ITEM,), W.BRIEFING),
    Act("briefing.verify", "&Check all pins", B, 2, (), "shield-check", (N.PINS,), says="Compare every pin with its stored source."),
    Act("verifying.choose", "&Verify a finished briefing…", B, 2, (), "shield-check", says="Check every quote of an exported Word, Markdown or web file; dropping it on the window does the same."),
    Act("verifying.hand_over", "&Hand over with sources…", B, 2, (), "file-down", (N.PINS,), says="Write the briefing with all its sources into one pack for another laptop; dropping a pack on the window opens it."),
    # Help
    Act("window.keys", "&Keys", H, 0, ("F1", "Ctrl+/"), "keyboard", says="All keys on one page."),
    Act("window.palette", "&All commands…", H, 0, ("Ctrl+Shift+P",), "command", says="Find any command by its name."),
    Act("window.log", "Show the &log file", H, 1, (), "file-text"),
    Act("window.updating", "&Update from a file…", H, 1, (), "file-down", says="How to bring a newer Pressfold onto this machine without a network."),
    Act("window.licences", "L&icences", H, 1, (), "book-open", says="What Pressfold is made of, and the terms of each part."),
    Act("window.about", "A&bout Pressfold", H, 1, (), "info", role="about"),
)  # fmt: skip
