import { createServer, type IncomingMessage, type Server } from 'node:http';
import { openAiToolCall } from '../support/model-servers.ts';
import { type ApiInstance, askApi } from './api-request.ts';

/** An article, and a question that a sentence of it answers. */
export interface ModelQuestion {
  readonly articleId: string;
  readonly question: string;
}

export interface ModelOutcome {
  /** Answers in the model's words, and those that the embedded result stood in for. */
  readonly worded: number;
  readonly embedded: number;
  /** What was neither. */
  readonly wrong: readonly string[];
}

const MOST_TRIES = 20;

/**
 * Asks each question of the function with the model behind faults, and of one without a model: an answer is either
 * the model's, resting on sentences that were found, or what the embedded features say.
 */
export async function askQuestions(
  withModel: ApiInstance,
  withoutModel: ApiInstance,
  questions: readonly ModelQuestion[],
): Promise<ModelOutcome> {
  const outcome = { worded: 0, embedded: 0, wrong: [] as string[] };
  const ask = async (instance: ApiInstance, { articleId, question }: ModelQuestion, number: number) => {
    for (let tries = 1; ; tries += 1) {
      const path = `/v1/articles/${articleId}/assist/ask`;
      const sourceIp = `10.20.${number % 250}.1`;
      const answer = await askApi(instance, { method: 'POST', path, body: { question }, sourceIp });
      // Faults of the table are told as such; those of the model never are.
      if (answer.status < 500 || tries === MOST_TRIES) return answer;
    }
  };
  await Promise.all(
    questions.map(async (question, number) => {
      const plain = await ask(withoutModel, question, number);
      const { status, body } = await ask(withModel, question, number);
      const found = plain.body['answers'] as { text: string }[];
      const given = body['answers'] as { text: string }[] | undefined;
      const text = (body['answer'] as { text?: string } | undefined)?.text;
      if (status === 200 && text !== undefined && text === given?.[0]?.text && text === found[0]?.text)
        outcome.worded += 1;
      else if (status === 200 && text === undefined && JSON.stringify(given) === JSON.stringify(found))
        outcome.embedded += 1;
      else outcome.wrong.push(`answer ${question.articleId}: ${status} ${JSON.stringify(body)}`);
    }),
  );
  return outcome;
}

/** A model that answers with the first of the sentences that it is given. */
export function firstSentenceModel(): Server {
  return createServer(async (request, response) => {
    const { messages } = JSON.parse(await textOf(request)) as { messages: { content: string }[] };
    const sentence = /^1\. (.+)$/m.exec(messages.at(-1)?.content ?? '')?.[1] ?? '';
    const { body } = openAiToolCall('answer', { answered: true, answer: sentence, sentences: [1] });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
