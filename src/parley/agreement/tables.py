"""The tables of an agreement's file, one for each kind of thing in it."""

from parley.agreement import agreement, phase, proposal, provision
from parley.agreement.fields import Field, ListOf, OneOf, Pairs, Raw, Ref, Section, Table
from parley.agreement.forms import (
    ACT,
    AMOUNT,
    CLAUSES,
    CONDITION,
    CONSTRAINT,
    DURATION,
    MARGIN,
    PARTIES,
    PARTY,
    SOURCES,
    TELLER,
    TEXT,
    TIME,
    WHOLE,
    YES_NO,
)
from parley.party import Capacity, Party

_BASIS = Field("basis", OneOf(provision.Basis), "whether the source states it, implies it, or the modeller adds it")
_SOURCES = Field("sources", SOURCES, "the sources that it rests on")
_NOTE = Field("note", TEXT, "a remark; nothing is worked out from it")
_CLAUSE = Field("clause", TEXT, "the article and number in the text")
_IMPLIED = Field("implied", ListOf(TEXT), "keys of this clause that its source only implies")
_MODELLED = Field("modelled", ListOf(TEXT), "keys of this clause that the modeller adds")
_TITLE = Field("title", TEXT, "its name in plain words")
_ORIGIN = (_BASIS, _SOURCES, _NOTE)

SOURCE = Table("source", agreement.Source, (
    _TITLE,
    Field("outlet", TEXT, "who published it"),
    Field("file", TEXT, "the file that holds it"),
    Field("url", TEXT, "its address"),
    Field("dated", TIME, "its day"),
    Field("dated_basis", TEXT, "stated, inferred or unknown"),
    Field("relays", TEXT, "the outlet or agency that it repeats"),
    _NOTE,
), bare="title")  # fmt: skip

PARTY_TABLE = Table("party", Party, (
    Field("name", TEXT, "its neutral name on every page"),
    Field("role", ListOf(OneOf(Capacity)), "party, mediator, guarantor, facilitator, patron or outside", "capacities"),
    Field("also", ListOf(TEXT), "other names it goes by", "aliases"),
), bare="name")  # fmt: skip

DOCUMENT = Table("document", agreement.Document, (
    _TITLE,
    Field("seen", YES_NO, "whether the modeller has read it"),
    _SOURCES,
    _NOTE,
), bare="title")  # fmt: skip

TERM = Table("term", agreement.Term, (
    Field("means", TEXT, "its definition; leave it out where nobody defines it"),
    Field("used_by", PARTIES, "who uses the word"),
    *_ORIGIN,
), bare="means")  # fmt: skip

BASELINE = Table("baseline", agreement.Baseline, (
    Field("value", AMOUNT, "the number that others are counted from", required=True),
    Field("measured_by", TEXT, "whose statistics"),
    *_ORIGIN,
), bare="value")  # fmt: skip

COUNT = Table("count", agreement.Count, (
    Field("at", TIME, "the day of the count", required=True),
    Field("total", AMOUNT, "how many in all"),
    Field("kinds", Pairs(AMOUNT), "how many of each kind"),
    Field("counted_by", TELLER, "whose count it is"),
    Field("opening", YES_NO, "yes where it is the stock as the agreement begins"),
    *_ORIGIN,
))  # fmt: skip

STOCK = Table("stock", agreement.Stock, (
    _TITLE,
    Field("holder", PARTIES, "who holds it"),
    Field("kinds", ListOf(TEXT), "its kinds: living, dead"),
    Field("counts", ListOf(COUNT), "how many there are, each count being one account's"),
    _NOTE,
))  # fmt: skip

REBASING = Table("rebasing", phase.Rebasing, (
    Field("to", TIME, "the day it was moved to", required=True),
    Field("told", TIME, "since when this holds"),
    _SOURCES,
    _NOTE,
), bare="to")  # fmt: skip

DAY = Table("day", phase.NamedDay, (
    Field("on", TIME, "when it is", required=True),
    Field("rebased", ListOf(REBASING), "later days that it was moved to; the last one counts"),
    *_ORIGIN,
), bare="on")  # fmt: skip

EARNED = Table("earned", phase.Earned, (
    Field("per", AMOUNT, "for every so many", required=True),
    Field("of", Ref(("provisions",)), "of this provision", required=True),
    Field("adds", DURATION, "the phase grows by this", required=True),
))  # fmt: skip

EXTENSION = Table("extension", phase.Extension, (
    Field("by", PARTIES, "who has to agree to it, all together"),
    Field("length", DURATION, "how long each extension is; leave it out where they agree it each time"),
    Field("times", WHOLE, "how often at most"),
    Field("earned", EARNED, "what extends it by being counted"),
))  # fmt: skip

