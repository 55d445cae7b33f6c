import { resolve } from 'node:path';

/** The folder of package.json. */
export const repositoryRoot = resolve(import.meta.dirname, '../..');
