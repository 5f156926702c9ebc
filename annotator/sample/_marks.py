"""What is marked in the story, and who is said to have said it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a block (several: one piece each), by the block's key, and the key of the record that they name."""

    key: str
    kind: str
    block: str
    words: str | tuple[str, ...]
    record: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A hop: its role, the keys of its sources, and of the mark that holds its own words."""

    role: str
    sources: tuple[str, ...]
    span: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution: the keys of the claim mark and the cue mark, the gauges, and the chain from the speaker
    on.
    """

    content: str
    cue: str
    chain: tuple[Step, ...]
    quote_type: str = "indirect"
    stance: str = "neutral"
    certainty: str = "certain"
    polarity: str = "positive"
    tense: str = "unspecified"
    said_on: str = ""
    said_words: str = ""
    terms: str = "on_record"
    anonymity: str = ""
    approved_by: str = ""


MARKS = (
    # The headline is a claim of its own, with the writer's distance in its verb.
    Mark("h_claim", "claim", "headline", "Korvia has sent a further 2,500 soldiers to the Sarmatian front", "troops"),
    Mark("h_source", "source", "headline", "Arden", "staff"),
    Mark("h_cue", "cue", "headline", "claims"),
    Mark("h_figure", "figure", "headline", "a further 2,500 soldiers", note="Additional to the first 9,000.",
         tags=("additional",)),
    Mark("s_pact", "entity", "standfirst", "a pact", "accord"),
    Mark("s_capitals", "source", "standfirst", "Drava and Belograd",
         note="Two governments in one phrase: the chain names both records."),
    Mark("cap_drava", "entity", "caption", "Drava", "drava"),
    # The lead.
    Mark("l_claim", "claim", "lead", "Korvia has moved about 2,500 more soldiers to Sarmatia since the beginning of "
        "September", "troops"),
    Mark("l_supplies", "claim", "lead", ("Korvia", "goes on sending shells and rockets across the border"), "supplies"),
    Mark("l_figure", "figure", "lead", "about 2,500 more soldiers", tags=("about", "additional")),
    Mark("l_source", "source", "lead", "Arden’s General Staff", "staff"),
    Mark("l_staff", "entity", "lead", "Arden’s General Staff", "staff"),
    Mark("l_cue", "cue", "lead", "has claimed"),
    Mark("l_korvia", "entity", "lead", "Korvia", "korvia"),
    Mark("l_sarmatia", "entity", "lead", "Sarmatia", "sarmatia"),
    # The spokesman.
    Mark("e_claim", "claim", "estimate", "We put the new contingent at 2,500, sent as replacements over six "
        "weeks", "troops"),
    Mark("e_figure", "figure", "estimate", "2,500", tags=("estimated",)),
    Mark("e_reiss", "source", "estimate", "Colonel Anton Reiss", "reiss"),
    Mark("e_staff", "source", "estimate", "the General Staff", "staff"),
    Mark("e_cue", "cue", "estimate", "told reporters"),
    Mark("e_halmstead", "entity", "estimate", "Halmstead", "halmstead"),
    # Losses and weapons, hedged.
    Mark("lo_claim", "claim", "losses", ("Of some 9,000 Korvian troops who went last winter", ("3,000 are believed to have been killed or "
"wounded")), "losses"),
    Mark("lo_first", "figure", "losses", "some 9,000 Korvian troops", tags=("about", "total")),
    Mark("lo_figure", "figure", "losses", "3,000", note="Of the 9,000, not of the new contingent.", tags=("estimated",)),
    Mark("lo_cue", "cue", "losses", "according to"),
    Mark("lo_source", "source", "losses", "the staff’s written assessment", "assessment"),
    Mark("w_source", "source", "weapons", "The paper", "assessment"),
    Mark("w_cue", "cue", "weapons", "lists"),
    Mark("w_claim", "claim", "weapons", "about 180 towed howitzers", "howitzers"),
    Mark("w_figure", "figure", "weapons", "about 180", tags=("about",)),
    Mark("w_howitzers", "entity", "weapons", "towed howitzers", "howitzers"),
    Mark("w_warns", "cue", "weapons", "warns"),
    Mark("w_increase", "claim", "weapons", ("its figures", "could increase with the course of the fighting"), "increase"),
    # A thought, told by an office; an opinion on background.
    Mark("t_holt", "source", "training", "Defence Minister Maria Holt", "holt"),
    Mark("t_person", "entity", "training", "Maria Holt", "holt"),
    Mark("t_cue", "cue", "training", "believes"),
    Mark("t_claim", "claim", "training", "a third contingent is already being trained", "training"),
    Mark("t_office", "source", "training", "her office", "ministry"),
    Mark("d_source", "source", "diplomat", "A Western diplomat in Halmstead", "diplomat"),
    Mark("d_reason", "note", "diplomat", "who asked not to be named because talks are under way",
         note="Reason for anonymity is given in the copy.", tags=("anonymity",)),
    Mark("d_cue", "cue", "diplomat", "called"),
    Mark("d_claim", "claim", "diplomat", ("the estimate", "in the right range, and probably low"), "range_right"),
    # A state agency relays its leader.
    Mark("tr_source", "source", "trial", "Korvian state media", "telegraph"),
    Mark("tr_cue", "cue", "trial", "reported"),
    Mark("tr_claim", "claim", "trial", "Marshal Osk Velin, the country’s leader, had watched a trial of two new drones that choose their "
        "own targets", "trial"),
    Mark("tr_velin", "entity", "trial", "Marshal Osk Velin", "velin"),
    Mark("tr_drones", "entity", "trial", "two new drones", "drones"),
    Mark("r_claim", "claim", "range", ("The larger one can", ("follow columns on land and ships at sea for thirty "
"hours")), "endurance"),
    Mark("r_figure", "figure", "range", "thirty hours"),
    Mark("r_cue", "cue", "range", "said"),
    Mark("r_source", "source", "range", "the Korvian State Telegraph (KST)", "telegraph"),
    Mark("p_velin", "source", "praise", "Velin", "velin"),
    Mark("p_cue", "cue", "praise", "praised"),
    Mark("p_claim", "claim", "praise", "the eyes and the fist of the army", "praise"),
    Mark("p_approved", "cue", "praise", "approved"),
    Mark("p_plan", "claim", "praise", "a plan to double their production", "production"),
    Mark("p_kst", "source", "praise", "KST", "telegraph"),
    Mark("p_when", "note", "praise", "did not say when", note="Ask Meridian whether KST gave a date "
        "elsewhere."),
    Mark("pi_map", "source", "pictures", "the Open Map Project, a group of volunteer analysts", "open_map"),
    Mark("pi_cue", "cue", "pictures", "reveal"),
    Mark("pi_claim", "claim", "pictures", "rows of new barracks near the border town of Lissa", "barracks"),
    Mark("pi_lissa", "entity", "pictures", "Lissa", "lissa"),
    # Two governments have confirmed nothing; their ambassador denies.
    Mark("si_drava", "source", "silence", "Drava", "korvia"),
    Mark("si_belograd", "source", "silence", "Belograd", "sarmatia"),
    Mark("si_cue", "cue", "silence", ("Neither", "has confirmed")),
    Mark("si_claim", "claim", "silence", "Korvian soldiers are fighting in the war", "fighting"),
    Mark("si_war", "entity", "silence", "the war", "war"),
    Mark("si_dunin", "source", "silence", "Sarmatia’s ambassador to Arden, Pavel Dunin", "dunin"),
    Mark("si_arden", "entity", "silence", "Arden", "arden"),
    Mark("si_denied", "cue", "silence", "denied"),
    Mark("si_it", "claim", "silence", "the deployment", "fighting"),
    Mark("a_accord", "entity", "treaty", "the Drava Accord", "accord"),
    Mark("a_borodan", "entity", "treaty", "Ilya Borodan", "borodan"),
    # A report of a report of a remark.
    Mark("o_claim", "claim", "officer", "They arrive without maps and leave without names", "without_names"),
    Mark("o_source", "source", "officer", "a Sarmatian officer", "officer"),
    Mark("o_cue", "cue", "officer", "told"),
    Mark("o_utro", "source", "officer", "the Belograd daily Utro", "utro"),
    Mark("o_meridian", "source", "officer", "Meridian", "meridian"),
    Mark("o_belograd", "entity", "officer", "Belograd", "belograd"),
    Mark("c_wire", "source", "credit", "Meridian Press", "meridian"),
)  # fmt: skip

