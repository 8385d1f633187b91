import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { LinkRefused } from '../../bot/conversation/pages.ts';
import { storable } from '../../bot/conversation/storable.ts';
import { limits } from '../../bot/limits.ts';
import type { Clock } from '../../bot/ports/clock.ts';
import type { DeadlineFilePages, FileOutcome } from '../../bot/ports/deadline-file.ts';
import type { Audience } from '../../bot/ports/presenter.ts';
import type { DeadlineRow } from '../../bot/reporting/many.ts';
import { rowsOf } from '../../cards/reporting/deadline-rows.ts';
import { sayTo } from '../../cards/words/say.ts';
import { browserKeyOf, isKeyHeldBack, keepBrowserKey, mayNotBind, refusedStatus } from './browser-key.ts';
import {
  choosePage,
  type FileProblem,
  outcomePage,
  refusedFilePage,
  unusedFilePage,
} from './deadline-file-page.ts';
import { isForeign } from './guards.ts';
import { bouncePage } from './pages.ts';
import { answerProblem, languageOf } from './problems.ts';
import { exampleCsv, exampleXlsx } from './sheets/example.ts';
import { readFile } from './sheets/reading.ts';
import type { SheetLine } from './sheets/sheet.ts';
import { readUpload } from './upload.ts';

type TokenRequest = Request<{ token: string; name?: string }>;

/** The lines of a file as they go back with the confirmation; read again as strictly as any file. */
const sentLines = z
  .array(
    z.object({
      line: z.number().int().min(1),
      cells: z.array(z.string()).max(100),
      wrong: z.literal('rowNoValue').optional(),
    }),
  )
  .max(limits.deadlineFileRows + 1);

/** Lines as rows of deadlines: the header is left out, and every text can be stored. */
function rowsIn(lines: readonly SheetLine[]): readonly DeadlineRow[] {
  const clean = lines.map(({ line, cells }) => ({ line, cells: cells.map(storable) }));
  return rowsOf(clean).map((row) => {
    const wrong = lines.find(({ line }) => line === row.line)?.wrong;
    return wrong ? { ...row, wrong } : row;
  });
}

function linesSent(text: string | undefined): readonly SheetLine[] | null {
  try {
    const found = sentLines.safeParse(JSON.parse(text ?? ''));
    return found.success
      ? found.data.map(({ line, cells, wrong }) => ({ line, cells, ...(wrong ? { wrong } : {}) }))
      : null;
  } catch {
    return null;
  }
}

const problemStatus = (problem: FileProblem): number =>
  problem === 'tooLarge' ? 413 : problem === 'broken' ? 400 : 422;

/**
 * The page on which the secretariat hands in a file of deadlines (REP-2), for whoever has the link and the browser that
 * opened it first. It works without script, and nothing of a file is kept: what was read goes along with the page.
 */
