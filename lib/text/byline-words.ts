/**
 * What stands before the name of an author in the languages most read, as alternatives of a regular expression: with a
 * colon or not. Words that are also parts of names (von, de, di, av) are not among them.
 */
export const BYLINE_WORDS: readonly string[] = [
  // English, Chinese, Hindi, Spanish, French
  '(?:written|reported|posted|edited|compiled|produced|presented) by|reporting by|(?:story|text|words|report|analysis|opinion|review|commentary|perspective|interview|photos?) by|by',
  '作者|记者|記者|撰文|文字|编辑|編輯|责任编辑|文[／/]',
  'लेखक|द्वारा|रिपोर्ट|संवाददाता',
  'escrito por|redactado por|por|autora?|texto|redacción',
  'rédigé par|écrit par|publié par|par|auteure?|autrice|texte|propos recueillis par',
  // Arabic, Bengali, Portuguese, Russian, Urdu
  'بقلم|كتبت|كتب|الكاتب|إعداد|تحرير',
  'লিখেছেন|লেখক|প্রতিবেদক|নিজস্ব প্রতিবেদক',
  'escrito por|publicado por|autora?|texto',
  'автор(?:ы)?|текст|подготовил[аи]?|записал[аи]?',
  'تحریر|مصنف|رپورٹ',
  // Indonesian, German, Japanese, Turkish, Vietnamese
  'oleh|penulis|ditulis oleh|reporter|laporan',
  'verfasst von|autor(?:in|en)?|text',
  '著者|執筆|文＝|文・|取材・文|記者',
  'yazar|yazan|haber|haberi hazırlayan',
  'tác giả|theo|bài',
  // Korean, Persian, Italian, Polish, Ukrainian, Thai
  '글|기자|작성자',
  'نویسنده|به قلم|خبرنگار',
  'scritto da|a cura di|autore|autrice|testo',
  'autor(?:ka|zy)?|tekst|opracował[a]?|opracowanie|oprac\\.|przez',
  'автор(?:и)?|текст|підготував|підготувала',
  'โดย|เรื่อง|ผู้เขียน|เขียนโดย',
  // Other European languages, Hebrew
  'geschreven door|door|auteur|tekst',
  'skriven av|text|skrevet av|skrevet af|tekst|teksti|kirjoittanut|kirjoittaja',
  'autor(?:ka)?|napsal[a]?|napísal[a]?|írta|szerző|szöveg|scris de|autor|text',
  'γράφει (?:ο|η)|του|της|συντάκτης|κείμενο|автор|текст|piše|autor',
  'מאת|כתב|כתבה',
];
