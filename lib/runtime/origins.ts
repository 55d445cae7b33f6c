/** Reads origins, separated by commas or blanks. Throws for anything else, `*` too: they stand in policies and answers. */
export function originsOf(text: string, name: string): string[] {
  const origins = text.split(/[\s,]+/).filter(Boolean);
  const bad = origins.find((each) => !URL.canParse(each) || new URL(each).origin !== each);
  if (bad !== undefined) throw new Error(`${name}: ${bad} is no origin, such as https://paper.example`);
  return origins;
}