RENEWAL = Table("renewal", phase.Renewal, (
    Field("length", DURATION, "how long each renewal is", required=True),
    Field("unless", CONDITION, "what stops it"),
    Field("times", WHOLE, "how often at most"),
), bare="length")  # fmt: skip

PHASE = Table("phase", phase.Phase, (
    _TITLE,
    Field("after", ListOf(Ref(("phases",))), "the phases that come before it"),
    Field("enters_when", CONDITION, "what has to hold for it to begin"),
    Field("starts", TIME, "when it begins"),
    Field("lasts", DURATION, "its length"),
    Field("until", TIME, "its last day, instead of a length"),
    Field("continues_while", CONDITION, "it goes on beyond its last day while this holds"),
    Field("ends_when", CONDITION, "it ends before its last day where this holds"),
    Field("extension", EXTENSION, "who may extend it, or what does"),
    Field("fixed", YES_NO, "yes where it may not be extended"),
    Field("renews", RENEWAL, "it begins anew when it ends"),
    Field("fallback", ListOf(Ref(("phases", "provisions"))), "what opens if it fails"),
    Field("settled", YES_NO, "no where its content is still open"),
    _CLAUSE, _BASIS, _IMPLIED, _MODELLED, _SOURCES, _NOTE,
))  # fmt: skip

PROCESS = Table("process", phase.Process, (
    Field("kind", TEXT, "negotiation, vote, inquiry, …"),
    Field("mode", TEXT, "direct or indirect"),
    Field("between", PARTIES, "whose consent makes what it yields agreed"),
    Field("via", PARTIES, "through whom"),
    Field("about", TEXT, "its matter"),
    Field("yields", ListOf(TEXT), "what it brings about, by ids that conditions may name"),
    Field("begins", TIME, "when it is to begin"),
    Field("ends", TIME, "when it is to end"),
    *_ORIGIN,
))  # fmt: skip

WHAT = Table("what", provision.What, (
    Field("stock", Ref(("stocks",)), "the stock that it comes out of"),
    Field("kind", TEXT, "one of the stock's kinds"),
    Field("quantity", AMOUNT, "how much"),
    Field("measured_by", TEXT, "whose count or statistics"),
), bare="quantity")  # fmt: skip

TRANCHE = Table("tranche", provision.Tranche, (
    Field("id", TEXT, "its name, for conditions: done(release.first)", required=True),
    Field("quantity", AMOUNT, "how much of it"),
    Field("kind", TEXT, "of which kind"),
    Field("from", TIME, "not before", "opens"),
    Field("due", TIME, "its last day"),
    Field("when", CONDITION, "what has to hold first"),
    *_ORIGIN,
))  # fmt: skip

PROVISION = Table("provision", provision.Provision, (
    Field("kind", OneOf(provision.Kind), "what kind of clause it is", required=True),
    Field("by", PARTIES, "who bears it"),
    Field("to", PARTIES, "to whom it is owed"),
    Field("jointly", YES_NO, "yes where they bear it together"),
    Field("act", ACT, "what is to be done: a verb and its objects"),
    Field("what", WHAT, "how much of what"),
    Field("when", CONDITION, "what has to hold for it to bind"),
    Field("from", TIME, "not before", "opens"),
    Field("due", TIME, "its last day"),
    Field("during", Ref(("phases",)), "the phase in which it binds"),
    Field("lasts", DURATION, "for how long"),
    Field("while", CONDITION, "it binds only as long as this holds", "as_long_as"),
    Field("unless", CONDITION, "it does not bind where this holds"),
    Field("tranches", ListOf(TRANCHE), "its parts, each due on a day"),
    Field("through", PARTIES, "who carries it out or facilitates it"),
    Field("verified_by", PARTIES, "who verifies it"),
    Field("guarantors", PARTIES, "who vouches for it"),
    Field("remedy", ListOf(Ref(("provisions",))), "what opens once it is past due"),
    Field("overrides", CLAUSES, "the clauses that it goes before"),
    Field("place", TEXT, "the zone it is about"),
    Field("binding", YES_NO, "no where it is only talked about"),
    Field("settled", YES_NO, "no where its content is still open"),
    _CLAUSE, _BASIS, _IMPLIED, _MODELLED, _SOURCES, _NOTE,
))  # fmt: skip

EXCHANGE = Table("exchange", provision.Exchange, (
    Field("give", Ref(("provisions",)), "one leg", required=True),
    Field("take", Ref(("provisions",)), "the other leg; leave it out where none is told"),
    Field("rates", Pairs(AMOUNT), "how many are taken for each one given, by kind; any stands for all kinds"),
    Field("order", OneOf(provision.Order), "which leg comes first"),
    _CLAUSE, *_ORIGIN,
))  # fmt: skip

