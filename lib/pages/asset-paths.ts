/**
 * Where pages find their style sheet, script and icon. The hash in a name is of the file's text, so that caches may
 * keep it for ever; it is written down here so that a page can be made without loading the files. A test tells the
 * name when a file has changed.
 */
export const STYLES_PATH = '/assets/styles-e32699b0de.css';
export const SCRIPT_PATH = '/assets/times-324ec584bf.js';
export const TOUCH_ICON_PATH = '/assets/touch-icon-144e99202b.png';
export const ICON_PATH = '/assets/icon-1859503aae.svg';
