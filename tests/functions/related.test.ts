import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost();
});
afterAll(() => host.close());

const ninjs = (uri: string, fields: object) =>
  JSON.stringify({
    uri: `urn:test:${uri}`,
    language: 'en',
    versioncreated: '2026-11-22T08:00:00Z',
    version: '1',
    ...fields,
  });

async function ingest(uri: string, fields: object): Promise<string> {
  const { articles } = await host.ingest(`${uri}.json`, ninjs(uri, fields));
  return articles[0] ?? '';
}
const related = async (id: string, list = 'related') =>
  (await host.json<TestFeed>(`/v1/articles/${id}/${list}`)).items;

const keeper = {
  headline: 'Lighthouse keeper of Grimsund stays in his tower',
  body_text:
    'The keeper of the Grimsund lighthouse refuses to leave his tower before storm Petra arrives, the harbor master said.',
};
const storm = {
  headline: 'Storm Petra: Grimsund keeper will not leave the lighthouse',
  body_text:
    'Harbor master Lund tried in vain to bring the keeper of Grimsund ashore before storm Petra. The lighthouse has no cellar.',
};

describe('a correction', () => {
  it('reaches the card in every related set and feed', async () => {
    const [first, second] = [await ingest('c1', keeper), await ingest('c2', storm)];
    expect((await related(second)).map(({ title }) => title)).toContain(keeper.headline);
    const headline = 'Lighthouse keeper of Grimsund came ashore after all';
    await host.ingest(
      'c1-2.json',
      ninjs('c1', { ...keeper, headline, version: '2', versioncreated: '2026-11-22T09:00:00Z' }),
    );
    expect((await related(second)).map(({ title }) => title)).toContain(headline);
    expect((await related(second)).map(({ title }) => title)).not.toContain(keeper.headline);
    expect((await related(first)).map(({ _newsloom: { id } }) => id)).toContain(second);
    const latest = await host.json<TestFeed>('/v1/feeds/latest?limit=100');
    expect(latest.items.filter(({ _newsloom: { id } }) => id === first).map(({ title }) => title)).toEqual([
      headline,
    ]);
  });

  it('that changes the date moves the entry', async () => {
    const id = await ingest('moved', {
      headline: 'Mussel season opens in Varde',
      body_text: 'Boats left Varde at dawn for the mussel banks.',
    });
    const at = '2026-11-21T06:00:00Z';
    await host.ingest(
      'moved-2.json',
      ninjs('moved', {
        headline: 'Mussel season opens in Varde',
        firstcreated: at,
        version: '2',
        versioncreated: '2026-11-22T10:00:00Z',
      }),
    );
    const entries = (await host.json<TestFeed>('/v1/feeds/latest?limit=100')).items.filter(
      (item) => item._newsloom.id === id,
    );
    expect(entries).toHaveLength(1);
  });
});

describe('a withdrawal', () => {
  it('takes the article out of every related set', async () => {
    const market = {
      headline: 'Fish market of Tolv closes after 90 years',
      body_text: 'The fish market of Tolv sold its last cod on Saturday, 90 years after it opened.',
    };
    const farewell = {
      headline: 'Tolv says farewell to its fish market',
      body_text: 'On Saturday the last cod was sold at the fish market of Tolv. Traders wept after 90 years.',
    };
    const [first, second] = [await ingest('w1', market), await ingest('w2', farewell)];
    expect((await related(second)).map(({ _newsloom: { id } }) => id)).toContain(first);
    await host.ingest(
      'w1-2.json',
      ninjs('w1', { ...market, version: '2', versioncreated: '2026-11-22T09:00:00Z', pubstatus: 'canceled' }),
    );
    expect((await related(second)).map(({ _newsloom: { id } }) => id)).not.toContain(first);
  });
});

describe('the same text under several names', () => {
  it('takes one slot of a related set, and is listed as copies of each other', async () => {
    const text =
      'The council of Oddesund voted to rebuild the burnt theater by 2029. The vote was nine to four. Work begins in March, the mayor said, and costs 14 million.';
    const wire = { headline: 'Oddesund council votes to rebuild burnt theater by 2029', body_text: text };
    const first = await ingest('n1', { ...wire, infosource: [{ name: 'Wire One' }] });
    const second = await ingest('n2', { ...wire, infosource: [{ name: 'Daily Two' }] });
    const own = await ingest('n3', {
      headline: 'Actors of Oddesund get their theater back',
      body_text:
        'The council of Oddesund will rebuild the burnt theater. Actors cheered the vote of nine to four on the gallery. Work begins in March.',
    });
    expect((await related(first, 'copies')).map(({ _newsloom: { id } }) => id)).toEqual([second]);
    const seen = (await related(own)).filter(({ _newsloom: { id } }) => [first, second].includes(id));
    expect(seen).toHaveLength(1);
    expect(seen[0]?._newsloom).toMatchObject({ copies: 2 });
  });
});

describe('an embargoed article', () => {
  it('appears when its time comes, not before', async () => {
    const embargoed = Date.now() + 2500;
    const id = await ingest('embargo', {
      headline: 'Budget of Kessel leaves schools alone',
      body_text: 'The budget of Kessel spares the schools.',
      embargoed: new Date(embargoed).toISOString(),
    });
    const isListed = async () =>
      (await host.json<TestFeed>('/v1/feeds/latest?limit=100')).items.some(
        (item) => item._newsloom.id === id,
      );
    const status = async () => (await fetch(`${host.url}/v1/articles/${id}`)).status;
    expect([await isListed(), await status()]).toEqual([false, 404]);
    await new Promise((resolve) => setTimeout(resolve, embargoed - Date.now() + 20));
    expect([await isListed(), await status()]).toEqual([true, 200]);
  });
});