READING = Table("reading", proposal.Reading, (
    Field("of", TEXT, "the path of what is read: phases.term.lasts", required=True),
    Field("holds", Raw("node"), "what stands there in this reading", required=True),
    Field("owners", ListOf(TELLER), "whose reading it is", ),
    *_ORIGIN,
))  # fmt: skip

STEP = Table("step", proposal.Step, (
    Field("stage", OneOf(proposal.Stage), "how far it came", required=True),
    Field("by", PARTIES, "who did that"),
    Field("on", TIME, "when"),
    Field("told_by", TELLER, "who tells it"),
    _SOURCES, _NOTE,
), bare="stage")  # fmt: skip

PROPOSAL = Table("proposal", proposal.Proposal, (
    _TITLE,
    Field("by", PARTIES, "whose proposal it is"),
    Field("to", PARTIES, "to whom it is made"),
    Field("via", PARTIES, "who conveys it"),
    Field("told_by", TELLER, "who tells it"),
    Field("tells", TEXT, "a word shared by tellings that may be one proposal"),
    Field("answers", TEXT, "the proposal that it answers"),
    Field("base", TEXT, "the agreement that it would change; none where it stands alone"),
    Field("package", YES_NO, "yes for all of it or nothing"),
    Field("change", Raw("paths"), "paths and what would stand there"),
    Field("remove", ListOf(TEXT), "paths of what would go"),
    Field("add", Raw("branch"), "sections with what would be added"),
    Field("constraints", ListOf(CONSTRAINT), "what its variables have to satisfy"),
    Field("status", ListOf(STEP), "how far it has come, step by step"),
    *_ORIGIN,
))  # fmt: skip

POSITION = Table("position", proposal.Position, (
    Field("holder", PARTY, "who is told to hold it", required=True),
    Field("told_by", TELLER, "who tells it"),
    Field("needs", ListOf(TEXT), "what has to come about"),
    Field("excludes", ListOf(TEXT), "what may not come about"),
    Field("for", ListOf(TEXT), "what it gives only in return for its needs", "needs_for"),
    Field("before", Pairs(TEXT), "what has to come before what"),
    Field("limits", ListOf(CONSTRAINT), "numbers that it insists on, over the quantities of provisions"),
    Field("all_or_nothing", YES_NO, "yes where it takes all of its needs or no proposal"),
    Field("since", TIME, "since when it is told to hold it"),
    *_ORIGIN,
))  # fmt: skip

AGREEMENT = Table("agreement", agreement.Agreement, (
    Field("accord", TEXT, "the version of this format: 1", "", required=True),
    Field("id", TEXT, "its id", required=True),
    _TITLE,
    Field("kind", TEXT, "ceasefire, strike, trade, …"),
    Field("base", TEXT, "for a file of proposals: the id of the agreement that they would change"),
    Field("zone", TEXT, "the time zone of its days: Europe/Kyiv"),
    Field("day_count", OneOf(agreement.DayCount), "inclusive: the first day is day 1; exclusive: the day after is"),
    Field("month_end", OneOf(agreement.MonthEnd), "31 January and one month: down to 28 February, or up to 1 March"),
    Field("about", MARGIN, "how far about may be off where the source gives no margin", "margin"),
    Field("amended_by", TEXT, "how it may be changed"),
    Field("sources", Section(SOURCE), "the texts that clauses rest on"),
    Field("parties", Section(PARTY_TABLE), "who takes part"),
    Field("opposed", ListOf(PARTIES), "sides that are opposed, two by two"),
    Field("verifiers", PARTIES, "whose word settles what happened"),
    Field("units", ListOf(TEXT), "units of its own: trucks"),
    Field("documents", Section(DOCUMENT), "texts that it refers to"),
    Field("terms", Section(TERM), "words used as terms of art"),
    Field("baselines", Section(BASELINE), "numbers that others are counted from"),
    Field("stocks", Section(STOCK), "what is held and may be given up"),
    Field("days", Section(DAY), "days that others are counted from"),
    Field("phases", Section(PHASE), "stretches of its life"),
    Field("processes", Section(PROCESS), "talks, votes, inquiries"),
    Field("provisions", Section(PROVISION), "what binds whom"),
    Field("exchanges", Section(EXCHANGE), "one leg for another"),
    Field("readings", Section(READING), "other ways to read a clause, and whose they are"),
    Field("proposals", Section(PROPOSAL), "what would change it"),
    Field("positions", Section(POSITION), "what parties are told to hold"),
))  # fmt: skip
