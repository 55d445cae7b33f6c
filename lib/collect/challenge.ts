import type { Headers } from './cache-hints.ts';

/** How those who keep machines away sign their pages. */
const MARKS =
  /cf-chl-|challenge-platform|__cf_chl|<title>\s*(?:just a moment|attention required|access denied|one moment|pardon our interruption|verify you are human|robot check)|captcha-delivery\.com|px-captcha|_Incapsula_Resource|g-recaptcha|h-captcha|ddos-guard|Checking your browser|awswaf/i;

/** True for a page that asks whether a person is there, whatever status it comes with. */
export function isChallenge(headers: Headers, text: string): boolean {
  if (headers['cf-mitigated'] === 'challenge' || headers['x-amzn-waf-action'] === 'challenge') return true;
  return MARKS.test(text.slice(0, 20_000));
}
