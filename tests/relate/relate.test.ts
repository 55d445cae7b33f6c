import { beforeEach, describe, expect, it } from 'vitest';
import { type Instant, toInstant } from '../../lib/article/instant.ts';
import { fillSlots } from '../../lib/relate/fill-slots.ts';
import { EMPTY_SNAPSHOT, frequenciesOf } from '../../lib/relate/frequencies.ts';
import { RELATE } from '../../lib/relate/parameters.ts';
import { type Profile, profileOf } from '../../lib/relate/profile.ts';
import { postedOf, type Related, relate } from '../../lib/relate/relate.ts';
import { type MemoryStore, memoryStore } from '../bench/related/memory-store.ts';

const DAY_MS = 86_400_000;
const START_MS = Date.parse('2026-11-01T08:00:00Z');

let store: MemoryStore;
beforeEach(() => {
  store = memoryStore();
});

const dayOf = (day: number): Instant => toInstant(START_MS + day * DAY_MS);

const weights = (inLanguage: string) => frequenciesOf(inLanguage, EMPTY_SNAPSHOT);

async function profile(id: string, headline: string, day: number, inLanguage: string): Promise<Profile> {
  const input = { id, inLanguage, headline, articleBody: '', listedAt: dayOf(day) };
  return profileOf(input, await weights(inLanguage));
}

async function ask(id: string, headline: string, day = 0, inLanguage = 'en'): Promise<Related> {
  return relate(await profile(id, headline, day, inLanguage), store, await weights(inLanguage));
}

/** Relates and stores, as ingestion does. */
async function put(id: string, headline: string, day = 0, inLanguage = 'en'): Promise<Related> {
  const { keys, vector } = postedOf(await profile(id, headline, day, inLanguage));
  const own = { id, datePublished: dayOf(day), vector };
  for (const key of keys) store.putPosting(key, own);
  const related = await ask(id, headline, day, inLanguage);
  store.putArticle(id, { headline, inLanguage, story: related.story.id });
  store.putEdges(
    own,
    related.neighbors.map(({ score, reverseScore, probability, posting: other }) => ({
      score,
      reverseScore,
      probability,
      relation: 'background' as const,
      other,
    })),
  );
  return related;
}

const idsOf = ({ neighbors }: Related) => neighbors.map(({ id }) => id);

