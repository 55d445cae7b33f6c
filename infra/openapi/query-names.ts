import { openApiDocument } from './document.ts';

/** The names that the query of each operation of the document may have. Pages for people take anything. */
export function queryNames(): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(openApiDocument().paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([, operation]) => !isPage(operation as Operation))
        .map(([method, operation]) => [
          `${method.toUpperCase()} ${path}`,
          ((operation as Operation).parameters ?? [])
            .filter((parameter) => parameter.in === 'query')
            .map(({ name }) => name),
        ]),
    ),
  );
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}

function isPage({ responses }: Operation): boolean {
  return 'text/html' in (responses['200']?.content ?? {});
}
