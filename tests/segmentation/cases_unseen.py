"""Wire copy of all sorts, written when the rules were done: how they do on what they weren't made for."""

CASES = (
    (
        "The Joint Chiefs said Thursday that 3,000 more were sent in Jan. and Feb. of this year. |The U.S. "
        "had "
        "no comment."
    ),
    (
        "“It could increase,” Lt. Gen. Roe told reporters in Halmstead, Norland. |“We are watching.” |He "
        "took "
        "no questions."
    ),
    (
        "About 4,000 of the 11,000 are believed killed or wounded, the J.C.S. said. |Neither Drava nor "
        "Belograd "
        "has confirmed."
    ),
    "Mr. Hale, 62, of St. Anna, N.Y., died at 6:15 p.m. |He is survived by a wife.",
    "“Did you fire?” Judge Ann M. Roe asked him. |“Yes.” |The room fell silent.",
    (
        "Shares of Poe Holdings Inc. fell 3.4% to $12.50. |Analysts at Day & Co. cut it to “sell.” |Others "
        "may "
        "follow."
    ),
    "The vote was 52-48, with Sens. Hale, R-Va., and Lund, D-Minn., absent. |A second vote is due Jan. 9.",
    "Is this the end? |Not yet, says Dr. Ray. |“We have just begun!”",
    "Police arrested two men, ages 19 and 24. |A third, 31, fled. |No one was hurt.",
    "The treaty (signed in Geneva in 1949; see Art. 3) says otherwise. |Drava has not signed.",
    "He wrote on X: “Enough is enough!!! |We leave at dawn.” |The post was deleted.",
    "Sources: Reuters, AP, etc.",
    "The 7.8-magnitude quake hit at 4:17 a.m. local time, the U.S.G.S. said. |At least 12 people died.",
    "“I have never met Mr. Roe,” she said. |“Ever.” |Then she left for the U.K.",
    "North Korea’s state news agency, K.C.N.A., said Mr. Kim watched. |It did not say when.",
    "Roe (D-Calif.) and Hale (R-Tex.) agreed. |The White House did not.",
    "They sell guns, i.e. rifles, to anyone. |“Who cares?” said one dealer.",
    "The plant, built by Norland Power Co. in 1972, is shut. |It will stay shut.",
    "The score: 3-1. |The crowd: 40,000. |The mood: grim.",
    "At No. 10, aides said nothing. |At No. 11, they said less.",
    "“What do you want?” the officer asked. |“Money,” he said. |“How much?” |“All of it.”",
    "Capt. Ames’ ship sank in 1944. |All 212 aboard, incl. Lt. Day, died.",
    (
        "HALMSTEAD, Norland (Meridian) — Arden said on Tuesday 2,500 more had gone. |The claim could not be "
        "verified."
    ),
    "The drones — some Russian, some not — fell near St. Ives. |None went off.",
    "See Fig. 2 and Table 3. |Source: Norland Statistics.",
    "He served in World War II. |His son served in Vietnam.",
    "“That is false.” |Gen. Roe’s spokesman declined to say more.",
    "It was, he said, “a mistake.” |She called it “a crime”. |Nobody called it an accident.",
    "In the 1st Qtr. sales rose. |In the 2nd they fell.",
    "The court in Roe v. Day ruled 5-4. |Justice E. Hale dissented.",
    "The company’s chief, Wm. Poe, resigned on Fri. evening. |His deputy stays.",
    "“Why now?” one aide wondered. |“Because we can.”",
    "Twelve died. |Forty-one are missing. |“We pray,” said Fr. Murphy.",
    "The so-called “Dr. Doom” was wrong. |Again.",
    "Call 555-0100 or visit norland.example. |Lines close at 5 p.m.",
    "He got 3 yrs. in jail. |She got 5.",
    "Lund, who lives in Washington, D.C., denied it. |So did his wife.",
    "“The U.S. and the E.U. must act,” he said. |“If not, China will.”",
    "The film “Who Goes There?” won. |“Run!” came second.",
    "Prices rose 0.3% in Sept. after a 0.1% fall in Aug. |Economists had seen 0.2%.",
    "It is 3 p.m. |Do you know where your army is?",
    "The army’s Maj. Lee said: “No comment.” |The navy’s Adm. Day hung up.",
    "They met in the Hotel St. Georges. |Nothing came of it.",
    "Mr. Hale said he “would not go... not now, not ever.” |He went.",
    "Norland’s P.M. said so. |Her deputy agreed.",
    "Kim Jr. and Lee Sr. were there. |Mrs. Day was late.",
    "“Stop it!” Mrs. Day said. |They stopped.",
    "(AP Photo/J. Roe)",
    "Updated Jan. 3, 2025, at 9:02 a.m. ET",
    "The army says it lost 12 men. |Drava says 1,200. |Who is right?",
)
