import { needsToken } from './code-samples.ts';
import type { bodyOf, Endpoint } from './document.ts';

/** The form that sends the request of an operation. The script of the page shows it: without one it can send nothing. */
export function TryIt({ endpoint, body }: { endpoint: Endpoint; body: ReturnType<typeof bodyOf> }) {
  const { method, path, operation } = endpoint;
  return (
    <form class="try" hidden data-method={method} data-path={path} data-type={body?.type}>
      <h4>Try it</h4>
      {operation.parameters.map((each) => (
        <label>
          {each.name}
          <input
            name={each.name}
            data-in={each.in}
            required={each.required}
            value={each.required ? String(each.example ?? '') : ''}
            placeholder={String(each.example ?? '')}
          />
        </label>
      ))}
      {needsToken(operation) && (
        <label>
          Token
          <input name="token" data-in="token" type="password" autocomplete="off" required />
        </label>
      )}
      {body && (
        <label>
          Body
          <textarea name="body" rows={6}>
            {body.text}
          </textarea>
        </label>
      )}
      <button type="submit">Send</button>
      <pre tabindex={0} role="status" aria-label={`What ${operation.operationId} answered`} hidden />
    </form>
  );
}
