/** Reads what a cache in front shows itself by. */
export function edgeSecretOf(environment: NodeJS.ProcessEnv): { readonly edgeSecret?: string } {
  const edgeSecret = environment['NEWSLOOM_EDGE_SECRET'];
  return edgeSecret ? { edgeSecret } : {};
}
