import { Temporal } from 'temporal-polyfill';
import type { Reader, Services } from '../conversation/handling.ts';
import type { Reply } from '../conversation/incoming.ts';
import type { Message } from '../conversation/message.ts';
import type { LinkOpened, LinkPages, LinkRefused, MinutesToRead } from '../conversation/pages.ts';
import type { View } from '../conversation/view.ts';
import type { Id } from '../id.ts';
import { may } from '../permissions/permissions.ts';
import type { Repositories } from '../ports/store.ts';
import type { WorkshopViewName } from '../risk/risk.views.ts';
import type { WorkshopStatus } from '../risk/workshop.ts';
import { linkCommands, linkKind, readLinkToken } from './answer-link.ts';
import { isBoundTo, refusedLink } from './bound-link.ts';
import { aboutId, type LinkAbout, type PersonalLink } from './links.ts';
import type { Person } from './person.ts';
import { fingerprint, newSecret } from './secret.ts';

/** What the pages need of the conversation: the same ways of showing and doing as everywhere. */
export interface LinkPageParts {
  show(reader: Reader, view: View): Promise<Message>;
  perform(
    reader: Reader,
    verb: string,
    data: Readonly<Record<string, unknown>>,
    values: Readonly<Record<string, string>>,
  ): Promise<Reply>;
  minutesToRead(roundId: Id, reader: Reader): Promise<readonly MinutesToRead[]>;
}

interface Serving {
  readonly kind: 'serving';
  readonly link: PersonalLink;
  readonly person: Person;
}

/**
 * The link behind a token, if it serves: not forged, not replaced, not expired, and of somebody who is still in the
 * group (design §1). A wrong signature and a link that is not there are the same to whoever tries.
 */
async function serving(
  services: Services,
  repositories: Repositories,
  token: string,
  find: (id: Id) => Promise<PersonalLink | null>,
): Promise<Serving | LinkRefused> {
  const id = readLinkToken(services.signer, token);
  const link = id === null ? null : await find(id);
  const person = link && (await repositories.people.person(link.personId));
  if (!link || !person) return refusedLink('unknown');
  if (link.replacedAt !== null) return refusedLink('replaced', person.language);
  const ended = link.expiresAt && Temporal.Instant.compare(link.expiresAt, services.clock.now()) <= 0;
  return ended || !(await stillServes(repositories, link))
    ? refusedLink('expired', person.language)
    : { kind: 'serving', link, person };
}

/** An answer link serves a member of the round's or the workshop's group, a minutes link whoever may read the minutes. */
async function stillServes(repositories: Repositories, link: PersonalLink): Promise<boolean> {
  const standing = await repositories.projects.standing(link.personId, link.about);
  if (link.purpose === 'minutes') return may('minutes.show', standing);
  const { about } = link;
  const found =
    'roundId' in about
      ? await repositories.rounds.round(about.roundId)
      : await repositories.risks.workshop(about.workshopId);
  return standing?.memberships.some((membership) => membership.groupId === found?.groupId) ?? false;
}

/** Whether an action is about the link's own round or workshop; every id that it names is that one's. */
function isAbout(about: LinkAbout, data: Readonly<Record<string, unknown>>): boolean {
  const [own] = Object.keys(about);
  const named = Object.keys(data).filter((key) => key.endsWith('Id'));
  return named.length === 1 && named[0] === own && data[own ?? ''] === aboutId(about);
}

/** What somebody does, or sees, at a step of a workshop. */
const shownAt: Readonly<Record<WorkshopStatus, WorkshopViewName>> = {
  collecting: 'riskNotes',
  listing: 'riskList',
  grading: 'riskGrading',
  matrix: 'riskMatrix',
  closed: 'workshop',
};

/** The pages behind personal links: they open in one browser, and only for what the link is about. */
export function createLinkPages(services: Services, parts: LinkPageParts): LinkPages {
  const { store } = services;
  const readerOf = (person: Person, link: PersonalLink): Reader => ({
    person,
    connectionId: null,
    via: 'link',
    linkSince: link.createdAt,
  });

  const find = (token: string): Promise<Serving | LinkRefused> =>
    serving(services, store, token, (id) => store.links.link(id));

  async function messagesOf(link: PersonalLink, reader: Reader): Promise<readonly Message[]> {
    const { purpose, about } = link;
    if (purpose === 'minutes') return [];
    if ('workshopId' in about) {
      const status = (await store.risks.workshop(about.workshopId))?.status ?? 'closed';
      return [await parts.show(reader, { name: shownAt[status], id: about.workshopId })];
    }
    const ballot = await parts.show(reader, { name: 'ballot', id: about.roundId });
    const round = await store.rounds.round(about.roundId);
    return round?.status === 'closed'
      ? [ballot, await parts.show(reader, { name: 'result', id: about.roundId })]
      : [ballot];
  }

  return {
    async open(token, browserKey): Promise<LinkOpened> {
      const found = await find(token);
      if (found.kind === 'refused') return found;
      const { link, person } = found;
      if (link.boundTo === null) return { kind: 'unused', language: person.language };
      if (!(await isBoundTo(link.boundTo, browserKey))) return refusedLink('elsewhere', person.language);
      const reader = readerOf(person, link);
      return {
        kind: 'open',
        language: person.language,
        timeZone: person.timeZone,
        about: linkKind(link.about),
        messages: await messagesOf(link, reader),
        minutes: 'roundId' in link.about ? await parts.minutesToRead(link.about.roundId, reader) : [],
      };
    },

    async bind(token) {
      const browserKey = newSecret();
      const boundTo = await fingerprint(browserKey);
      return store.transaction(async (tx) => {
        const found = await serving(services, tx, token, (id) => tx.links.lock(id));
        if (found.kind === 'refused') return found;
        const { link, person } = found;
        if (link.boundTo !== null) return refusedLink('elsewhere', person.language);
        await tx.links.bind(link.id, boundTo);
        await tx.audit({
          what: 'link.bind',
          by: person.id,
          projectId: null,
          roundId: null,
          at: services.clock.now(),
          ...('roundId' in link.about ? link.about : { details: link.about }),
        });
        return { kind: 'bound' as const, browserKey };
      });
    },

    async act(token, browserKey, verb, data, values): Promise<Reply | LinkRefused> {
      const found = await find(token);
      if (found.kind === 'refused') return found;
      const { link, person } = found;
      if (!(await isBoundTo(link.boundTo, browserKey))) return refusedLink('elsewhere', person.language);
      const reader = readerOf(person, link);
      const allowed =
        link.purpose === 'answer' &&
        linkCommands[linkKind(link.about)].some((command) => command === verb) &&
        isAbout(link.about, data);
      if (!allowed) return { kind: 'say', message: await parts.show(reader, { name: 'gone' }) };
      return parts.perform(reader, verb, data, values);
    },
  };
}
