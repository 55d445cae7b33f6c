import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { networkOf } from '../../lib/comments/limits.ts';
import { newReader, type Reader, startComments } from '../support/comments.ts';

describe('the network of an address', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['203.0.113.200', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:85a3:8d3:1319:8a2e:370:7348', '2001:db8:85a3::/48'],
    ['2001:0db8:85a3::1', '2001:db8:85a3::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['', 'unknown'],
    ['somewhere', 'unknown'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('limits', () => {
  it('hold for one reader, and end with their time', async () => {
    const api = await startComments();
    const ida = newReader();
    await api.send('GET', '/v1/me/comments', ida);
    const statuses = [];
    for (let each = 0; each < 6; each += 1)
      statuses.push((await api.post(ida, { text: `Comment ${each}` })).status);
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
    const refused = await api.post(ida, { text: 'Once more' });
    expect(await refused.json()).toMatchObject({ code: 'tooManyRequests', status: 429 });
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    api.wait(seconds * 1000);
    expect((await api.post(ida, { text: 'Later' })).status).toBe(201);
    await api.close();
  });

  it('hold for a network, whatever its readers call themselves, and whatever headers say', async () => {
    const api = await startComments();
    const post = (reader: Reader, number: number) =>
      api.post(reader, { text: `Comment ${number}` }, { 'x-forwarded-for': `198.51.100.${number}` });
    const all = Array.from({ length: 30 }, (_, number) => post(newReader(`203.0.113.${number}`), number));
    const statuses = (await Promise.all(all)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    expect((await post(newReader('203.0.114.1'), 31)).status).toBe(201);
    await api.close();
  });

  it('let nobody guess the tokens of moderators', async () => {
    const api = await startComments();
    const guess = async (number: number) => {
      const form = { access: `guessed-token-${number}` };
      const answer = await api.send('POST', '/v1/moderation/session', newReader('203.0.113.9'), { form });
      return new URL(answer.headers.get('location') ?? '').searchParams.get('moderation');
    };
    const words = [];
    for (let number = 0; number < 21; number += 1) words.push(await guess(number));
    expect([words[0], words[19], words[20]]).toEqual(['wrongToken', 'wrongToken', 'tooManyRequests']);
    await api.close();
  });

  it('keep no address of a person in the table', async () => {
    const api = await startComments();
    const reader = newReader('203.0.113.77');
    await api.posted(reader, 'Who am I?');
    const { Items = [] } = await api.table.client.send(new ScanCommand({ TableName: api.table.name }));
    expect(Items.length).toBeGreaterThan(5);
    expect(JSON.stringify(Items)).not.toMatch(/203\.0\.113/);
    expect(JSON.stringify(Items)).not.toContain(reader.cookie?.slice(0, 32));
    await api.close();
  });
});
