/**
 * The closed set of reasons for which input is refused. They stand in ingest records, in the answers of
 * `npm run normalize` and in problem documents, so a code once published keeps its meaning.
 */
export const REFUSAL_CODES = [
  'uploadGone', //         the object was deleted before it could be read
  'emptyPayload', //       no bytes, or nothing but white space
  'payloadTooLarge', //    more than 10 MB as uploaded
  'inflatedTooLarge', //   more than 20 MB after gunzip
  'gzipBroken', //         starts as gzip and cannot be inflated
  'binaryPayload', //      no text in any charset: images, archives, programs
  'notUtf8', //            no charset fits the bytes
  'unknownFormat', //      text, but no format that is known
  'syntaxError', //        the format is clear, the document is broken there
  'tooDeep', //            nested past the limit of the format's reader
  'notAnArticle', //       a well-formed element that is no article (a string in an array, a video object)
  'noArticles', //         a well-formed document of a known format that holds no article at all
  'noHeadline', //         nothing that could be shown as a headline
  'tooManyItems', //       past the items of one part; the rest is continued in a further part
  'notYours', //           would change another sender's article; a replay tries again once the operator says who speaks for the source
  'internalFault', //      our own code failed on it: the log tells where, and a replay tries again
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/**
 * The input's fault, as a value. `pointer` leads into the payload: a JSON Pointer (RFC 6901) for JSON, prefixed
 * `line N` in NDJSON; an element path such as `/rss/channel/item[3]` for XML; `line N` for text; '' for the
 * payload as a whole. `detail` is one sentence for a person, without the payload's own text beyond a few words.
 */
export interface Refusal {
  readonly code: RefusalCode;
  readonly pointer: string;
  readonly detail: string;
}
