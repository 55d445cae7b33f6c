/** Searches the operations and sends what the forms hold. The page can be read without it. */
export const DOCS_SCRIPT = `
const search = document.querySelector('.search');
search.hidden = false;
search.addEventListener('input', ({ target }) => {
  const words = target.value.toLowerCase().split(/\\s+/);
  for (const each of document.querySelectorAll('[data-words]'))
    each.hidden = !words.every((word) => each.dataset.words.includes(word));
});
const unfold = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let each = target; each; each = each.parentElement) if (each.matches('details')) each.open = true;
  target?.scrollIntoView();
};
addEventListener('hashchange', unfold);
if (location.hash) unfold();

for (const form of document.querySelectorAll('.try')) {
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { method, path, type } = form.dataset;
    let filled = path;
    const query = new URLSearchParams();
    const headers = new Headers(type && { 'content-type': type });
    for (const { name, value, dataset } of form.querySelectorAll('input')) {
      if (value === '') continue;
      if (dataset.in === 'path') filled = filled.replace('{' + name + '}', encodeURIComponent(value));
      if (dataset.in === 'query') query.append(name, value);
      if (dataset.in === 'header') headers.set(name, value);
      if (dataset.in === 'token') headers.set('authorization', 'Bearer ' + value);
    }
    if (method === 'GET') headers.set('accept', 'application/json, */*;q=.5');
    const output = form.querySelector('pre');
    output.hidden = false;
    output.textContent = '…';
    const body = form.elements.body?.value;
    try {
      const answer = await fetch(filled + (query.size ? '?' + query : ''), { method, headers, body });
      const text = await answer.text();
      const kind = answer.headers.get('content-type') ?? '';
      const shown = text && /json/.test(kind) ? JSON.stringify(JSON.parse(text), null, 2) : text;
      output.textContent = answer.status + ' ' + kind + '\\n\\n' + shown;
    } catch (error) {
      output.textContent = String(error);
    }
  });
}
`;
