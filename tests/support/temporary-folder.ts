import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One temporary folder for a whole run of tests and for the processes that they start; nothing of it stays behind. */
export default function temporaryFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-tests-'));
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
