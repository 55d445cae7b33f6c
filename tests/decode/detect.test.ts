import { describe, expect, it } from 'vitest';
import { detect } from '../../lib/decode/detect.ts';

describe('what a text is, by its content', () => {
  it.each([
    ['an object', ' \n{"title":1}', 'json'],
    ['a list', '[{"title":1}]', 'json'],
    ['a list that starts broken', '[,{"title":1}]', 'json'],
    ['a line that starts with a bracket', '[Live] Ferries stop\nCrews left eleven ferries.', 'text'],
    ['RSS', '<?xml version="1.0"?>\n<!-- a feed -->\n<rss version="2.0"><channel/></rss>', 'rss'],
    [
      'RSS behind the warning of a server',
      '<br />\n<b>Warning</b>: mysql\n<?xml version="1.0"?><rss version="2.0"><channel/></rss>',
      'rss',
    ],
    ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"></feed>', 'atom'],
    ['a page', '<!DOCTYPE html>\n<html><body><p>Crews</p></body></html>', 'html'],
    [
      'a page of XHTML',
      '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html/>',
      'html',
    ],
    ['a piece of a page', '<!-- x --><div class="story"><p>Crews left</p></div>', 'html'],
    ['XML of an unknown kind', '<?xml version="1.0"?><note><body>Crews</body></note>', 'unknownXml'],
    [
      'a scrape that starts with a counting pixel',
      '<img height="1" src="https://b.example/p">\n\nPolitics\n\nCrews left',
      'text',
    ],
    ['a scrape', 'Ferries stop\n\nCrews left eleven ferries.', 'text'],
    ['less-than signs', '<<<<<<<<<<<<<<<<<', 'text'],
  ])('%s', (_, text, expected) => {
    const detected = detect(text, {});
    expect(detected.family === 'xml' ? detected.format : detected.family).toBe(expected);
  });
});

describe('what a text is, by its hints where the content is not clear', () => {
  it.each([
    [{ contentType: 'text/html; charset=utf-8', key: 'a.json' }, 'html'],
    [{ contentType: 'application/octet-stream', key: 'in/Seite 1.HTML' }, 'html'],
    [{ contentType: 'application/x-ndjson' }, 'json'],
    [{ contentType: 'application/ld+json' }, 'json'],
    [{ key: 'story.json.gz' }, 'json'],
    [{ contentType: 'application/rss+xml' }, 'unknownXml'],
    [{ key: 'story.txt' }, 'text'],
  ])('%o', (hints, family) => {
    expect(detect('Ferries stop', hints).family).toBe(family);
  });
});
