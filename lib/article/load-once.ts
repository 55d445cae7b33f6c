/**
 * Loads a module with its first use and keeps it: Node resolves an `import()` anew each time that it is asked, which
 * for an upload of thousands of items costs more than what is done with the module.
 */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}
