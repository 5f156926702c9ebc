"""Text as it is copied from web pages and PDFs: run together, or cut at the ends of lines. With the
language's tag.
"""

TOGETHER = (
    ("en", "The war ended.|The troops left."),
    ("en", "He said no.|She left.|They stayed."),
    ("en", "“We go.”|She left."),
    ("en", '"We go."|She left. |"They stay."|He left.'),
    ("en", 'He left.|"We go," she said.'),
    ("en", "He left.|“We go,” she said."),
    ("en", "Is it over?|Yes.|No!|Really."),
    ("en", "In 2024.|The rest is due."),
    ("en", "It ended.[1]|The troops left."),
    ("en", "(It ended.)|The troops left."),
    ("en", "She met Tom in Oslo.|He left."),
    ("en", "It cost $3.5.|The rest is due."),
    ("de", "Das ist das Ende.|Die Truppen gingen."),
    ("de", "„Ich bleibe.“|Sie ging."),
    ("fr", "C’est la fin.|Les troupes partirent."),
    ("es", "Es el fin.|Las tropas se fueron.|¿Por qué?|¡Nadie!"),
    ("ru", "Он ушёл.|Она осталась."),
    ("ar", "قال ذلك.|وأضاف غيره."),
    ("he", "הוא הלך.|היא נשארה."),
    ("ko", "끝났다.|그는 떠났다."),
)
WHOLE = (
    ("en", "See www.example.com/The.News and Node.js. |He left."),
    ("en", "Mail maria.Holt@example.org or ASP.NET now. |He left."),
    ("en", "Booking.Com and report.PDF are names. |He left."),
    ("en", "The U.S.Army and J.K.Rowling left. |He stayed."),
    ("en", "Version 3.5.Beta is out. |He left."),
    ("en", "Mr.Holt and Dr.Berg left. |He stayed."),
    ("en", "J. R. R. Tolkien and J. A. Day left. |He stayed."),
    ("en", "Mr. and Mrs. Holt, of Washington, D.C., met No. 5 at 10 a.m. on Jan. 5. |They left."),
    ("de", "An der Hauptstr. 5 am Hbf. Köln wohnt er. |Sie nicht."),
    ("es", "El Dr. Cruz y la Dra. Day viven en la Av. Mayor 5. |El art. 6 lo dice."),
    ("fr", "M. J.-P. Dupont partit, p. ex. hier. |Il revint."),
    ("ru", "Г-н А. С. Пушкин жил на ул. Ленина, д. 5, кв. 6 в Москве."),
    ("cs", "Dne 5. března přišel pan Ing. Novák. |Pak odešel."),
    ("hi", "डॉ. राम आए। |वे श्री. मोहन हैं।"),
)
WRAPPED = (
    ("en", "The ministry confirmed on Friday that the port in\nHalmstead was closed. |Ships waited outside."),
    (
        "en",
        "The ministry said the deal was worth about\n3,000 million dollars and would be signed on\nFriday.",
    ),
    ("en", "The ministry said that it had sent 3,000 sol-\ndiers to the border. |They left."),
    ("en", "The army said on Friday it was ready, Gen.\nLee told reporters in the capital on Monday."),
    ("en", "The ministry said that the port would be closed.\n|Ships waited outside the harbour."),
    (
        "en",
        (
            "The ministry confirmed late on Friday evening that\nMaria Holt had been at sea and that the "
            "harbour of\n"
            "Halmstead was closed to every ship from Norland.\n|Tom Berg waited outside."
        ),
    ),
    ("en", "Norland claims that more troops were sent to Drava\n|Belograd denies it"),
    ("en", "Name: Maria Holt of the Harbour Times, a newspaper\n|Role: editor"),
    ("de", "Die Ministerin sagte am Freitag, der Hafen sei für die\nSchiffe geschlossen. |Sie warteten."),
)
CASES = (*TOGETHER, *WHOLE, *WRAPPED)
