import { mendedValue } from '../json/mend.ts';

/** What programs write where there is nothing. */
const NOTHING = new Set(['nan', 'null', 'none', 'nil', 'n/a', '#n/a', '\\n', 'nat', '[]', '{}']);
/** Longer cells that begin with a bracket are texts. */
const MAX_LIST = 20_000;

/** The value of a cell: undefined where nothing is, a list or object where one was written as JSON or Python. */
export function cellValue(cell: string): unknown {
  const text = cell.trim();
  if (text === '' || (text.length <= 4 && NOTHING.has(text.toLowerCase()))) return undefined;
  const isList = text.length <= MAX_LIST && /^\[.*\]$|^\{.*\}$/s.test(text);
  return isList ? (listIn(text) ?? text) : text;
}

function listIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const mended = mendedValue(text, 0);
    return mended?.end === text.length ? mended.value : undefined;
  }
}
