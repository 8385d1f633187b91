import type { Answered, Context, Reader, Services } from '../conversation/handling.ts';
import type { LinkRefused } from '../conversation/pages.ts';
import type { Id } from '../id.ts';
import { isBoundTo, refusedLink } from '../people/bound-link.ts';
import type { Person } from '../people/person.ts';
import { fingerprint as fingerprintOfSecret, newSecret } from '../people/secret.ts';
import type { DeadlineFilePages, FileOutcome } from '../ports/deadline-file.ts';
import type { Repositories } from '../ports/store.ts';
import type { Outcome } from '../refusal.ts';
import { type FileLink, hasEnded, readFileToken } from './deadline-file.ts';
import { programmeOf } from './many.loading.ts';
import type { WantedDeadlines } from './many.ts';
import { checkDeadlines, recordDeadlines } from './many.usecases.ts';
import type { ReportingViews } from './reporting.views.ts';

interface Serving {
  readonly kind: 'serving';
  readonly link: FileLink;
  readonly person: Person;
}

const audienceOf = ({ language, timeZone }: Person) => ({ language, timeZone });

const readerOf = (person: Person): Reader => ({ person, connectionId: null, via: 'link' });

/** The link behind a token, if it serves: not forged, not ended, and of somebody who is of the secretariat still. */
async function serving(
  services: Services,
  repositories: Repositories,
  token: string,
  find: (id: Id) => Promise<FileLink | null>,
): Promise<Serving | LinkRefused> {
  const id = readFileToken(services.signer, token);
  const link = id === null ? null : await find(id);
  const person = link && (await repositories.people.person(link.personId));
  if (!link || !person) return refusedLink('unknown');
  const serves = !hasEnded(link, services.clock.now()) && (await programmeOf(repositories, readerOf(person)));
  return serves ? { kind: 'serving', link, person } : refusedLink('expired', person.language);
}

/** The page behind a link to hand in a file of deadlines (REP-2): the same plan and the same rules as in the chat. */
export function createDeadlineFilePages(services: Services): DeadlineFilePages {
  const { store } = services;

  const find = (token: string) => serving(services, store, token, (id) => store.fileLinks.link(id));

  /** Does something with a file, in the browser that the link is bound to. */
  async function within(
    token: string,
    browserKey: string | null,
    work: (context: Context) => Promise<Outcome<Answered>>,
  ): Promise<LinkRefused | FileOutcome> {
    const found = await find(token);
    if (found.kind === 'refused') return found;
    const { link, person } = found;
    if (!(await isBoundTo(link.boundTo, browserKey))) return refusedLink('elsewhere', person.language);
    const outcome = await work({ ...services, reader: readerOf(person), standing: null });
    const audience = audienceOf(person);
    if (!outcome.ok) return { kind: 'wrong', audience, refusals: outcome.refusals };
    const { view, props } = outcome.value;
    return view.name === 'deadlinePlan'
      ? { kind: 'plan', audience, plan: props as ReportingViews['deadlinePlan'] }
      : { kind: 'recorded', audience, count: (props as ReportingViews['deadlinesRecorded']).count };
  }

  const wanted = (rows: Extract<WantedDeadlines, { kind: 'rows' }>['rows']): WantedDeadlines => ({
    kind: 'rows',
    rows,
    pasted: null,
  });

  return {
    async open(token, browserKey) {
      const found = await find(token);
      if (found.kind === 'refused') return found;
      const { link, person } = found;
      if (link.boundTo === null) return { kind: 'unused', audience: audienceOf(person) };
      if (!(await isBoundTo(link.boundTo, browserKey))) return refusedLink('elsewhere', person.language);
      return { kind: 'open', audience: audienceOf(person) };
    },

    async bind(token) {
      const browserKey = newSecret();
      const boundTo = await fingerprintOfSecret(browserKey);
      return store.transaction(async (tx) => {
        const found = await serving(services, tx, token, (id) => tx.fileLinks.lock(id));
        if (found.kind === 'refused') return found;
        const { link, person } = found;
        if (link.boundTo !== null) return refusedLink('elsewhere', person.language);
        await tx.fileLinks.bind(link.id, boundTo);
        const at = services.clock.now();
        await tx.audit({ what: 'fileLink.bind', by: person.id, projectId: null, roundId: null, at });
        return { kind: 'bound' as const, browserKey };
      });
    },

    check: (token, browserKey, rows) =>
      within(token, browserKey, (context) => checkDeadlines(context, wanted(rows))),

    record: (token, browserKey, rows, fingerprint) =>
      within(token, browserKey, (context) =>
        recordDeadlines(context, 'deadlines.file.record', wanted(rows), fingerprint),
      ),
  };
}
