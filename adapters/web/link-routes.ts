import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { LinkPages, LinkRefused } from '../../bot/conversation/pages.ts';
import { browserKeyOf, isKeyHeldBack, keepBrowserKey, mayNotBind, refusedStatus } from './browser-key.ts';
import { isForeign } from './guards.ts';
import { jsonBody } from './json-body.ts';
import { wireMessage } from './letters.ts';
import { chosenMinutes, minutesPage } from './minutes-page.ts';
import { wordsOf } from './page-words.ts';
import { bouncePage, openLinkPage, problemPage, refusedLinkPage, unusedLinkPage } from './pages.ts';
import { answerProblem, languageOf } from './problems.ts';
import type { WireLink, WireProblem, WireReply } from './wire.ts';

const actBody = z.object({
  verb: z.string().min(1).max(100),
  data: z.record(z.string(), z.unknown()).default({}),
  values: z.record(z.string(), z.string()).default({}),
});

const pathOf = (token: string): string => `/a/${encodeURIComponent(token)}`;

type TokenRequest = Request<{ token: string; version?: string }>;

/** The pages behind personal links (design §1, 'A member without an account'). A GET binds nothing. */
export function linkRoutes(links: LinkPages, publicUrl: string): Router {
  const router = Router();
  const json = jsonBody();

  /** Of an unknown link nobody is known, and so no language but the browser's. */
  const refusePage = (request: Request, response: Response, refused: LinkRefused): void => {
    const language = refused.why === 'unknown' ? languageOf(request, response) : refused.language;
    response
      .status(refusedStatus[refused.why])
      .type('html')
      .send(refusedLinkPage({ ...refused, language }));
  };

  const showMinutes = async (request: TokenRequest, response: Response): Promise<void> => {
    const { token, version } = request.params;
    const opened = await links.open(token, browserKeyOf(request));
    if (opened.kind === 'refused') return refusePage(request, response, opened);
    response.locals.language = opened.language;
    if (opened.kind === 'unused') return response.redirect(303, pathOf(token));
    const { language, timeZone, minutes: all, messages } = opened;
    const shown = chosenMinutes(all, version);
    if (!shown) {
      const { title } = wordsOf(language).problem;
      const { none } = wordsOf(language).minutes;
      response
        .status(404)
        .type('html')
        .send(problemPage(language, title, none));
      return;
    }
    const path = `${pathOf(token)}/minutes`;
    const back = messages.length > 0 ? pathOf(token) : null;
    response.type('html').send(minutesPage({ language, timeZone, all, shown, back, path }));
  };

  const bounced = (request: TokenRequest, response: Response): boolean => {
    if (!isKeyHeldBack(request)) return false;
    response.type('html').send(bouncePage(languageOf(request, response), request.baseUrl + request.path));
    return true;
  };

  router.get('/:token', async (request: TokenRequest, response) => {
    if (bounced(request, response)) return;
    const { token } = request.params;
    const opened = await links.open(token, browserKeyOf(request));
    if (opened.kind === 'refused') return refusePage(request, response, opened);
    response.type('html');
    if (opened.kind === 'unused') return void response.send(unusedLinkPage(opened.language, pathOf(token)));
    if (opened.messages.length === 0) return response.redirect(303, `${pathOf(token)}/minutes`);
    response.send(openLinkPage(opened, pathOf(token)));
  });

  router.post('/:token', async (request: TokenRequest, response) => {
    if (mayNotBind(request, publicUrl)) return answerProblem(request, response, 'foreign');
    const { token } = request.params;
    // pressed twice: the second press finds its own browser's binding
    const before = browserKeyOf(request);
    if (before !== null && (await links.open(token, before)).kind === 'open')
      return response.redirect(303, pathOf(token));
    const bound = await links.bind(token);
    if (bound.kind === 'refused') return refusePage(request, response, bound);
    keepBrowserKey(response, bound.browserKey, pathOf(token), publicUrl);
    response.redirect(303, pathOf(token));
  });

  router.get('/:token/state', async (request: TokenRequest, response) => {
    const opened = await links.open(request.params.token, browserKeyOf(request));
    if (opened.kind !== 'open') return answerProblem(request, response, 'notFound');
    const state: WireLink = {
      language: opened.language,
      messages: opened.messages.map(wireMessage),
      words: wordsOf(opened.language),
    };
    response.json(state);
  });

  router.post('/:token/act', json, async (request: TokenRequest, response) => {
    if (isForeign(request, publicUrl)) return answerProblem(request, response, 'foreign');
    const body = actBody.safeParse(request.body);
    if (!body.success) return answerProblem(request, response, 'malformed');
    const { verb, data, values } = body.data;
    const reply = await links.act(request.params.token, browserKeyOf(request), verb, data, values);
    if (reply.kind === 'refused') {
      const { refused, whomToAsk } = wordsOf(reply.language).link;
      const problem: WireProblem = { error: reply.why, text: `${refused[reply.why]} ${whomToAsk}` };
      return void response.status(refusedStatus[reply.why]).json(problem);
    }
    if (reply.kind === 'nothing') return void response.json(reply);
    const message = wireMessage(reply.message);
    const wire: WireReply =
      reply.kind === 'invalid'
        ? { kind: 'invalid', message, errors: reply.errors }
        : reply.kind === 'open'
          ? { kind: 'open', message }
          : { kind: reply.kind, message, letter: null };
    response.json(wire);
  });

  router.get('/:token/minutes', async (request: TokenRequest, response) => {
    if (!bounced(request, response)) await showMinutes(request, response);
  });
  router.get('/:token/minutes/:version', async (request: TokenRequest, response) => {
    if (!bounced(request, response)) await showMinutes(request, response);
  });

  return router;
}
