"""How far words hold a statement away from plain fact, in four languages.

Plain fact is 0. "Said" is a step away from it, a guess two, and what the writer distances himself from three;
"certainly" is a step beyond. "_" joins words. A word that only one language has counts in all: texts quote
others, and languages are often not recorded. Words that another language writes alike, but means otherwise,
are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

# Words that attribute, by how far they keep what is said from being told as fact.
SAYING: Mapping[float, str] = {
    -0.5: """
        confirmed confirms confirm confirming revealed reveals reveal showed shows show shown proved
        proves prove proven admitted admits admit acknowledged acknowledges acknowledge conceded concedes
        concede disclosed discloses disclose established establishes demonstrated demonstrates verified
        verifies found finds noted notes pointed_out recognised recognized documented documents knew knows
        know evidence_shows bestätigte bestätigt bestätigten bestätigen räumte_ein räumt_ein gab_zu
        gibt_zu enthüllte enthüllt belegte belegt belegen wies_nach bewies beweist beweisen zeigte zeigt
        zeigen stellte_fest stellt_fest confirmé confirme confirment révélé révèle révèlent prouvé prouve
        prouvent reconnu reconnaît admis admet démontré démontre montré montre montrent constaté constate
        établi confirmó confirma confirmaron confirman reveló revela revelaron demostró demuestra probó
        prueba reconoció reconoce admitió admite mostró muestra constató constata
    """,
    -1: """
        said says say told tells tell announced announces announce stated states state reported reports
        report added adds declared declares declare according_to wrote writes informed informs explained
        explains quoted_as_saying in_a_statement sagte sagt sagten sagen erklärte erklärt erklärten
        erklären teilte_mit teilt_mit teilten_mit berichtete berichtet berichteten berichten hieß_es laut
        zufolge nach_angaben gab_bekannt gibt_bekannt kündigte_an kündigt_an äußerte meldete meldet
        meldeten melden schrieb schreibt a_dit ont_dit dit disent déclaré déclare déclarent annoncé
        annonce annoncent indiqué indique indiquent rapporté rapporte rapportent selon d'après d’après
        précisé précise expliqué explique a_fait_savoir dijo dice dijeron dicen declaró declara declararon
        anunció anuncia anunciaron informó informa informaron según señaló señala señalaron explicó
        explica indicó indica manifestó comunicó de_acuerdo_con
    """,
    -2: """
        suggested suggests suggest indicated indicates indicate believed believes believe estimated
        estimates estimate expected expects expect thought thinks think argued argues argue insisted
        insists insist maintained maintains maintain asserted asserts assert warned warns warn feared
        fears fear predicted predicts predict implied implies imply hinted hints hint suspected suspects
        suspect assumed assumes assume speculated speculates hopes hoped vermutete vermutet vermuten
        glaubte glaubt glauben schätzte schätzt schätzen meinte meint beteuerte beteuert versicherte
        versichert betonte betont warnte warnt deutete_an deutet_an rechnete rechnet befürchtete
        befürchtet erwartete erwartet nahm_an geht_davon_aus ging_davon_aus suggéré suggère estimé estime
        estiment pense pensent croit croient affirmé affirme affirment assuré assure assurent soutenu
        soutient soutiennent laissé_entendre laisse_entendre craint craignent soupçonne sugirió sugiere
        cree creen creía estimó estima estiman piensa piensan afirmó afirma afirmaron afirman aseguró
        asegura aseguraron sostuvo sostiene sostienen insistió insiste teme temen sospecha sospechan
        considera consideran
    """,
    -3: """
        claimed claims claim alleged alleges allege purported purports purport contended contends contend
        professed professes would_have_us_believe accused accuses behauptete behauptet behaupteten
        behaupten gab_vor gibt_vor unterstellte unterstellt will_wissen prétendu prétend prétendent
        allègue allégué se_targue alegó alega alegan pretende pretenden presume
    """,
}
# Words that say how sure it is, without saying who says so.
HEDGING: Mapping[float, str] = {
    1: """
        certainly definitely undoubtedly clearly beyond_doubt without_doubt no_doubt for_certain obviously
        indisputably conclusively evidently zweifellos eindeutig sicherlich fraglos ohne_zweifel definitiv
        nachweislich certainement sans_aucun_doute assurément incontestablement clairement sans_conteste
        sin_duda indudablemente ciertamente claramente definitivamente
    """,
    -0.5: """
        nearly almost close_to just_under just_over knapp fast presque casi
    """,
    -1: """
        probably likely would should about around roughly approximately some circa up_to as_many_as mostly
        largely in_part partly expected_to set_to presumably wahrscheinlich dürfte dürften wohl würde
        würden rund etwa ungefähr bis_zu voraussichtlich teilweise probablement vraisemblablement environ
        devrait devraient jusqu'à jusqu’à quelque à_peu_près sans_doute probablemente unos unas
        alrededor_de cerca_de aproximadamente hasta debería deberían
    """,
    -2: """
        may might could can possibly perhaps maybe potentially reportedly apparently seemingly seems seem
        seemed appears appear appeared an_estimated understood_to thought_to rumored rumoured
        believed_to_be tentatively it_is_possible in_theory conceivably könnte könnten möglicherweise
        vielleicht eventuell offenbar anscheinend scheinbar scheint scheinen vermutlich schätzungsweise
        womöglich kann können dem_vernehmen_nach mag pourrait pourraient peut-être peut peuvent
        possiblement apparemment semble semblent éventuellement il_est_possible semblerait podría podrían
        puede pueden quizá quizás tal_vez posiblemente aparentemente al_parecer parece parecen a_lo_mejor
        acaso
    """,
    -3: """
        allegedly purportedly supposedly ostensibly so-called unconfirmed unverified unsubstantiated
        disputed without_evidence not_confirmed not_verified not_been_confirmed not_been_verified
        could_not_be_verified not_independently doubtful rumours rumors suspected_of it_is_unclear_whether
        not_clear_whether angeblich mutmaßlich mutmaßliche mutmaßlichen soll sollen unbestätigt
        unbestätigten unbestätigte sogenannte sogenannten ohne_beleg nicht_bestätigt ohne_belege
        unklar_ist_ob prétendument présumé présumée présumés aurait auraient serait seraient soi-disant
        non_confirmé non_confirmée non_confirmés sans_preuve non_vérifié presuntamente supuestamente
        presunto presunta presuntos supuesto supuesta habría habrían sería serían sin_confirmar
        no_confirmado no_confirmada sin_pruebas dudoso
    """,
}


def phrases(table: Mapping[float, str]) -> Iterator[tuple[tuple[str, ...], float]]:
    """Yield the phrases of a table as words, each with its weight."""
    for weight, listed in table.items():
        for phrase in listed.split():
            yield tuple(phrase.casefold().split("_")), weight
