export default {
  stopWords:
    'af alle alt andet andre at bare blev blive bliver både da de dem den denne der deres det dette dig din disse dog du efter eller en end er et flere for fordi fra før første få får gennem gør ham han hans har havde hele hende hendes her hos hun hvad hvem hver hvis hvor hvordan i igen ikke ind ingen jeg jo kan kom kommer kunne man mange med meget mellem men mere mest mig min mod må ned noget nogle nok nu ny nye når og også om op os over på samme sig sige siger sin sine skal skulle som så til to ud uden under var ved vi vil ville være været år',
};
