export default {
  stopWords:
    'a aby albo ale ani aż bardzo bądź bez będą będzie bo by być był była było były chce ci cię co coś czy czyli dla dlaczego dlatego do dwa dziś gdy gdzie go i ich ile im inne inny innych ja jak jaki jako je jeden jedna jednak jego jej jest jestem jeszcze jeśli jeżeli już kiedy kto która które którego której który których którzy lat lata lub ma mają mam mi mnie może można my na nad nam nas nasz natomiast nawet nic nich nie nigdy nim niż no nowe nowy o obok od on ona one oni oraz po pod ponieważ poza przed przede przez przy raz rok roku również są się ta tak taka taki takie także tam te tego tej ten teraz też tę to trzeba tu tych tylko tym u w we według wiele więc właśnie wszystkich wszystkie wszystko z za zawsze ze został została zostały że',
};