describe('the related set of a newcomer', () => {
  it('has those that share its words, the nearest first, and not itself', async () => {
    await put('ferry', 'Night ferry to Oslo is late again');
    await put('budget', 'Parliament rejects the budget');
    await put('tanker', 'Tanker and night ferry collide off Oslo');
    expect(idsOf(await ask('ferry', 'Night ferry to Oslo collides with a tanker near Drøbak'))).toEqual([
      'tanker',
    ]);
    expect(idsOf(await ask('new', 'Tanker collides off Oslo'))).toEqual(['tanker', 'ferry']);
  });

  it('has nobody from before the window, neither by a word nor by a neighbor', async () => {
    await put('old', 'Night ferry to Oslo collides', 0);
    await put('between', 'Night ferry to Oslo collides again', 20);
    expect(idsOf(await ask('new', 'Night ferry to Oslo collides once more', 31))).toEqual(['between']);
  });

  it('has those that share no key with it but with its neighbors', async () => {
    const shared = 'harbor';
    await put('far', `${shared} ${Array.from({ length: 30 }, (_, n) => `zeta${n}`).join(' ')}`);
    await put('near', `harbor strike dockers ${Array.from({ length: 6 }, (_, n) => `zeta${n}`).join(' ')}`);
    const found = await ask(
      'new',
      `harbor strike dockers ${Array.from({ length: 20 }, (_, n) => `yota${n}`).join(' ')}`,
    );
    expect(idsOf(found)).toEqual(['near', 'far']);
  });

  it('has those that share no word with it but with its surest neighbor, and names that one', async () => {
    await put('tanker', 'Tanker collides off Oslo');
    await put('ferry', 'Night ferry hits tanker off Oslo');
    const found = await ask('new', 'Night ferry passengers rescued');
    expect(idsOf(found)).toEqual(['ferry', 'tanker']);
    expect(found.neighbors[1]?.reasons).toEqual([
      { type: 'article', id: 'ferry' },
      { type: 'time', hoursApart: 0 },
    ]);
    expect(found.neighbors[1]?.score).toBeLessThan(found.neighbors[0]?.score ?? 0);
  });

  it('says why in the words of the article, with the hours between, and the same every time', async () => {
    await put('first', 'Dockers strike at harbors in Rotterdam', 0);
    const found = await ask('new', 'Striking dockers close Rotterdam harbor', 1);
    const [neighbor] = found.neighbors;
    const words = neighbor?.reasons.flatMap((reason) => (reason.type === 'term' ? [reason.term] : []));
    expect(words?.sort()).toEqual(['Rotterdam', 'Striking', 'dockers', 'harbor']);
    expect(neighbor?.reasons.at(-1)).toEqual({ type: 'time', hoursApart: 24 });
    expect(neighbor?.score).toBeGreaterThan(0);
    expect(neighbor?.score).toBeLessThanOrEqual(1);
    expect(await ask('new', 'Striking dockers close Rotterdam harbor', 1)).toEqual(found);
  });

  it('costs no more Queries than keys, what came last and hops, however many articles there are', async () => {
    for (let index = 0; index < 120; index += 1)
      await put(`a${index}`, `Harbor strike of dockers, day ${index}`, 0);
    const before = { ...store.cost };
    await ask('new', 'Dockers strike at the harbor');
    expect(store.cost.queries - before.queries).toBe(3 + 1 + RELATE.hops);
    expect(store.cost.items - before.items).toBeLessThanOrEqual(
      (3 + 1) * RELATE.postingsPerKey + RELATE.hops * RELATE.hopNeighbors,
    );
  });

  it.each([
    ['ru', 'Забастовка докеров в порту Роттердама', 'Докеры порта Роттердам продолжают забастовку'],
    ['de', 'Hafenarbeiter streiken in Rotterdam', 'Streik der Hafenarbeiter: Rotterdam wartet'],
    ['cs', 'Stávka v přístavech Rotterdamu', 'Rotterdam: stávky v přístavu pokračují'],
    ['ja', '習近平国家主席がロッテルダムを訪問', 'ロッテルダムで習近平主席が会談'],
    ['th', 'นายกรัฐมนตรีเยือนท่าเรือ', 'ท่าเรือต้อนรับนายกรัฐมนตรี'],
  ])('is found in %s, in a term space of its own', async (language, first, second) => {
    await put('first', first, 0, language);
    expect(idsOf(await ask('new', second, 0, language))).toEqual(['first']);
    expect(idsOf(await ask('new', second, 0, language === 'de' ? 'nl' : 'de'))).toEqual([]);
  });
});

describe('the slots of a related set', () => {
  const article = {
    headline: 'Dockers strike at the harbor of Rotterdam',
    articleBody: '',
    inLanguage: 'en',
  };
  const text = (headline: string, nearCopyOf?: string) => ({ ...article, headline, nearCopyOf });

  it('are filled by ten texts of their own, beside copies and without what was withdrawn', async () => {
    for (let index = 0; index < 20; index += 1) await put(`n${index}`, article.headline);
    const { neighbors } = await ask('new', article.headline);
    expect(neighbors).toHaveLength(RELATE.neighbors);
    const kinds = new Map(neighbors.map(({ id }, index) => [id, index]));
    const read = async (ids: readonly string[]) => new Map(ids.map((id) => [id, kinds.get(id) ?? 0]));
    const slots = await fillSlots(article, neighbors, read, (index) => {
      if (index === 1) return undefined;
      if (index < 4) return text(article.headline);
      if (index === 5) return text('Another headline altogether today', 'text4');
      return text(`Quite another headline of number ${index}`, `text${index}`);
    });
    expect(slots.filter(({ isCopy }) => isCopy)).toHaveLength(3);
    expect(slots.map(({ neighbor }) => neighbor.id)).not.toContain(neighbors[1]?.id);
    // Ten, and the one that repeats the text of another neighbor.
    expect(slots.filter(({ isCopy }) => !isCopy)).toHaveLength(RELATE.edges + 1);
  });
});
