import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Language } from '../../bot/people/person.ts';
import type { Log } from '../../bot/ports/log.ts';
import { acceptedLanguage, type PageWords, wordsOf } from './page-words.ts';
import { problemPage } from './pages.ts';
import type { WireProblem } from './wire.ts';

type ProblemText = Exclude<keyof PageWords['problem'], 'title' | 'toStart' | 'notFoundTitle'>;

interface Problem {
  readonly status: number;
  readonly text: ProblemText;
}

export const problems = {
  notFound: { status: 404, text: 'notFound' },
  malformed: { status: 400, text: 'malformed' },
  foreign: { status: 403, text: 'foreign' },
  tooLarge: { status: 413, text: 'tooLarge' },
  away: { status: 503, text: 'away' },
  unexpected: { status: 500, text: 'unexpected' },
  duration: { status: 400, text: 'duration' },
  emptyText: { status: 400, text: 'emptyText' },
  textTooLong: { status: 400, text: 'textTooLong' },
  moreThanDemo: { status: 409, text: 'moreThanDemo' },
} as const satisfies Record<string, Problem>;

/** The language that a request's answer should have, when nothing better is known. */
export const languageOf = (request: Request, response: Response): Language =>
  (response.locals.language as Language | undefined) ?? acceptedLanguage(request.get('accept-language'));

/** Says what went wrong: a page to somebody who reads pages, JSON to a program. Never anything of the inside. */
export function answerProblem(
  request: Request,
  response: Response,
  name: keyof typeof problems,
  detail?: string,
): void {
  const { status, text } = problems[name];
  const language = languageOf(request, response);
  const words = wordsOf(language).problem;
  response.status(status);
  if (status === 503) response.set('retry-after', '5');
  if (request.method !== 'HEAD' && request.accepts(['json', 'html']) === 'html') {
    const title = name === 'notFound' ? words.notFoundTitle : words.title;
    response.type('html').send(problemPage(language, title, words[text]));
    return;
  }
  const body: WireProblem = { error: name, text: detail ?? words[text] };
  response.json(body);
}

export const notFound: RequestHandler = (request, response) => answerProblem(request, response, 'notFound');

/** What the body parser says of a body; by its `type`. */
const bodyProblems: Readonly<Record<string, keyof typeof problems>> = {
  'entity.too.large': 'tooLarge',
  'entity.parse.failed': 'malformed',
  'encoding.unsupported': 'malformed',
  'charset.unsupported': 'malformed',
  'request.size.invalid': 'malformed',
  'request.aborted': 'malformed',
};

/**
 * The last stop for what was thrown. `away` tells whether it means that the database cannot be reached; that passes,
 * everything else is a bug and is logged as one. The log names the route's pattern, never the address (tokens).
 */
export function answerErrors(log: Log, away: (error: unknown) => boolean): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const type = error instanceof Error && 'type' in error ? String(error.type) : '';
    const known = bodyProblems[type] ?? (error instanceof URIError ? 'notFound' : undefined);
    const name = known ?? (away(error) ? 'away' : 'unexpected');
    const route = String(request.route?.path ?? 'none');
    if (name === 'away') log.warn({ route, method: request.method }, 'the database is away');
    if (name === 'unexpected') {
      log.error(
        {
          route,
          method: request.method,
          error: error instanceof Error ? error.name : typeof error,
          at: error instanceof Error ? error.stack?.split('\n').slice(1, 6).join('\n') : undefined,
        },
        'a request failed',
      );
    }
    answerProblem(request, response, name);
  };
}
