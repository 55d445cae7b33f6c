import { defineConfig } from 'vitest/config';

// Every test runs in UTC: dates without a zone must not depend on the machine (facts: native Date
// reads 12 instead of 8 odd dates wrongly under another zone).
process.env['TZ'] = 'UTC';
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

export default defineConfig({
  test: {
    globalSetup: ['tests/support/temporary-folder.ts'],
    include: ['tests/**/*.test.{ts,tsx}'],
    // Built bundles run as Node runs them; vitest would transform megabytes anew for every host.
    server: { deps: { external: [/\.mjs$/] } },
    // Many tests wait for processes of their own: one worker less than there are cores leaves cores idle.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default'],
  },
});
