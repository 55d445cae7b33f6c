export default {
  stopWords:
    'a à ao após as às até com como da das de do dos e é ela ele eles em entre era esse esta está este foi há isso já lhe mais mas muito na não nas no nos nós o os ou para pela pelo por que quem são se sem ser seu seus sob sobre sua suas também tem têm ter um uma umas uns',
  vagueWords:
    'ainda além algo algumas alguns ano anos antes aos apenas aquela aquele aqui assim bem cada casa contra daquele dela dele deles depois desde dessa desse desta deste deve devem dia dias disse diz dois duas durante elas enquanto então eram essa estão estar eu faz fazer foram grande hoje isto lá maior me meio melhor menos mesma mesmo meu minha muitos nem nessa nesse nesta neste nossa nosso nova novo num numa nunca onde ontem outra outras outro outros parte pelas pelos pode podem porque pouco primeira primeiro qual qualquer quando quanto quase quer segundo seja sempre será si sido só tão tempo tinha toda todas todo todos três tu tudo vai vem vez vezes você',
};
