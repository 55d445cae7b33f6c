/** Frames that a log keeps of a stack, and causes behind an error. */
const MAX_FRAMES = 12;
const MAX_CAUSES = 4;

/** What a log says of a fault. */
export interface Fault {
  /** Name and message. */
  readonly fault: string;
  /** The innermost frames, as the engine writes them: `at name (file:///…/index.mjs:1:2)`. */
  readonly stack?: readonly string[];
  /** Names and messages of what caused it, the nearest first. */
  readonly causes?: readonly string[];
}

/** Tells of anything that was thrown. Messages of ours and of the SDK hold no text of a payload. */
export function faultOf(error: unknown): Fault {
  const stack = framesOf(error);
  const causes = causesOf(error);
  return {
    fault: String(error),
    ...(stack.length > 0 && { stack }),
    ...(causes.length > 0 && { causes }),
  };
}

/** Without the first lines, which repeat the message. */
function framesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim());
  return lines.filter((line) => line.startsWith('at ')).slice(0, MAX_FRAMES);
}

function causesOf(error: unknown): string[] {
  const causes: string[] = [];
  for (let each = error; each instanceof Error && causes.length < MAX_CAUSES; each = each.cause)
    if (each.cause !== undefined) causes.push(String(each.cause));
  return causes;
}
