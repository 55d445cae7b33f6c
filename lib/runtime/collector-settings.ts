/** How the collector reaches out, as the environment says it. */
export interface CollectorSettings {
  /** Address of the queue of what is to be fetched. */
  readonly fetchQueueUrl: string | undefined;
  /** What publishers see: the product, its version, and whom to write to. */
  readonly userAgent: string;
  /** Ports beside 80 and 443, and whether private networks may be fetched from. */
  readonly rules: { readonly ports: readonly number[]; readonly allowPrivate: boolean };
}

/** The version of package.json, which a test compares. */
export const VERSION = '0.2.0';

/**
 * Reads the settings of the collector. Throws without a contact: whoever is asked for pages by a machine has to be able
 * to write to a person; the local host sets one that says what it is.
 */
export function readCollectorSettings(environment: NodeJS.ProcessEnv = process.env): CollectorSettings {
  const contact = environment['NEWSLOOM_CONTACT']?.trim();
  if (!contact)
    throw new Error('environment lacks NEWSLOOM_CONTACT: the collector fetches nothing without a contact');
  if (!/^[\x20-\x7e]{3,200}$/.test(contact) || /[()]/.test(contact))
    throw new Error('NEWSLOOM_CONTACT is an address of mail or web in ASCII, without parentheses');
  return {
    fetchQueueUrl: environment['NEWSLOOM_FETCH_QUEUE_URL'],
    userAgent: `newsloom/${VERSION} (contact: ${contact})`,
    rules: rulesOf(environment),
  };
}

/** How pictures are fetched: under the rules of the collector, by the same name; the contact is not needed for it. */
export function readPictureSettings(
  environment: NodeJS.ProcessEnv = process.env,
): Pick<CollectorSettings, 'userAgent' | 'rules'> {
  const contact = environment['NEWSLOOM_CONTACT']?.trim();
  if (contact) return readCollectorSettings(environment);
  return { userAgent: `newsloom/${VERSION} (pictures)`, rules: rulesOf(environment) };
}

function rulesOf(environment: NodeJS.ProcessEnv): CollectorSettings['rules'] {
  return {
    ports: listOf(environment['NEWSLOOM_FETCH_PORTS']).map(portOf),
    allowPrivate: environment['NEWSLOOM_ALLOW_PRIVATE'] === 'yes',
  };
}

/** Who may see and change subscriptions. */
export interface OperatorSettings {
  /** SHA-256, in hex, of the tokens with the scope `operate`. */
  readonly operatorTokenHashes: readonly string[];
  /** Secrets that sign sessions and forms, newest first: the first signs, all verify. */
  readonly sessionSecrets: readonly string[];
}

/** Reads who operates. Throws without a secret, with which every session would be signed alike. */
export function readOperatorSettings(environment: NodeJS.ProcessEnv = process.env): OperatorSettings {
  const sessionSecrets = listOf(environment['NEWSLOOM_SESSION_SECRET']);
  if (sessionSecrets.length === 0) throw new Error('environment lacks NEWSLOOM_SESSION_SECRET');
  return { sessionSecrets, operatorTokenHashes: listOf(environment['NEWSLOOM_OPERATOR_TOKEN_HASHES']) };
}

function listOf(text = ''): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error('NEWSLOOM_FETCH_PORTS holds numbers of ports, separated by commas');
}
