/** A format that is known and holds nothing to read: its name, and how its bytes, read as Latin-1, begin. */
export interface RefusedFormat {
  readonly name: string;
  readonly start: string | RegExp;
  /** What stands behind that: names of the members of an archive. */
  readonly holds?: RegExp;
}

/** Files that are no text. Signatures: https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern and after it. */
export const REFUSED_BINARY: readonly RefusedFormat[] = [
  { name: 'an image, sound or video', start: /^RIFF....(WEBP|WAVE|AVI )/s },
  { name: 'a video or image', start: /^.{4}ftyp/s },
  { name: 'a PNG image', start: '\x89PNG' },
  { name: 'a JPEG image', start: '\xff\xd8\xff' },
  { name: 'a GIF image', start: 'GIF8' },
  { name: 'a TIFF image', start: 'II*\0' },
  { name: 'a TIFF image', start: 'MM\0*' },
  { name: 'an icon', start: '\0\0\x01\0' },
  { name: 'a PDF document', start: '%PDF-' },
  {
    name: 'an Excel workbook (XLSX)',
    start: 'PK\x03\x04',
    holds: /xl\/(?:workbook|worksheets|_rels|styles|sharedStrings|theme)/,
  },
  {
    name: 'a Word document (DOCX)',
    start: 'PK\x03\x04',
    holds: /word\/(?:document|_rels|styles|settings|theme)/,
  },
  {
    name: 'a PowerPoint presentation (PPTX)',
    start: 'PK\x03\x04',
    holds: /ppt\/(?:presentation|slides|_rels)/,
  },
  { name: 'an e-book (EPUB)', start: 'PK\x03\x04', holds: /mimetypeapplication\/epub\+zip/ },
  {
    name: 'an OpenDocument file',
    start: 'PK\x03\x04',
    holds: /mimetypeapplication\/vnd\.oasis\.opendocument/,
  },
  { name: 'a ZIP archive or Office document', start: 'PK\x03\x04' },
  { name: 'a ZIP archive', start: 'PK\x05\x06' },
  { name: 'a RAR archive', start: 'Rar!\x1a\x07' },
  { name: 'a 7z archive', start: '7z\xbc\xaf\x27\x1c' },
  { name: 'an xz archive', start: '\xfd7zXZ' },
  { name: 'a bzip2 archive', start: 'BZh' },
  { name: 'a Zstandard archive', start: '\x28\xb5\x2f\xfd' },
  { name: 'a tar archive', start: /^[\s\S]{257}ustar/ },
  { name: 'an old Office document', start: '\xd0\xcf\x11\xe0' },
  { name: 'a Parquet file', start: 'PAR1' },
  { name: 'an Arrow file', start: 'ARROW1' },
  { name: 'a Feather file', start: 'FEA1' },
  { name: 'an ORC file', start: 'ORC' },
  { name: 'an Avro file', start: 'Obj\x01' },
  { name: 'an HDF5 file', start: '\x89HDF' },
  { name: 'a Python pickle', start: '\x80\x04\x95' },
  { name: 'a program', start: '\x7fELF' },
  { name: 'a program', start: 'MZ\x90' },
  { name: 'an Ogg file', start: 'OggS' },
  { name: 'an MP3 file', start: 'ID3' },
  { name: 'a Matroska file', start: '\x1a\x45\xdf\xa3' },
  { name: 'a font', start: 'wOFF' },
  { name: 'a font', start: 'wOF2' },
  { name: 'an SQLite database', start: 'SQLite format 3\0' },
  { name: 'a WebAssembly module', start: '\0asm' },
];

/** Texts of a known format that hold no articles: lists of links, calendars, subtitles, documents of an office. */
export const REFUSED_TEXT: readonly RefusedFormat[] = [
  {
    name: 'OPML, a list of subscriptions',
    start: /^(?:<\?xml[^>]*>\s*|<!--(?:(?!-->)[\s\S])*-->\s*)*<opml[\s>]/i,
  },
  { name: 'a file of bookmarks: links, not articles', start: /^<!doctype\s+netscape-bookmark-file/i },
  {
    name: 'an export of Pocket: saved links, not articles',
    start: /^<!doctype html>[\s\S]{0,400}<title>Pocket Export<\/title>/i,
  },
  {
    name: 'a file of bookmarks (XBEL): links, not articles',
    start: /^(?:<\?xml[^>]*>\s*)?(?:<!doctype xbel[^>]*>\s*)?<xbel[\s>]/i,
  },
  { name: 'a calendar', start: /^BEGIN:VCALENDAR/i },
  { name: 'a list of contacts', start: /^BEGIN:VCARD/i },
  { name: 'subtitles', start: /^WEBVTT\b|^1\r?\n\d\d:\d\d:\d\d,\d{3} --> / },
  { name: 'a playlist', start: /^#EXTM3U/ },
  { name: 'an RTF document', start: /^\{\\rtf\d/ },
  { name: 'a PostScript document', start: /^%!PS/ },
  { name: 'a TeX document', start: /^\\documentclass/ },
  { name: 'a BibTeX list', start: /^@(?:article|book|misc|inproceedings)\s*\{/i },
  { name: 'a script', start: /^#!\// },
  { name: 'a dump of a database', start: /^-- (?:MySQL|PostgreSQL|MariaDB) (?:database )?dump/i },
  { name: 'rules for robots', start: /^(?:#[^\n]*\n|\s)*User-agent:/i },
];

/** The format of the table that `bytes` or a text begin like. */
export function refusedName(formats: readonly RefusedFormat[], head: string): string | undefined {
  return formats.find(
    ({ start, holds }) =>
      (typeof start === 'string' ? head.startsWith(start) : start.test(head)) && (holds?.test(head) ?? true),
  )?.name;
}
