import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { commandLine, flag, oneOf } from '../../infra/commands/command-line.ts';
import { answerLanguage } from '../../lib/assist/answer-language.ts';
import { askPassages, type Passage } from '../../lib/assist/ask.ts';
import { termSetOf } from '../../lib/assist/terms.ts';
import type { Language } from '../../lib/text/language.ts';
import { sentencesOf } from '../../lib/text/sentences.ts';

interface Row {
  readonly id: string;
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly summary: string;
}

const { values, files } = commandLine({
  call: 'npm run -s bench:ask',
  about: `How well ask tells what an article answers from what it does not. A question is every second subject word of a
sentence of a reference summary, six at most. It is asked of its own article (answered), of the article seven rows
on (offTopic), and, with two words of its own and four of that other article's, of its own again (halfOnTopic):
the last two are to find no answer. Rows of the files: {id, language, title, body, summary}.`,
  options: {
    part: oneOf(['all', 'odd', 'even'], 'rows that are asked'),
    json: flag('JSON on standard output'),
  },
  files: 'FILE',
});

const results: Awaited<ReturnType<typeof measure>>[] = [];
for (const file of files) results.push(await measure(file));
if (values.json) console.log(JSON.stringify(results));
else console.table(results);

async function measure(file: string) {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Row => JSON.parse(line));
  let [asked, answered, offTopic, halfOnTopic, milliseconds] = [0, 0, 0, 0, 0];
  for (const [index, row] of rows.entries()) {
    if (values.part !== 'all' && (index % 2 === 1) !== (values.part === 'odd')) continue;
    const other = rows[(index + 7) % rows.length];
    if (!other) continue;
    const language = await answerLanguage(row.language);
    const others = subjects(other.summary, await answerLanguage(other.language));
    for (const { start, end } of sentencesOf(row.summary).slice(0, 3)) {
      const words = subjects(row.summary.slice(start, end), language);
      if (words.length < 3 || others.length < 4) continue;
      const question = words.join(' ');
      const mixed = [...words.slice(0, 2), ...others.slice(0, 4)].join(' ');
      const began = performance.now();
      if ((await askPassages(question, passagesOf(row))).answered) answered += 1;
      milliseconds += performance.now() - began;
      if ((await askPassages(question, passagesOf(other))).answered) offTopic += 1;
      if ((await askPassages(mixed, passagesOf(row))).answered) halfOnTopic += 1;
      asked += 1;
    }
  }
  const share = (count: number) => Math.round((count / asked) * 1000) / 1000;
  return {
    set: basename(file, '.jsonl'),
    questions: asked,
    answered: share(answered),
    offTopic: share(offTopic),
    halfOnTopic: share(halfOnTopic),
    balancedAccuracy: share((answered + asked - (offTopic + halfOnTopic) / 2) / 2),
    millisecondsEach: Math.round((milliseconds / asked) * 10) / 10,
  };
}

/** Every second word that carries a subject, six at most. */
function subjects(text: string, language: Language): string[] {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu)].map(([word]) => word);
  const telling = words.filter((word) => termSetOf(word, language).size > 0);
  return telling.filter((_, index) => index % 2 === 0).slice(0, 6);
}

function passagesOf({ id, language, title, body }: Row): Passage[] {
  const passage = { articleId: id, language };
  return [
    { ...passage, field: 'headline', text: title },
    { ...passage, field: 'articleBody', text: body },
  ];
}
