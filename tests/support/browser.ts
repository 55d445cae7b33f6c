import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { describe } from 'vitest';

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** `describe` for a suite that needs a real browser; without one the suite's name says why it is skipped. */
export function describeWithBrowser(name: string, suite: () => void): void {
  if (existsSync(EXECUTABLE)) describe(name, suite);
  else describe.skip(`${name} (skipped: no browser at ${EXECUTABLE}; set CHROMIUM)`, suite);
}

/** A browser that speaks to nobody but the pages it is sent to. */
export function launchBrowser(): Promise<Browser> {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  return chromium.launch({
    executablePath: EXECUTABLE,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet],
  });
}