export function deadlineFileRoutes(pages: DeadlineFilePages, clock: Clock, publicUrl: string): Router {
  const router = Router();
  const pathOf = (request: TokenRequest): string =>
    `${request.baseUrl}/${encodeURIComponent(request.params.token)}`;

  const refuse = (request: Request, response: Response, refused: LinkRefused): void => {
    const language = refused.why === 'unknown' ? languageOf(request, response) : refused.language;
    response
      .status(refusedStatus[refused.why])
      .type('html')
      .send(refusedFilePage({ ...refused, language }));
  };

  /** For whom the page is, in the browser that it belongs to; null where it was answered otherwise. */
  const opened = async (request: TokenRequest, response: Response): Promise<Audience | null> => {
    const found = await pages.open(request.params.token, browserKeyOf(request));
    if (found.kind === 'open') return found.audience;
    if (found.kind === 'refused') refuse(request, response, found);
    else response.type('html').send(unusedFilePage(sayTo(found.audience), pathOf(request)));
    return null;
  };

  const answer = (
    request: TokenRequest,
    response: Response,
    outcome: LinkRefused | FileOutcome,
    lines: readonly SheetLine[],
  ): void => {
    if (outcome.kind === 'refused') refuse(request, response, outcome);
    else
      response
        .status(outcome.kind === 'wrong' ? 422 : 200)
        .type('html')
        .send(outcomePage(outcome, pathOf(request), JSON.stringify(lines)));
  };

  const again = (
    request: TokenRequest,
    response: Response,
    audience: Audience,
    problem: FileProblem,
  ): void => {
    // what is left of a body that was too large is not read
    if (!request.complete) response.set('connection', 'close');
    response
      .status(problemStatus(problem))
      .type('html')
      .send(choosePage(sayTo(audience), pathOf(request), problem));
  };

  router.get('/:token', async (request: TokenRequest, response) => {
    if (isKeyHeldBack(request))
      return void response.type('html').send(bouncePage(languageOf(request, response), pathOf(request)));
    const audience = await opened(request, response);
    if (audience) response.type('html').send(choosePage(sayTo(audience), pathOf(request)));
  });

  router.post('/:token', async (request: TokenRequest, response) => {
    if (mayNotBind(request, publicUrl)) return answerProblem(request, response, 'foreign');
    const { token } = request.params;
    // pressed twice: the second press finds its own browser's binding
    const before = browserKeyOf(request);
    const isOpen = before !== null && (await pages.open(token, before)).kind === 'open';
    const bound = isOpen ? null : await pages.bind(token);
    if (bound?.kind === 'refused') return refuse(request, response, bound);
    if (bound) keepBrowserKey(response, bound.browserKey, pathOf(request), publicUrl);
    response.redirect(303, pathOf(request));
  });

  router.post('/:token/check', async (request: TokenRequest, response) => {
    if (isForeign(request, publicUrl)) return answerProblem(request, response, 'foreign');
    const audience = await opened(request, response);
    if (!audience) return;
    const uploaded = await readUpload(request);
    if (uploaded.kind !== 'uploaded') return again(request, response, audience, uploaded.kind);
    if (!uploaded.file) return again(request, response, audience, 'missing');
    // the header is one line more
    const read = readFile(uploaded.file, limits.deadlineFileRows + 1);
    if (!read.ok) return again(request, response, audience, read.problem);
    const rows = rowsIn(read.lines);
    if (rows.length === 0) return again(request, response, audience, 'empty');
    if (rows.length > limits.deadlineFileRows) return again(request, response, audience, 'tooManyRows');
    answer(
      request,
      response,
      await pages.check(request.params.token, browserKeyOf(request), rows),
      read.lines,
    );
  });

  router.post('/:token/record', async (request: TokenRequest, response) => {
    if (isForeign(request, publicUrl)) return answerProblem(request, response, 'foreign');
    const audience = await opened(request, response);
    if (!audience) return;
    const uploaded = await readUpload(request);
    const fields = uploaded.kind === 'uploaded' ? uploaded.fields : new Map<string, string>();
    const lines = linesSent(fields.get('rows'));
    if (!lines) return again(request, response, audience, 'broken');
    const fingerprint = (fields.get('fingerprint') ?? '').slice(0, 64);
    const { token } = request.params;
    answer(
      request,
      response,
      await pages.record(token, browserKeyOf(request), rowsIn(lines), fingerprint),
      lines,
    );
  });

  router.get('/:token/:name', async (request: TokenRequest, response, next) => {
    const [, extension] = /^[a-z]+\.(xlsx|csv)$/.exec(request.params.name ?? '') ?? [];
    if (extension === undefined) return next();
    const audience = await opened(request, response);
    if (!audience) return;
    const say = sayTo(audience);
    const today = clock.now().toZonedDateTimeISO(audience.timeZone).toPlainDate();
    response.attachment(`saman-${say.words.deadlineFile.exampleName}.${extension}`);
    if (extension === 'csv')
      return void response.type('text/csv; charset=utf-8').send(exampleCsv(say, today));
    response.send(Buffer.from(await exampleXlsx(say, today)));
  });

  return router;
}
