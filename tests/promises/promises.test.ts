import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot } from '../support/root.ts';

/** Rows of the tables of a page that name a test: its file, and words of its title. */
function namedTests(page: string): [file: string, title: string][] {
  const rows = readFileSync(join(repositoryRoot, page), 'utf8').split('\n');
  return rows.flatMap((row): [string, string][] => {
    const cells = row.split('|').map((cell) => cell.trim());
    const file = cells.findIndex((cell) => /^tests\/[\w./-]+\.test\.tsx?$/.test(cell));
    return file < 0 ? [] : [[cells[file] ?? '', cells[file + 1] ?? '']];
  });
}

it.each(namedTests('SECURITY.md'))('%s has a test “%s”', (file, title) => {
  expect(existsSync(join(repositoryRoot, file)), file).toBe(true);
  expect(title).toMatch(/\w+ \w+/);
  expect(readFileSync(join(repositoryRoot, file), 'utf8')).toContain(title);
});

it('every promise is shown by a test', () => {
  const page = readFileSync(join(repositoryRoot, 'SECURITY.md'), 'utf8');
  const shown = new Set([...page.matchAll(/^\| (\d+) \|.*tests\//gm)].map(([, number]) => Number(number)));
  expect([...shown].sort((a, b) => a - b)).toEqual(Array.from({ length: 14 }, (_, index) => index + 1));
});
