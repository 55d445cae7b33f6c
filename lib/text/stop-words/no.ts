export default {
  stopWords:
    'alle alt andre at av bare ble bli blir blitt både da de deg dem den denne der deres det dette din disse du eller en er et etter for fordi fra før første få får gjennom gjør gå går ha hadde han hans har hele henne hennes her hun hva hvem hver hvis hvor hvordan i igjen ikke ingen inn jeg kan kommer kunne man mange med meg mellom men mer mest mot mye må ned noe noen nok ny nye nå når og også om opp oss over på samme seg selv senere siden sier sin sine skal skulle slik som så til to under ut uten var ved vi vil ville være vært år',
};
