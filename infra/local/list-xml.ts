import type { StoredObject } from './bucket.ts';

/**
 * The ListObjectsV2 answer for `objects`, which are sorted and have the prefix already: one page of at most
 * `max-keys` behind `continuation-token` or `start-after` (S3 API Reference, "ListObjectsV2"). The token is the
 * last key of the page, in base64.
 */
export function listXml(
  bucketName: string,
  objects: readonly StoredObject[],
  query: URLSearchParams,
): string {
  const token = query.get('continuation-token');
  const after = token === null ? query.get('start-after') : Buffer.from(token, 'base64').toString();
  const max = Math.min(1000, Number(query.get('max-keys') ?? 1000));
  const rest = after === null ? objects : objects.filter(({ key }) => isAfter(key, after));
  const page = rest.slice(0, max);
  const last = page.at(-1);
  const more = rest.length > page.length && last !== undefined;
  const spell = query.get('encoding-type') === 'url' ? encodeURIComponent : escapeXml;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
    `<Name>${bucketName}</Name><Prefix>${spell(query.get('prefix') ?? '')}</Prefix>`,
    `<KeyCount>${page.length}</KeyCount><MaxKeys>${max}</MaxKeys><IsTruncated>${more}</IsTruncated>`,
    more ? `<NextContinuationToken>${Buffer.from(last.key).toString('base64')}</NextContinuationToken>` : '',
    ...page.map((object) => contents(object, spell)),
    '</ListBucketResult>',
  ].join('\n');
}

function contents(
  { key, createdAt, eTag, sizeBytes }: StoredObject,
  spell: (text: string) => string,
): string {
  const facts = `<LastModified>${createdAt}</LastModified><ETag>&quot;${eTag}&quot;</ETag><Size>${sizeBytes}</Size>`;
  return `<Contents><Key>${spell(key)}</Key>${facts}<StorageClass>STANDARD</StorageClass></Contents>`;
}

function isAfter(key: string, after: string): boolean {
  return Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
