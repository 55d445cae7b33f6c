import type { CompactOptions } from './compact-options.ts';
import { type Manifest, NO_MANIFEST, newestOf, type RetiredSegment, type Segment } from './manifest.ts';
import { DAY_SECONDS, oldestKept } from './retention.ts';
import type { SearchWriteStore, StoredManifest } from './search-store.ts';

/** Readers of an older manifest are done by then. */
const GRACE_SECONDS = 600;

/** Puts a changed manifest, again over what others have put meanwhile; false when the change does not fit any more. */
export async function putOver(
  store: SearchWriteStore,
  first: StoredManifest | undefined,
  options: CompactOptions,
  change: (manifest: Manifest) => Manifest | undefined,
): Promise<boolean> {
  for (let stored = first; ; stored = await store.getManifest({ consistent: true })) {
    const before = stored?.manifest ?? NO_MANIFEST;
    const changed = change(before);
    if (!changed) return false;
    const { nowSeconds } = options;
    const oldest = oldestKept(options, nowSeconds);
    const segments = changed.segments.filter((segment) => newestOf(segment) >= oldest);
    const stay = new Set(segments.map(({ name }) => name));
    const left = before.segments.filter(({ name }) => !stay.has(name));
    const retired = [...changed.retired, ...left.map((segment) => retire(segment, nowSeconds))];
    const kept = retired.filter(({ since }) => nowSeconds - since < DAY_SECONDS);
    if (await store.putManifest({ ...changed, segments, retired: kept }, stored?.revision ?? 0)) return true;
  }
}

function retire({ name }: Segment, since: number): RetiredSegment {
  return { name, since };
}

/** Deletes what has not stood for the grace period. */
export async function sweepRetired(store: SearchWriteStore, options: CompactOptions): Promise<void> {
  const stored = await store.getManifest({ consistent: true });
  const over =
    stored?.manifest.retired.filter(({ since }) => options.nowSeconds - since >= GRACE_SECONDS) ?? [];
  if (over.length === 0) return;
  for (const { name } of over) await store.deleteSegment(name);
  const names = new Set(over.map(({ name }) => name));
  await putOver(store, stored, options, (manifest) => ({
    ...manifest,
    retired: manifest.retired.filter(({ name }) => !names.has(name)),
  }));
}
