import { describe, expect, it } from 'vitest';
import { decodeHtml } from '../../../lib/decode/html/read.ts';
import { textOf } from '../../../lib/normalize/text.ts';

const EN = [
  'Crews left eleven ferries in port on Monday, in the longest strike that the strait has seen in twenty years.',
  'The union wants a night bonus of nine crowns; the company, which lost money in each of the last three years, has offered four.',
  'Talks go on in Port Aral on Tuesday morning, a spokesman of the ministry said, and both sides will be there.',
  'Nobody on the islands expects boats before Thursday, and the shops of the smaller ones have begun to ration flour.',
];
const ZH = [
  '周一上午，渡轮船员离开了停在港口的十一艘渡轮，这是二十年来海峡上时间最长的一次罢工。',
  '工会要求九克朗的夜班补贴，而公司在过去三年中每年都亏损，只愿意提供四克朗。',
  '交通部发言人表示，谈判将于周二上午在阿拉尔港继续进行，双方都会出席。',
];
const JA = [
  '月曜日の朝、フェリーの乗組員は港に停泊していた十一隻の船を離れた。海峡では二十年ぶりの長いストライキである。',
  '組合は九クローネの夜間手当を求めているが、三年続けて赤字の会社は四クローネしか提示していない。',
  '交渉は火曜日の朝、アラル港で続けられると省の報道官は述べた。',
];
const TH = [
  'ลูกเรือเรือเฟอร์รี่ทิ้งเรือสิบเอ็ดลำไว้ที่ท่าเรือเมื่อวันจันทร์ ซึ่งเป็นการนัดหยุดงานที่ยาวนานที่สุดในรอบยี่สิบปีของช่องแคบ',
  'สหภาพแรงงานต้องการโบนัสกลางคืนเก้าคราวน์ แต่บริษัทซึ่งขาดทุนในแต่ละปีของสามปีที่ผ่านมาเสนอเพียงสี่คราวน์',
];
const AR = [
  'غادرت أطقم العبارات إحدى عشرة عبارة في الميناء يوم الاثنين، في أطول إضراب يشهده المضيق منذ عشرين عاما.',
  'تريد النقابة مكافأة ليلية قدرها تسع كرونات، بينما عرضت الشركة، التي خسرت المال في كل من السنوات الثلاث الماضية، أربع كرونات.',
];
const RU = [
  'Экипажи паромов в понедельник покинули одиннадцать судов в порту: это самая долгая забастовка в проливе за двадцать лет.',
  'Профсоюз требует ночной надбавки в девять крон, а компания, которая три года подряд несёт убытки, предлагает четыре.',
];

const H1 = '<h1>Ferry crews walk out</h1>';
const each = (texts: readonly string[], tag = 'p') =>
  texts.map((text) => `<${tag}>${text}</${tag}>`).join('');
const [FIRST, REST] = [each(EN.slice(0, 2)), each(EN.slice(2))];
const links = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `<li><a href="/${at}">Story ${at} of another kind that people read</a></li>`,
  ).join('');
const SIDE = `<div class="sidebar"><h3>Most read</h3><ul>${links(10)}</ul></div>`;
const COOKIES = `<div id="consent" class="modal"><p>We and our 214 partners store and access information on a device, such as cookies, and process personal data.</p>
<p>With your permission we and our partners may use precise geolocation data and identification through device scanning.</p><button>Accept</button></div>`;
const said = (count: number, className: string) =>
  Array.from(
    { length: count },
    (_, at) =>
      `<div class="${className}"><b>user${at}</b><p>I waited in the rain for ${at} hours, and nobody of the company told us anything at all, which is sad.</p></div>`,
  ).join('');

async function paragraphs(body: string): Promise<string[]> {
  const html = `<!doctype html><html><head><title>Ferry crews walk out</title></head><body>${body}</body></html>`;
  const { articles } = await decodeHtml(html, { baseUrl: 'https://gazette.example/ferry' });
  return textOf(articles[0]?.articleBody)
    .split(/\n+/)
    .filter((line) => line !== '');
}

