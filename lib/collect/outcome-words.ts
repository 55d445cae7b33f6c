import type { IntervalReason, Outcome, OutcomeCode } from '../article/subscription.ts';

/** What a poll came to, and what to do, in a sentence or two for the operator. */
const WORDS: Readonly<Record<OutcomeCode, string>> = {
  fetched: 'New entries came.',
  unchanged: 'The feed is the same as before.',
  notModified: 'The publisher says that nothing has changed.',
  ended:
    'The publisher says that the feed is gone for good. Delete the subscription, or look for another feed of the site.',
  doubled: 'Another subscription has this feed already. Delete this one.',
  notFound: 'There is nothing at this address. Look for the feed on the site and change the address.',
  unauthorized: 'The publisher does not let us in. Ask for access, and give the headers that it needs.',
  tooManyRequests:
    'The publisher wants fewer requests. It is left alone for as long as it asks; raise minIntervalSeconds if this comes again.',
  unavailable: 'The publisher is not available just now. It is tried again later.',
  serverError: 'The publisher’s server has a fault. It is tried again later.',
  badStatus: 'The publisher gives an answer that means nothing for a feed. Look at the address in a browser.',
  badRedirect: 'The address leads on without an end. Look at it in a browser and change the address.',
  refusedAddress:
    'The address leads where nothing is fetched from: private networks, other schemes or ports. Change it, or allow the port.',
  noSuchHost: 'The name of the host does not resolve. Look whether the site has moved.',
  noConnection: 'The host does not take the connection. It is tried again later.',
  tlsFault:
    'The certificate of the host does not hold, or its TLS is at fault. Tell its publisher; it is tried again later.',
  timeout: 'The host is too slow: ten seconds to the first byte, thirty in all.',
  tooLarge: 'The body is larger than 10 MB. Look for a shorter feed.',
  cutOff: 'The body ended before its end. It is tried again later, and nothing of it was taken.',
  badEncoding: 'The body is compressed in a way that cannot be undone. Tell its publisher.',
  htmlForFeed: 'A web page is where the feed was. Subscribe to the site’s address, which finds its feeds.',
  challenge:
    'The publisher asks whether a person is there. Ask it to let this collector in; its User-Agent has a contact.',
  notAFeed: 'The body is no feed. Look at the address in a browser and change it.',
  noRobots:
    'The site’s robots.txt cannot be read just now, and nothing is fetched without it. It is tried again later.',
  disallowed:
    'The site’s robots.txt does not let this be fetched. Ask its publisher, or take a feed instead.',
};

/** Why the next poll is when it is. */
const REASONS: Readonly<Record<IntervalReason, string>> = {
  new: 'It was not asked yet.',
  rate: 'As often as entries come.',
  window: 'So that no entry falls out of the feed between two polls.',
  publisher: 'The publisher asks for it.',
  skip: 'The publisher wants to be left alone until then.',
  retryAfter: 'The publisher said when to come again.',
  failing: 'Longer after each failure, up to a day.',
  push: 'A hub pushes; polls only check.',
  bounds: 'The bounds of the subscription.',
  asked: 'You asked for it.',
};

export function outcomeWords({ code, found }: Pick<Outcome, 'code' | 'found'>): string {
  return found === undefined ? WORDS[code] : `${WORDS[code]} Found: ${found}.`;
}

export function reasonWords(why: IntervalReason): string {
  return REASONS[why];
}
