export default {
  stopWords:
    'a al ante aquel bajo como cómo con contra cual cuando cuyo de del desde dijo donde dónde durante e el él en entre era es esa ese eso esos esta está estas este estos fue ha había hacia han hasta hay la las le les lo los mas más me menos mi muy no nos o para pero por que qué quien quién se según ser si sí sin sobre son su sus también te tras tu u un una unas unos y ya',
  vagueWords:
    'además ahora algo algunas algunos antes año años apenas aquella aquellos aquí así aún aunque ayer bien cada casi cerca cosa cualquier cuanto cuatro da dado debe deben decir después día días dice dicho dos ella ellas ello ellos entonces eran esas estaba estado estamos están estar esto fin fueron gran grande haber habían hace hacer has hecho hoy incluso luego mayor mejor mes mientras mil mis misma mismo momento mucha mucho muchos nada ni ningún nosotros nueva nuevo nunca otra otras otro otros parte partir poco porque primer primera primero puede pueden pues quienes sea segundo será sido siempre sino solo sólo tal tampoco tan tanto tener tenía tiempo tiene tienen toda todas todavía todo todos tres uno va veces ver vez yo',
};
