import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeCharset } from '../../lib/decode/bytes/charset.ts';
import { stopwatch } from '../support/stopwatch.ts';

const RUSSIAN = 'Паромы остались в порту, профсоюз требует доплаты за ночные смены.';
const JAPANESE = '島々を結ぶフェリーが月曜日に運休した。組合は夜勤手当を求めている。';
const GERMAN = 'Die Fähren bleiben im Hafen, für Montag sind Gespräche geplant – „so früh wie möglich“.';

const bytes = (text: string, charset: string) => iconv.encode(text, charset, { addBOM: false });
const marked = (mark: readonly number[], body: Uint8Array) => Buffer.concat([Buffer.from(mark), body]);

describe('the charset of a payload', () => {
  it.each([
    ['a UTF-8 mark', marked([0xef, 0xbb, 0xbf], bytes(RUSSIAN, 'utf8')), RUSSIAN, 'utf-8'],
    [
      'a UTF-16 mark, little end first',
      marked([0xff, 0xfe], bytes(RUSSIAN, 'utf-16le')),
      RUSSIAN,
      'utf-16le',
    ],
    ['a UTF-16 mark, big end first', marked([0xfe, 0xff], bytes(RUSSIAN, 'utf-16be')), RUSSIAN, 'utf-16be'],
    ['a UTF-32 mark', marked([0xff, 0xfe, 0, 0], bytes(RUSSIAN, 'utf-32le')), RUSSIAN, 'utf-32le'],
    ['UTF-16 without a mark', bytes('<rss>abc</rss>', 'utf-16le'), '<rss>abc</rss>', 'utf-16le'],
    ['UTF-16 without a mark, big end first', bytes('[{"a":1}]', 'utf-16be'), '[{"a":1}]', 'utf-16be'],
    ['UTF-32 without a mark', bytes('<rss>abc</rss>', 'utf-32be'), '<rss>abc</rss>', 'utf-32be'],
    ['plain ASCII', bytes('abc', 'ascii'), 'abc', 'utf-8'],
    [
      'UTF-8 that declares another charset',
      bytes(`<?xml version="1.0" encoding="koi8-r"?>${RUSSIAN}`, 'utf8'),
      `<?xml version="1.0" encoding="koi8-r"?>${RUSSIAN}`,
      'utf-8',
    ],
  ])('reads %s', (_, payload, text, encoding) => {
    expect(decodeCharset(payload, undefined)).toEqual({ text, encoding, warnings: [] });
  });

  it.each([
    ['an XML prolog', `<?xml version="1.0" encoding="koi8-r"?><t>${RUSSIAN}</t>`, 'koi8-r', undefined],
    ['a meta element', `<html><meta charset=windows-1251><p>${RUSSIAN}`, 'windows-1251', undefined],
    [
      'an old meta element',
      `<meta http-equiv="content-type" content="text/html; charset=Shift_JIS"><p>${JAPANESE}`,
      'shift_jis',
      undefined,
    ],
    ['the content type', `{"title":"${RUSSIAN}"}`, 'iso-8859-5', 'application/json; charset="iso-8859-5"'],
    ['ISO 2022 by its escapes', '\x1b$B$"\x1b(B', 'iso-2022-jp', 'text/plain; charset=iso-2022-jp'],
  ])('believes %s', (name, text, charset, contentType) => {
    const payload = charset === 'iso-2022-jp' ? Buffer.from(text, 'latin1') : bytes(text, charset);
    const read = decodeCharset(payload, contentType);
    expect({ name, encoding: read.encoding, warnings: read.warnings }).toEqual({
      name,
      encoding: charset,
      warnings: [],
    });
    expect(read.text).toBe(charset === 'iso-2022-jp' ? 'あ' : text);
  });

  it('reads the Latin-1 of declarations as the windows-1252 that is meant', () => {
    const payload = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?>'),
      Buffer.from([0x93, 0xfc, 0x94]),
    ]);
    expect(decodeCharset(payload, undefined).text).toMatch(/“ü”$/);
  });

  it.each([
    ['windows-1251', RUSSIAN],
    ['koi8-r', RUSSIAN],
    ['euc-jp', JAPANESE],
    ['windows-1252', GERMAN],
  ])('guesses %s and says so', (charset, text) => {
    const read = decodeCharset(bytes(`<title>${text}</title>`, charset), undefined);
    expect(read.text).toContain(text);
    expect(read.warnings).toEqual([{ code: 'charsetGuessed', pointer: '', detail: read.encoding }]);
  });

  it('takes a single accent for Western European, which no statistics can tell', () => {
    expect(decodeCharset(bytes('{"title":"Fährstreik"}', 'latin1'), undefined).text).toBe(
      '{"title":"Fährstreik"}',
    );
  });

  it.each([
    ['a windows-1252 quote pasted into UTF-8', [...Buffer.from(RUSSIAN), 0x93], `${RUSSIAN}“`],
    ['a file cut inside a character', [...Buffer.from(RUSSIAN), 0xd0], RUSSIAN],
  ])('mends %s', (_, payload, text) => {
    const warnings = [{ code: 'charsetMended', pointer: '', detail: 'utf-8' }];
    expect(decodeCharset(Buffer.from(payload), undefined)).toEqual({ text, encoding: 'utf-8', warnings });
  });

  it('takes no charset that nobody knows', () => {
    const read = decodeCharset(bytes(`<?xml encoding="x-unheard-of"?>${RUSSIAN}`, 'windows-1251'), undefined);
    expect(read.encoding).toBe('windows-1251');
  });
});

describe('a short text that declares UTF-8 and is in another charset', () => {
  it.each([
    ['windows-1251', 'Порт открыт после ремонта'],
    ['koi8-r', 'Порт открыт после ремонта'],
    ['ibm866', 'Порт открыт после ремонта'],
    ['iso-8859-5', 'Порт открыт после ремонта'],
    ['windows-1253', 'Το λιμάνι άνοιξε ξανά'],
    ['windows-1255', 'הנמל נפתח מחדש'],
    ['windows-1256', 'أعيد فتح الميناء'],
    ['windows-874', 'ท่าเรือเปิดอีกครั้ง'],
    ['windows-1254', 'Liman onarımdan sonra açıldı, işçiler döndü'],
    ['windows-1250', 'Přístav se po opravě znovu otevřel, lodě připlouvají'],
    ['windows-1252', 'Le port a rouvert après les réparations'],
    ['gb18030', '港口修复后重新开放，渡轮恢复运行'],
    ['big5', '港口修復後重新開放，渡輪恢復運行'],
    ['euc-kr', '항구가 수리 후 다시 열렸다'],
    ['shift_jis', '港は修理の後に再び開いた'],
    ['euc-jp', '港は修理の後に再び開いた'],
  ])('%s', (charset, text) => {
    const wrong = bytes(`<?xml version="1.0" encoding="UTF-8"?><title>${text}</title>`, charset);
    expect(decodeCharset(wrong, undefined).text).toContain(text);
  });
});

it('guesses the charset of one long line in linear time', async () => {
  const line = bytes(`{"text":"${GERMAN.repeat(20_000)}"}`, 'windows-1252');
  const took = stopwatch();
  expect((await decodeCharset(line, undefined)).encoding).toBe('windows-1252');
  expect(took()).toBeLessThan(2_000);
});
