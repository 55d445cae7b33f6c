import { useLocale } from './use-locale.ts';

/** The way to the next page, where there is one. */
export function Pager({ nextPath, children }: { nextPath: string | undefined; children: string }) {
  if (nextPath === undefined) return null;
  return (
    <nav class="pager" aria-label={useLocale().words.layout.pages}>
      <a rel="next" href={nextPath}>
        {children}
      </a>
    </nav>
  );
}
