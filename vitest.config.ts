import { defineConfig } from 'vitest/config';

// Every test runs in UTC: dates without a zone must not depend on the machine (facts: native Date
// reads 12 instead of 8 odd dates wrongly under another zone).
process.env['TZ'] = 'UTC';
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

/** What is held to seconds runs when nothing else does: two busy cores lend each other a third of their speed. */
const TIMED = ['tests/decode/hostile.long.test.ts'];

/** Files that take more than about eight seconds: `npm run test:long`. */
const LONG = ['tests/**/*.long.test.{ts,tsx}'];

/** Rooms whose code holds nothing of the environment: one process reads their modules once for all files. */
const PURE = [
  'article',
  'cases',
  'decode',
  'enrich',
  'feeds',
  'golden',
  'normalize',
  'relate',
  'search',
  'text',
  'web',
].map((room) => `tests/${room}/**/*.test.{ts,tsx}`);

const SHARED = {
  // Built bundles run as Node runs them; vitest would transform megabytes anew for every host.
  server: { deps: { external: [/\.mjs$/] } },
  // What only a hang exceeds, also on a machine that does other work.
  testTimeout: 240_000,
  hookTimeout: 240_000,
};

export default defineConfig({
  test: {
    // Of the whole run: each project would make a folder within that of the one before.
    globalSetup: ['tests/support/temporary-folder.ts'],
    projects: [
      { test: { ...SHARED, name: 'pure', isolate: false, include: PURE, exclude: LONG } },
      {
        test: {
          ...SHARED,
          name: 'tests',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...PURE, ...LONG],
        },
      },
      { test: { ...SHARED, name: 'long', include: LONG, exclude: TIMED } },
      { test: { ...SHARED, name: 'timed', include: TIMED, sequence: { groupOrder: 1 } } },
    ],
    // Many tests wait for processes of their own: one worker less than there are cores leaves cores idle.
    maxWorkers: '100%',
    reporters: ['default'],
  },
});
