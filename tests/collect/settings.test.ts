import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  readCollectorSettings,
  readOperatorSettings,
  VERSION,
} from '../../lib/runtime/collector-settings.ts';
import { repositoryRoot } from '../support/root.ts';

const CONTACT = { NEWSLOOM_CONTACT: 'desk@paper.example' };

describe('the settings of the collector', () => {
  it('tell publishers the version that this is, and whom to write to', () => {
    const { version } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8'));
    expect(VERSION).toBe(version);
    expect(readCollectorSettings(CONTACT).userAgent).toBe(
      `newsloom/${version} (contact: desk@paper.example)`,
    );
  });

  it.each([
    [{}, 'without a contact'],
    [{ NEWSLOOM_CONTACT: ' ' }, 'without a contact'],
    [{ NEWSLOOM_CONTACT: 'me) Mozilla/5.0 (' }, 'without parentheses'],
    [{ NEWSLOOM_CONTACT: 'me\r\nx-other: 1' }, 'in ASCII'],
    [{ ...CONTACT, NEWSLOOM_FETCH_PORTS: '8080,none' }, 'numbers of ports'],
    [{ ...CONTACT, NEWSLOOM_FETCH_PORTS: '70000' }, 'numbers of ports'],
  ])('of %j are refused: %s', (environment, words) => {
    expect(() => readCollectorSettings(environment)).toThrow(words);
  });

  it('allow no private network unless told', () => {
    expect(readCollectorSettings(CONTACT).rules).toEqual({ ports: [], allowPrivate: false });
    const told = { ...CONTACT, NEWSLOOM_FETCH_PORTS: '8080, 8443', NEWSLOOM_ALLOW_PRIVATE: 'yes' };
    expect(readCollectorSettings(told).rules).toEqual({ ports: [8080, 8443], allowPrivate: true });
  });

  it('sign nothing without a secret', () => {
    expect(() => readOperatorSettings({})).toThrow('NEWSLOOM_SESSION_SECRET');
  });
});
