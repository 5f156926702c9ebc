"""The months and weekdays of the languages that newspapers and agencies write in.

"listopada" is left out: October in Croatian, November in Polish.
"""

from __future__ import annotations

_MONTH_NAMES = """
january januar jänner janvier jan janv enero ene gennaio gen janeiro januari tammikuuta tammikuu stycznia
styczeń sty ledna leden siječnja januára január ianuarie ian января янв январь січня січень януари јануара
јануар jaanuar sausio ιανουαρίου ocak oca يناير ינואר ม.ค. januara;
february februar februari fevrier février feb febr févr fév febrero febbraio fevereiro fev helmikuuta
helmikuu lutego luty lut února únor veljače februára február februarie февраля фев февр февраль лютого лютий
февруари фебруара veebruar vasario φεβρουαρίου şubat şub فبراير פברואר februara;
march märz mär mars marts mar mrz marzo março marzec marca mrt maart maaliskuuta maaliskuu března březen ožujka
marec március márc martie mart marta марта мар март березня березень märts μαρτίου maret mac مارس מרץ;
april avril apr avr abril abr aprile aprilie huhtikuuta huhtikuu kwietnia kwiecień kwi dubna duben travnja
apríla április ápr апреля апр апрель квітня квітень април априла aprill balandžio απριλίου nisan nis أبريل
אפריל aprila;
may mai maj mayo maggio mag maio mei toukokuuta toukokuu maja května květen svibnja mája május máj мая май
травня травень маја gegužės μαΐου mayıs مايو מאי;
june juni juin jun junio giugno giu junho kesäkuuta kesäkuu czerwca czerwiec cze června červen lipnja júna
június jún iunie июня июн июнь червня червень юни јуна juuni birželio ιουνίου haziran haz يونيو יוני juna;
july juli juillet jul juil julio luglio lug julho heinäkuuta heinäkuu lipca lipiec lip července červenec
srpnja júla július júl iulie июля июл июль липня липень юли јула juuli liepos ιουλίου temmuz tem يوليو יולי
jula;
august août aout aug agosto ago augustus elokuuta elokuu sierpnia sierpień sie srpna srpen kolovoza augusta
augusztus августа авг август серпня серпень rugpjūčio αυγούστου ağustos ağu agustus ogos أغسطس אוגוסט agu;
september septembre sept sep septiembre setiembre settembre set setembro syyskuuta syyskuu września wrzesień
wrz září rujna septembra szeptember szept septembrie сентября сен сент сентябрь вересня вересень септември
септембра rugsėjo σεπτεμβρίου eylül eyl سبتمبر ספטמבר;
october oktober octobre oct okt octubre ottobre ott outubro lokakuuta lokakuu października październik paź
října říjen oktobra október októbra octombrie октября окт октябрь жовтня жовтень октомври октобра oktoober
spalio οκτωβρίου ekim eki أكتوبر אוקטובר;
november novembre nov noviembre novembro marraskuuta marraskuu listopadu studenoga novembra novembri
noiembrie ноября ноя нояб ноябрь ноември новембра lapkričio νοεμβρίου kasım kas نوفمبر נובמבר;
december dezember décembre decembre dec dez déc diciembre dic dicembre dezembro joulukuuta joulukuu grudnia
grudzień gru prosince prosinec prosinca decembra decembrie декабря дек декабрь грудня грудень декември
децембра detsember gruodžio δεκεμβρίου aralık ara desember des ديسمبر דצמבר
"""
# From Monday on.
_WEEKDAY_NAMES = """
monday mon montag mo lundi lun lunes lunedì lunedi segunda segunda-feira maandag ma måndag mandag man
maanantaina maanantai poniedziałek pondělí ponedjeljak ponedeljak понедельник понеділок pazartesi senin;
tuesday tue tues dienstag di mardi mar martes martedì martedi terça terça-feira dinsdag tisdag tirsdag tir
tiistaina tiistai wtorek úterý utorak вторник вівторок salı selasa;
wednesday wed wednes mittwoch mi mercredi mer miércoles mié mercoledì mercoledi quarta quarta-feira woensdag
wo onsdag ons keskiviikkona keskiviikko środa středa srijeda sreda среда середа çarşamba rabu;
thursday thu thur thurs donnerstag do jeudi jeu jueves jue giovedì giovedi quinta quinta-feira donderdag
torsdag tor torstaina torstai czwartek čtvrtek četvrtak četrtek csütörtök четверг четвер perşembe kamis;
friday fri freitag fr vendredi ven viernes vie venerdì venerdi sexta sexta-feira vrijdag vr fredag fre
perjantaina perjantai piątek pátek petak petek péntek пятница пʼятниця п'ятниця cuma jumat;
saturday sat samstag sa sonnabend samedi sam sábado sáb sabato zaterdag za lördag lørdag lör lør lauantaina
lauantai sobota subota szombat суббота субота cumartesi sabtu;
sunday sun sonntag so dimanche dim domingo dom domenica zondag zo söndag søndag sön søn sunnuntaina
sunnuntai niedziela neděle nedjelja nedelja vasárnap воскресенье неділя pazar minggu
"""
MONTHS = {name: at for at, names in enumerate(_MONTH_NAMES.split(";"), 1) for name in names.split()}
WEEKDAYS = {name: at for at, names in enumerate(_WEEKDAY_NAMES.split(";")) for name in names.split()}


def any_of(names: dict[str, int]) -> str:
    """Return the pattern of any of these names, the longest first."""
    return "|".join(sorted((name.replace(".", r"\.") for name in names), key=len, reverse=True))
