import { renewFor } from '../delivery/deliver.ts';
import { tryAgain } from '../delivery/undelivered.ts';
import { introduced, personsPicked, readerOf } from '../people/meeting.ts';
import { projectLines } from '../project/project.loaders.ts';
import { renewDigests } from '../reminders/renewing.ts';
import type { Reader, Services } from './handling.ts';
import type { Incoming, OnIncoming, Reply } from './incoming.ts';
import { act, perform } from './performing.ts';
import { presentProps, refusalMessage, show } from './showing.ts';
import { subjectIn } from './subject.ts';
import { commandMeant } from './understanding.ts';

async function said(
  services: Services,
  reader: Reader,
  incoming: Extract<Incoming, { kind: 'said' }>,
): Promise<Reply> {
  const intent = services.presenter.understand(incoming.text);
  const understood = await commandMeant(services, reader, incoming.where, intent);
  switch (understood.kind) {
    case 'command':
      return perform(services, reader, understood.command);
    case 'refused':
      return { kind: 'say', message: refusalMessage(services, reader, [{ code: understood.code }]) };
    case 'choose': {
      const projects = await projectLines(services.store, reader.person.id, understood.projects);
      const view = { name: 'chooseProject', verb: understood.verb } as const;
      return {
        kind: 'say',
        message: presentProps(services, reader, view, { verb: understood.verb, projects }),
      };
    }
    case 'notUnderstood': {
      const props = { said: incoming.text.slice(0, 100) };
      return { kind: 'say', message: presentProps(services, reader, { name: 'notUnderstood' }, props) };
    }
  }
}

type ActedIncoming = Extract<Incoming, { kind: 'acted' }>;

async function acted(services: Services, reader: Reader, incoming: ActedIncoming): Promise<Reply> {
  if (!incoming.picked) return act(services, reader, incoming);
  const { values, problems } = await personsPicked(services, incoming.from, incoming.picked, incoming.values);
  return act(services, reader, { ...incoming, values: { ...incoming.values, ...values }, problems });
}

/** After one's own ballot was sent or put aside, what asks for it elsewhere says so too. */
function renewBallot(services: Services, reader: Reader, incoming: ActedIncoming): void {
  const { roundId } = incoming.data;
  const isBallot = incoming.verb === 'answer.give' || incoming.verb === 'answer.draft';
  // a platform that keeps views shows what is true by itself
  const isStale = services.adapters.some(({ capabilities }) => !capabilities.keepsViews);
  if (isBallot && isStale && typeof roundId === 'string')
    services.afterwards(() =>
      renewFor(
        services,
        reader.person.id,
        { name: 'ballot', id: roundId },
        {
          from: incoming.from,
          ref: incoming.message ?? null,
        },
      ),
    );
}

/** Says what Saman is; in one's own conversation, what could not be delivered to them before is tried again. */
async function added(
  services: Services,
  reader: Reader,
  { where }: Extract<Incoming, { kind: 'added' }>,
): Promise<Reply> {
  const now = services.clock.now();
  if (where.kind === 'direct')
    await services.store.transaction((tx) => tryAgain(tx, { personId: reader.person.id }, now));
  const props = { where: where.kind, ...services.about };
  return { kind: 'say', message: presentProps(services, reader, { name: 'welcome' }, props) };
}

/** Takes in whatever reaches Saman and answers it: the one way from every platform to the use cases. */
export function createConversation(services: Services): OnIncoming {
  return async (incoming) => {
    if (incoming.kind === 'letIn') {
      const { connectionId, externalId } = incoming;
      const where = { connectionId, externalId };
      await services.store.transaction((tx) => tryAgain(tx, where, services.clock.now()));
      return { kind: 'nothing' };
    }
    if (incoming.kind === 'introduced') {
      await introduced(services, incoming.from);
      return { kind: 'nothing' };
    }
    const about = incoming.kind === 'acted' ? subjectIn(incoming.data) : null;
    const reader = await readerOf(services, incoming.from, about);
    switch (incoming.kind) {
      case 'said':
        return said(services, reader, incoming);
      case 'acted': {
        const reply = await acted(services, reader, incoming);
        if (reply.kind === 'replace') renewBallot(services, reader, incoming);
        if (reply.kind === 'replace' || reply.kind === 'done')
          services.afterwards(() => renewDigests(services, reader.person));
        return reply;
      }
      case 'added':
        return added(services, reader, incoming);
      case 'arrived':
        return { kind: 'say', message: await show(services, reader, { name: 'home' }) };
    }
  };
}
