import { Temporal } from 'temporal-polyfill';
import type { Reader, Services } from '../conversation/handling.ts';
import type { Reply } from '../conversation/incoming.ts';
import type { Message } from '../conversation/message.ts';
import type { LinkOpened, LinkPages, LinkRefused, MinutesToRead } from '../conversation/pages.ts';
import type { View } from '../conversation/view.ts';
import type { Id } from '../id.ts';
import { may } from '../permissions/permissions.ts';
import type { Repositories } from '../ports/store.ts';
import { linkCommands, readLinkToken } from './answer-link.ts';
import { isBoundTo, refusedLink } from './bound-link.ts';
import type { PersonalLink } from './links.ts';
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

/** An answer link serves a member of the round's group, a minutes link whoever may read the minutes. */
async function stillServes(repositories: Repositories, link: PersonalLink): Promise<boolean> {
  const standing = await repositories.projects.standing(link.personId, { roundId: link.roundId });
  if (link.purpose === 'minutes') return may('minutes.show', standing);
  const round = await repositories.rounds.round(link.roundId);
  return standing?.memberships.some((membership) => membership.groupId === round?.groupId) ?? false;
}

/** Whether an action is about the link's round and nothing else; every id that it names is that round's. */
const isAbout = (roundId: Id, data: Readonly<Record<string, unknown>>): boolean =>
  data.roundId === roundId && !('projectId' in data) && !('personId' in data);

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
    if (link.purpose === 'minutes') return [];
    const ballot = await parts.show(reader, { name: 'ballot', id: link.roundId });
    const round = await store.rounds.round(link.roundId);
    return round?.status === 'closed'
      ? [ballot, await parts.show(reader, { name: 'result', id: link.roundId })]
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
        messages: await messagesOf(link, reader),
        minutes: await parts.minutesToRead(link.roundId, reader),
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
          roundId: link.roundId,
          at: services.clock.now(),
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
        linkCommands.some((command) => command === verb) &&
        isAbout(link.roundId, data);
      if (!allowed) return { kind: 'say', message: await parts.show(reader, { name: 'gone' }) };
      return parts.perform(reader, verb, data, values);
    },
  };
}
