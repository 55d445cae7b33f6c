import type { Child } from 'hono/jsx';
import { useLocale } from './use-locale.ts';

/** The form that opens a session; `children` are fields of its own. */
export function AccessForm({ action, label, children }: { action: string; label: string; children?: Child }) {
  return (
    <form method="post" action={action}>
      {children}
      <label for="access">{label}</label>
      <input
        class="wide"
        id="access"
        name="access"
        type="password"
        required
        autocomplete="current-password"
      />
      <p class="row">
        <button type="submit" class="primary">
          {useLocale().words.desk.enter}
        </button>
      </p>
    </form>
  );
}
