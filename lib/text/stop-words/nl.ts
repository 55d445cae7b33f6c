export default {
  stopWords:
    'aan al als bij dan dat de deze die dit door een en er geen haar had hebben heeft het hij hun in is je maar meer met na naar niet nog of om onder ook op over te tot tussen u uit van voor waren was we wel werd wij worden wordt ze zij zijn zonder',
  vagueWords:
    'achter af alle alleen alles altijd andere anders ben bijna blijft boven daar daarna daarom dag dagen doen dus eens eerst eerste eigen elk elke enkele erg ervan even gaan gaat geweest geworden goed graag grote hadden heb heel hem hen hier hoe hoewel iemand iets ik ja jaar jaren jij jullie kan komen komt kon kunnen laat laatste later maak maakt mag maken mee meest men mij mijn minder moest moet moeten mogelijk naast net niets nieuw nieuwe nooit nu omdat ons pas samen sinds steeds tegen ten ter terug terwijl toch toen twee uur vaak vanaf veel verder verschillende vier volgens vooral waar waarom wat week weer werden weten wie wil willen zal zeer zegt zei zelf zich zo zoals zou zouden',
};
