import { expect, it } from 'vitest';
import { articlesOf } from './articles-of.ts';

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

/** Names of columns, and a row, as tables have them in a language. */
it.each<[name: string, table: Buffer, first: Record<string, unknown>]>([
  [
    'German, in Latin-1, with semicolons',
    Buffer.from(
      'Überschrift;Datum;Autor;Link;Text\r\n"Hafen öffnet wieder";20.11.2026;Ida Brandt;https://n.example/a/hafen;Der Hafen öffnet am Montag wieder, sagte die Stadt für alle.\r\n',
      'latin1',
    ),
    { headline: 'Hafen öffnet wieder', author: 'Ida Brandt', url: 'https://n.example/a/hafen' },
  ],
  [
    'French, whose accents not everybody types',
    Buffer.from(
      '\uFEFFTitre;Chapô;Texte;Date de publication;Auteur;Lien\nLe port rouvre lundi;Il était fermé.;Le port rouvre lundi, selon la ville.;20/11/2026;Ida Brandt;https://n.example/a/port\n',
    ),
    { headline: 'Le port rouvre lundi', description: 'Il était fermé.', author: 'Ida Brandt' },
  ],
  [
    'Japanese',
    Buffer.from(
      'タイトル,公開日,著者,URL,本文\n港が月曜日に再開,2026年11月20日,山田太郎,https://n.example/a/jp,港は一か月の修理を終えて月曜日に再開すると市が発表した。\n',
    ),
    { headline: '港が月曜日に再開', author: '山田太郎', url: 'https://n.example/a/jp' },
  ],
  [
    'English, as spreadsheets save text with tabs',
    utf16(
      'Title\tURL\tPublished\tBody\r\nHarbor reopens\thttps://n.example/a/b\t2026-11-20 08:00\tIt is open.\r\n',
    ),
    { headline: 'Harbor reopens', url: 'https://n.example/a/b' },
  ],
  [
    'English, below comments of a program',
    Buffer.from(
      '# exported 2026-11-25, two rows\n#\ntitle,url,date,text\nHarbor reopens,https://n.example/a/1,2026-11-20,It is open.\n',
    ),
    { headline: 'Harbor reopens', url: 'https://n.example/a/1' },
  ],
  [
    'English, whose names begin with a number sign',
    Buffer.from('#title,url,date,text\nHarbor reopens,https://n.example/a/1,2026-11-20,It is open.\n'),
    { headline: 'Harbor reopens', url: 'https://n.example/a/1' },
  ],
])('reads a table in %s', async (_name, table, first) => {
  const articles = await articlesOf(table, { key: 'news.csv' });
  expect(articles).toHaveLength(1);
  const [article] = articles;
  expect({ ...article, author: article?.author.map(({ name }) => name).join(', ') }).toMatchObject(first);
  expect(article?.datePublished).toMatch(/^2026-11-(?:19|20)/);
});
