"""Softenings and hardenings as editors make them: the sentence before and after. Those of the second list are
the same the other way round.
"""

ENGLISH = """
The army said the bridge had been blown up.|The army claimed the bridge had been blown up.
The minister knew of the plan.|The minister may have known of the plan.
Troops crossed the river on Monday.|Troops reportedly crossed the river on Monday.
The bank confirmed the loss.|The bank suggested there was a loss.
The mine will close in June.|The mine could close in June.
The company paid the bribe.|The company allegedly paid the bribe.
Officials said 40 people died.|Officials believe 40 people died.
The report found that the dam was unsafe.|The report alleged that the dam was unsafe.
The drone came from Korvia.|The drone apparently came from Korvia.
The fire was started by lightning.|The fire was probably started by lightning.
Police announced that two men were held.|Police indicated that two men were held.
Prices rose by 5 percent, the office said.|Prices rose by about 5 percent, the office said.
The general admitted the retreat.|The general is thought to have ordered the retreat.
The leaked memo shows that he lied.|The leaked memo purports that he lied.
The virus spread from the market.|The virus possibly spread from the market.
The union stated that talks had failed.|The union contended that talks had failed.
The senator took the money.|The senator is accused of taking the money, prosecutors alleged.
Both sides confirmed the truce.|Both sides are expected to keep the truce.
The ship was sunk by a missile.|The ship was supposedly sunk by a missile.
The inspector noted cracks in the wall.|The inspector feared cracks in the wall.
The talks have been called off.|The talks might have been called off.
The agency reported the launch.|The agency speculates about the launch.
He was killed in the raid.|He was believed to be killed in the raid.
The attack was carried out by rebels.|The attack was carried out by rebels, says an unconfirmed account.
The embassy revealed the names.|The embassy hinted at the names.
The tax is certainly legal.|The tax is legal, lawyers say.
The result is clearly wrong.|The result seems wrong.
The mayor declared the strike over.|The mayor hopes the strike is over.
The plant leaked acid for days.|The plant perhaps leaked acid for days.
Investigators established the cause.|Investigators suspect the cause.
"""

GERMAN = """
Die Armee sagte, die Brücke sei zerstört.|Die Armee behauptete, die Brücke sei zerstört.
Die Truppen haben den Fluss überquert.|Die Truppen sollen den Fluss überquert haben.
Der Minister wusste von dem Plan.|Der Minister könnte von dem Plan gewusst haben.
Die Firma zahlte das Geld.|Die Firma zahlte angeblich das Geld.
Das Amt bestätigte den Verlust.|Das Amt vermutet einen Verlust.
Der Brand wurde gelegt.|Der Brand wurde vermutlich gelegt.
Die Behörde teilte mit, zwei Männer seien in Haft.|Die Behörde deutete an, zwei Männer seien in Haft.
Der Täter ist geflohen.|Der mutmaßliche Täter ist geflohen.
Die Preise stiegen um 5 Prozent.|Die Preise stiegen um etwa 5 Prozent.
Der Bericht belegt den Schaden.|Der Bericht behauptet, es gebe einen Schaden.
Das Werk wird geschlossen.|Das Werk dürfte geschlossen werden.
Der General räumte den Rückzug ein, er gab zu, dass er ihn befahl.|Der General schätzt den Rückzug ein.
Die Gespräche sind gescheitert.|Die Gespräche sind offenbar gescheitert.
Die Wahl war eindeutig gefälscht.|Die Wahl war möglicherweise gefälscht.
Laut Polizei gab es Tote.|Die Polizei befürchtet Tote.
"""

FRENCH = """
L'armée a dit que le pont était détruit.|L'armée prétend que le pont était détruit.
Le ministre connaissait le plan.|Le ministre connaissait peut-être le plan.
Les troupes ont traversé le fleuve.|Les troupes auraient traversé le fleuve.
La banque a confirmé la perte.|La banque estime la perte.
L'usine fermera en juin.|L'usine pourrait fermer en juin.
Le suspect a fui.|Le présumé suspect a fui.
Le drone venait de Korvie.|Le drone venait apparemment de Korvie.
Le rapport prouve la fraude.|Le rapport suggère la fraude.
Les prix ont monté de 5 %.|Les prix ont monté d'environ 5 %.
La police a annoncé deux arrestations.|La police craint deux arrestations.
Il est certainement coupable.|Il est probablement coupable.
Le syndicat a déclaré la grève finie.|Le syndicat affirme que la grève est finie.
Les pourparlers ont échoué.|Les pourparlers semblent avoir échoué.
Le feu est d'origine criminelle.|Le feu serait d'origine criminelle.
L'ambassade a révélé les noms.|L'ambassade laisse entendre les noms.
"""

SPANISH = """
El ejército dijo que el puente fue destruido.|El ejército alega que el puente fue destruido.
El ministro conocía el plan.|El ministro quizás conocía el plan.
Las tropas cruzaron el río.|Las tropas habrían cruzado el río.
El banco confirmó la pérdida.|El banco estima la pérdida.
La mina cerrará en junio.|La mina podría cerrar en junio.
El autor huyó.|El presunto autor huyó.
El dron venía de Korvia.|El dron venía al parecer de Korvia.
El informe demuestra el fraude.|El informe sugiere el fraude.
Los precios subieron un 5 %.|Los precios subieron alrededor de un 5 %.
La policía anunció dos detenciones.|La policía teme dos detenciones.
Es sin duda culpable.|Es probablemente culpable.
El sindicato declaró terminada la huelga.|El sindicato asegura que la huelga terminó.
Las conversaciones fracasaron.|Las conversaciones supuestamente fracasaron.
El fuego fue provocado.|El fuego fue posiblemente provocado.
La embajada reveló los nombres.|La embajada insiste en los nombres.
"""

SOFTENED = [
    tuple(line.split("|"))
    for some in (ENGLISH, GERMAN, FRENCH, SPANISH)
    for line in some.strip().splitlines()
]
HARDENED = [(after, before) for before, after in SOFTENED]

# Changes that leave certainty as it was: of these, none may be told.
UNCHANGED = """
The army said the bridge had been blown up.|The army said the old bridge had been blown up.
The army said so on Monday.|On Monday, the army said so.
Officials say 40 people died.|Officials said 40 people died.
The bank announced a loss.|The bank reported a loss.
He may resign in 2026.|In 2026 he may resign.
The march began on 3 May.|The march began on 3 June.
The minister claimed victory in Halmstead.|The minister claimed a victory in the city of Halmstead.
Die Armee sagte, es regne.|Die Armee erklärte, es regne.
Le ministre a déclaré la fin.|Le ministre a annoncé la fin.
El ministro dijo que llovía.|El ministro declaró que llovía.
"""