describe('the text of a page', () => {
  it.each([
    [
      'in Chinese, beside a menu and the editor in charge',
      `<div><a href="/">首页</a><a href="/s">体育</a></div><h1>渡轮船员罢工</h1><div>${each(ZH)}</div><div>责任编辑：王小明</div>`,
      ZH,
    ],
    ['in Chinese, by line breaks', `<div>　　${ZH.join('<br>　　')}</div>`, ZH],
    [
      'in Japanese, above a ranking',
      `<article>${each(JA)}</article><div><h2>アクセスランキング</h2><ol>${links(5)}</ol></div>`,
      JA,
    ],
    [
      'in Thai, which has no full stops',
      `<div>${each(TH)}</div><h4>ข่าวที่เกี่ยวข้อง</h4><ul>${links(3)}</ul>`,
      TH,
    ],
    ['in Arabic', `<div dir="rtl">${each(AR)}</div><div><h3>اقرأ أيضا</h3><ul>${links(3)}</ul></div>`, AR],
    [
      'in Russian, with a pointer and a channel',
      `<div>${each(RU)}</div><p>Читайте также: <a href="/x">Что такое ночная надбавка</a></p><p>Подписывайтесь на наш канал в Telegram</p>`,
      RU,
    ],
    ['without any p', `${H1}<div>${each(EN, 'div')}</div>${SIDE}`, EN],
    ['by line breaks alone', `${H1}<div>${EN.join('<br>')}</div>${SIDE}`, EN],
    [
      'cut into sections',
      `${H1}${EN.map((text) => `<section><div><p>${text}</p></div></section><div class="ad">Advertisement</div>`).join('')}${SIDE}`,
      EN,
    ],
    [
      'of AMP',
      `<amp-sidebar><ul>${links(2)}</ul></amp-sidebar>${H1}${FIRST}<amp-ad></amp-ad>${REST}<amp-carousel><a href="/1">A story of another kind that people read</a></amp-carousel>`,
      EN,
    ],
    [
      'with generated names',
      `<div id="__next"><div class="css-1a"><div class="css-9z">${H1}<div class="css-q1">${each(EN)}</div></div><div class="css-2">${SIDE}</div></div></div><script>{"a":"<p>b</p>"}</script>`,
      EN,
    ],
    ['behind a consent dialog', `${COOKIES}${H1}<div>${each(EN)}</div>`, EN],
    ['of a wall alone is none', COOKIES, []],
    [
      'of an application that needs scripts is none',
      '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>',
      [],
    ],
    [
      'of a stub is its beginning',
      `${H1}<div>${each(EN.slice(0, 1))}</div><div class="paywall"><p>This article is for subscribers only. To continue reading this article, subscribe now.</p></div>`,
      EN.slice(0, 1),
    ],
    ['inside an element that is named for a wall', `${H1}<div class="paywall-content">${each(EN)}</div>`, EN],
    [
      'above more comments than text',
      `${H1}<div>${each(EN)}</div><div class="comment-list">${said(30, 'comment')}</div>`,
      EN,
    ],
    [
      'above comments that only a heading announces',
      `${H1}<div>${each(EN)}</div><h2>3 Comments</h2>${said(3, 'x1')}`,
      EN,
    ],
    [
      'before the next article of an endless page',
      `<article>${H1}${each(EN)}</article><article><h2>Fish prices fall</h2><p>Prices at the fish market fell for the third week in a row, and no trader knows why.</p></article>`,
      EN,
    ],
    [
      'once, where a teaser repeats its first paragraph',
      `${H1}<p class="lead">${EN[0]}</p><article>${each(EN)}</article>`,
      EN,
    ],
    ['once, where the page has all of it twice', `${H1}<div>${each(EN)}</div><div>${each(EN)}</div>`, EN],
    ['with a refrain', `${H1}<div>${each([...EN, EN[0] ?? ''])}</div>`, [...EN, EN[0]]],
    [
      'around a newsletter, a pointer and a caption',
      `${H1}<article>${FIRST}<div class="newsletter-signup"><p>Sign up for our free newsletter and get the news every morning.</p></div><p><b>Read more: <a href="/x">What a night bonus is and who gets one</a></b></p><figure><img src="a"><figcaption>The Corvane in port on Monday, with nobody on her. (Photo: Upland Wire)</figcaption></figure>${REST}</article>`,
      EN,
    ],
    [
      'of an interview, questions and all',
      `<article><p>${EN[0]}</p><p><b>How long?</b></p><p>Long.</p><p>We shall see. ${EN[1]}</p></article>`,
      [EN[0], 'How long?', 'Long.', `We shall see. ${EN[1]}`],
    ],
    [
      'of one sentence',
      `${H1}<p>Crews left eleven ferries in port.</p>`,
      ['Crews left eleven ferries in port.'],
    ],
  ])('%s', async (_, body, expected) => expect(await paragraphs(body)).toEqual(expected));

  it('of a live blog is all of its updates', async () => {
    const posts = EN.map(
      (text, at) =>
        `<div class="post" id="p${at}"><time>0${at}:00</time><h3>Update ${at}</h3><p>${text}</p></div>`,
    );
    expect(await paragraphs(`<h1>Strike live</h1>${posts.join('')}`)).toEqual(expect.arrayContaining(EN));
  });
});
