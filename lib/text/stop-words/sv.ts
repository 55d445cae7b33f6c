export default {
  stopWords:
    'alla allt att av bara bland blev bli blir både de dem den denna deras dess dessa det detta dig din dock du då där efter ej eller en er ett flera från får för före första genom ger gör göra ha hade han hans har hela henne hennes hon honom hur här i icke in inför inga ingen inom inte jag ju kan kommer kunde man med mellan men mer mest mig min mot mycket många måste nu ny nya något några när nästan och också om oss på redan samma samt sedan sig sin sina ska skulle som så säger till två under upp ur ut utan vad var vara varit vi vid vilka vilken vill vår år åt än är även över',
};