_STAFF = Step("originator", ("staff",), "l_source")

ATTRIBUTIONS = (
    Told("h_claim", "h_cue", (Step("originator", ("staff",), "h_source"),), stance="distancing", certainty="probable"),
    Told("l_claim", "l_cue", (_STAFF,), stance="distancing", certainty="probable"),
    Told("l_supplies", "l_cue", (_STAFF,), stance="distancing"),
    Told("e_claim", "e_cue", (Step("originator", ("staff",), "e_staff"), Step("spokesperson", ("reiss",), "e_reiss")),
         quote_type="direct", certainty="probable", said_on="2025-10-14", said_words="on Tuesday"),
    Told("lo_claim", "lo_cue", (Step("originator", ("staff",)), Step("carrier", ("assessment",), "lo_source")),
         certainty="probable"),
    Told("w_claim", "w_cue", (Step("originator", ("staff",)), Step("carrier", ("assessment",), "w_source")),
         quote_type="mixed", certainty="probable"),
    Told("w_increase", "w_warns", (Step("originator", ("staff",)), Step("carrier", ("assessment",), "w_source")),
         quote_type="mixed", certainty="possible", tense="future"),
    Told("t_claim", "t_cue", (Step("originator", ("holt",), "t_holt"), Step("spokesperson", ("ministry",), "t_office")),
         quote_type="thought", certainty="probable"),
    Told("d_claim", "d_cue", (Step("originator", ("diplomat",), "d_source"),),
         quote_type="mixed", certainty="probable", terms="background",
         anonymity="Talks between the governments are under way.", approved_by="Ruth Adeyemi, news editor"),
    Told("tr_claim", "tr_cue", (Step("originator", ("telegraph",), "tr_source"),)),
    Told("r_claim", "r_cue", (Step("originator", ("telegraph",), "r_source"),), quote_type="mixed"),
    Told("p_claim", "p_cue", (Step("originator", ("velin",), "p_velin"), Step("relay", ("telegraph",), "p_kst")),
         quote_type="mixed"),
    Told("p_plan", "p_approved", (Step("originator", ("velin",), "p_velin"), Step("relay", ("telegraph",), "p_kst"))),
    Told("pi_claim", "pi_cue", (Step("originator", ("open_map",), "pi_map"),), stance="endorsing"),
    # A joint silence: both at one hop. Neither says yes or no.
    Told("si_claim", "si_cue", (Step("originator", ("korvia", "sarmatia"), "si_drava"),),
         certainty="underspecified", polarity="unknown"),
    Told("si_it", "si_denied", (Step("originator", ("sarmatia",)), Step("spokesperson", ("dunin",), "si_dunin")),
         polarity="negative"),
    Told("o_claim", "o_cue", (Step("originator", ("officer",), "o_source"), Step("relay", ("utro",), "o_utro"),
                              Step("carrier", ("meridian",), "o_meridian")),
         quote_type="direct", terms="background",
         anonymity="Would face punishment for speaking to the press.", approved_by="Ruth Adeyemi, news editor"),
)  # fmt: skip
