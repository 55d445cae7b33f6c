import { isObject, type JsonObject, list, member, objects, string } from './fields.ts';

/**
 * What an object is that stands for a thing in the world which is offered, shown, planned or watched, with a name and a
 * text as an article has them, in words for a refusal; undefined for all else. Each kind is told by two members that
 * belong together, so that an article with a price, a rating or a place stays one.
 */
export function otherThing(value: JsonObject): string | undefined {
  const own = Object.keys(value);
  if (!TELLING.test(own.join(' '))) return undefined;
  const keys = own.map((key) => key.toLowerCase().replace(/[_-]/g, ''));
  if (isNotification(value)) return 'A notification of a service';
  if (isAlarm(value)) return 'An alarm of a monitoring system';
  if (isProduct(value, keys)) return 'A product of a shop';
  if (isFilm(keys)) return 'A film, a broadcast or a recording of a catalog';
  if (isBook(value, keys)) return 'A book of a catalog';
  if (isIssue(value)) return 'An issue of a tracker';
  if (isRecipe(keys)) return 'A recipe';
  if (isEvent(value)) return 'An event of a calendar';
  if (isReview(keys)) return 'A review by a customer';
  return undefined;
}

/** Members without which an object is none of all these: rows of large tables are looked at once. */
const TELLING =
  /price|variants|released?\b|release_?date|air_?date|premiered|track|isbn|volumeinfo|identifiers|ingredients?|review|arn\b|sns\b|detail-type|alarmname|startsat|number|iid\b|fields\b|dates\b|start\b/i;

/** Names of members in lower case, without separators. */
type Keys = readonly string[];

/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html and the events of AWS itself on EventBridge. */
function isNotification(value: JsonObject): boolean {
  const { TopicArn, Message, Sns, source } = value;
  if (typeof TopicArn === 'string' && Message !== undefined) return true;
  if (isObject(Sns) && 'TopicArn' in Sns) return true;
  return 'detail-type' in value && (string(source)?.startsWith('aws.') ?? false);
}

/** Amazon CloudWatch, Prometheus Alertmanager (https://prometheus.io/docs/alerting/latest/configuration/#webhook_config), Grafana. */
function isAlarm(value: JsonObject): boolean {
  const { AlarmName, NewStateValue, StateValue, labels, annotations, startsAt } = value;
  if (typeof AlarmName === 'string') return NewStateValue !== undefined || StateValue !== undefined;
  return isObject(labels) && isObject(annotations) && startsAt !== undefined;
}

const PRICE = /^(?:regular|sale|list|unit|base|current|original|max|min)?price$/;
const OF_SHOP =
  /^(?:sku|stock|stockstatus|instock|variants|variations|discount(?:percentage|price)?|availability|inventory\w*|product(?:id|type)|vendor|asin|gtin\d*|ean|upc|barcode)$/;

/** Shopify, WooCommerce and other shops. */
function isProduct(value: JsonObject, keys: Keys): boolean {
  if (keys.some((key) => PRICE.test(key)))
    return keys.some((key) => OF_SHOP.test(key)) || member(value['rating'], 'count') !== undefined;
  return objects(value['variants']).some((each) => 'price' in each || 'sku' in each);
}

/** TMDB, OMDb, TVmaze, iTunes and Spotify. */
function isFilm(keys: Keys): boolean {
  const has = (...all: readonly string[]) => all.every((key) => keys.includes(key));
  if (has('wrappertype', 'artistname') || has('trackid', 'trackname')) return true;
  const isShown = has('releasedate') || has('firstairdate') || has('released') || has('premiered');
  return isShown && ['voteaverage', 'posterpath', 'imdbid', 'imdbrating', 'runtime'].some((key) => has(key));
}

/** Google Books, Open Library and others. */
function isBook(value: JsonObject, keys: Keys): boolean {
  if (isObject(value['volumeInfo'])) return true;
  const isNumbered = keys.some((key) => /^(?:isbn(?:10|13)?|industryidentifiers)$/.test(key));
  return (
    isNumbered &&
    keys.some((key) => /^(?:pagecount|numberofpages(?:median)?|pages|publishdate|binding)$/.test(key))
  );
}

/** GitHub, GitLab and Jira: https://docs.github.com/rest/issues */
function isIssue({ number, iid, state, user, author, labels, fields }: JsonObject): boolean {
  if (isObject(fields) && 'issuetype' in fields) return true;
  const isNumbered = typeof number === 'number' || typeof iid === 'number';
  const isOpened = /^(?:open(?:ed)?|closed|merged)$/i.test(string(state) ?? '');
  return isNumbered && isOpened && (labels !== undefined || isObject(user) || isObject(author));
}

function isRecipe(keys: Keys): boolean {
  const isMixed = keys.some((key) => /^(?:extended|recipe)?ingredients?(?:lines)?$/.test(key));
  return (
    isMixed &&
    keys.some((key) =>
      /^(?:recipe)?(?:servings|yield|instructions|steps|directions|preptime|cooktime)$/.test(key),
    )
  );
}

/** Ticketmaster, Eventbrite, calendars of Google and Microsoft. */
function isEvent({ type, dates, start, end, venue, location, organizer, attendees }: JsonObject): boolean {
  if (type === 'event' && isObject(dates)) return true;
  const isTimed = [start, end].every((each) => isObject(each) || /^\d{4}-\d\d-\d\d/.test(string(each) ?? ''));
  return isTimed && [venue, location, organizer, attendees].some((each) => list(each).length > 0);
}

/** A critic's article has a rating too, but nobody numbers it as a review. */
function isReview(keys: Keys): boolean {
  return (
    keys.some((key) => /rating|stars/.test(key)) && keys.some((key) => /^review(?:er)?(?:id|name)$/.test(key))
  );
}
