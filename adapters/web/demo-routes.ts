import { once } from 'node:events';
import { type RequestHandler, type Response, Router } from 'express';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { storable } from '../../bot/conversation/storable.ts';
import type { Language } from '../../bot/people/person.ts';
import type { DemoControls } from './demo-controls.ts';
import type { Desk } from './desk.ts';
import type { Events } from './events.ts';
import { isForeign, isOwnMachine } from './guards.ts';
import { jsonBody } from './json-body.ts';
import { answerProblem } from './problems.ts';

const longestText = 4000;

const id = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => storable(text) === text);
const acting = { as: id, page: z.string().max(100).default(''), conversation: id };
const actBody = z.object({
  ...acting,
  verb: z.string().min(1).max(100),
  data: z.record(z.string(), z.unknown()).default({}),
  values: z.record(z.string(), z.string()).default({}),
  letter: id.nullable().default(null),
  quiet: z.boolean().default(false),
});
const sayBody = z.object({ ...acting, text: z.string() });
const clockBody = z.union([z.strictObject({ advance: z.string() }), z.strictObject({ now: z.string() })]);
const asQuery = z.object({
  as: id,
  conversation: id.optional(),
  only: id.optional(),
  page: z.string().max(100).default(''),
});

/** Where a clock is to be moved; null for what is no time, goes backwards by a duration, or leaves the calendar. */
export function clockMove(body: unknown): Parameters<DemoControls['moveClock']>[0] | null {
  const parsed = clockBody.safeParse(body);
  if (!parsed.success) return null;
  try {
    if ('now' in parsed.data) return { now: Temporal.Instant.from(parsed.data.now) };
    const advance = Temporal.Duration.from(parsed.data.advance);
    const years = advance.total({ unit: 'years', relativeTo: '2026-01-01' });
    return advance.sign > 0 && years <= 20 ? { advance } : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

export interface DemoRoutesOptions {
  readonly demo: DemoControls;
  readonly desk: Desk;
  readonly events: Events;
  readonly publicUrl: string;
}

/** The demo's requests (design §2): answered to this machine's own page alone. */
export function demoRoutes({ demo, desk, events, publicUrl }: DemoRoutesOptions): Router {
  const router = Router();
  // the database may be away when somebody must be told so in their language
  const languages = new Map<string, Language>();

  const guard: RequestHandler = (request, response, next) => {
    if (!isOwnMachine(request)) return answerProblem(request, response, 'notFound');
    if (isForeign(request, publicUrl)) return answerProblem(request, response, 'foreign');
    next();
  };
  const rememberLanguage: RequestHandler = (request, response, next) => {
    const as: unknown = request.body?.as ?? request.query.as;
    if (typeof as === 'string' && languages.has(as)) response.locals.language = languages.get(as);
    next();
  };
  let startingOver: Promise<unknown> = Promise.resolve();
  const underWay = new Set<Response>();
  // half of a demo is nobody's: what is under way ends first, and whoever asks meanwhile is answered from the new one
  const afterStartingOver: RequestHandler = async ({ path }, response, next) => {
    let awaited: unknown;
    while (awaited !== startingOver) {
      awaited = startingOver;
      await awaited;
    }
    if (path !== '/start-over' && path !== '/events') {
      underWay.add(response);
      response.once('close', () => underWay.delete(response));
    }
    next();
  };
  const startOver = async (): Promise<boolean> => {
    await Promise.all([...underWay].map((response) => once(response, 'close')));
    return demo.startOver();
  };
  router.use(guard, jsonBody(), rememberLanguage, afterStartingOver);

  router.get('/people', async (_request, response) => {
    response.json(await demo.people());
  });

  router.get('/state', async (request, response) => {
    const query = asQuery.safeParse(request.query);
    if (!query.success) return answerProblem(request, response, 'malformed');
    const state = await desk.state(query.data.as);
    if (!state) return answerProblem(request, response, 'notFound');
    languages.set(query.data.as, state.me.language);
    response.json(state);
  });

  router.get('/messages', async (request, response) => {
    const query = asQuery.required({ conversation: true }).safeParse(request.query);
    if (!query.success) return answerProblem(request, response, 'malformed');
    const { as, conversation, only } = query.data;
    const letters = await desk.messages(as, conversation, only);
    if (!letters) return answerProblem(request, response, 'notFound');
    response.json(letters);
  });

  router.get('/events', async (request, response) => {
    const query = asQuery.safeParse(request.query);
    if (!query.success) return answerProblem(request, response, 'malformed');
    await events.listen(request, response, query.data.as, query.data.page);
  });

  router.post('/act', async (request, response) => {
    const body = actBody.safeParse(request.body);
    if (!body.success) return answerProblem(request, response, 'malformed');
    const reply = await desk.act(body.data, body.data);
    if (!reply) return answerProblem(request, response, 'notFound');
    response.json(reply);
  });

  router.post('/say', async (request, response) => {
    const body = sayBody.safeParse(request.body);
    if (!body.success) return answerProblem(request, response, 'malformed');
    const text = body.data.text.trim();
    if (text === '') return answerProblem(request, response, 'emptyText');
    if (text.length > longestText) return answerProblem(request, response, 'textTooLong');
    const said = await desk.say(body.data, text);
    if (!said) return answerProblem(request, response, 'notFound');
    response.json(said);
  });

  const everything = (): void => events.publish({ kind: 'everything' }, async () => true);

  router.post('/clock', async (request, response) => {
    const move = clockMove(request.body);
    if (!move) return answerProblem(request, response, 'duration');
    await demo.moveClock(move);
    everything();
    response.json({ now: demo.now().toString() });
  });

  router.post('/let-others-answer', async (request, response) => {
    const body = z.object({ as: id }).safeParse(request.body);
    if (!body.success) return answerProblem(request, response, 'malformed');
    response.json(await demo.letOthersAnswer(body.data.as));
    everything();
  });

  router.post('/start-over', async (request, response) => {
    const done = startOver();
    startingOver = done.catch(() => {});
    if (!(await done)) return answerProblem(request, response, 'moreThanDemo');
    everything();
    response.json({ now: demo.now().toString() });
  });

  return router;
}
