import type { OnIncoming } from '../../bot/conversation/incoming.ts';
import type { ConversationName } from '../../bot/ports/conversations.ts';
import type { Log } from '../../bot/ports/log.ts';
import type { Happening } from './activities.ts';
import type { Answering, Asked } from './answering.ts';
import type { PlaceReference, References } from './references.ts';
import type { Roster } from './roster.ts';
import type { Tenants } from './tenants.ts';

export interface InstallingOptions {
  readonly tenants: Tenants;
  readonly references: References;
  readonly roster: Roster;
  readonly answering: Answering;
  readonly onIncoming: OnIncoming;
  readonly log: Log;
}

/** What follows where Saman is added or removed, to somebody's own apps, a team or a group chat; or others are. */
export interface Installing {
  /** Says once what it is; Teams tells of an installation several times. */
  added(asked: Asked, happening: Happening): Promise<void>;
  removed(asked: Asked, happening: Happening): Promise<void>;
  /** Something is otherwise in a team or group chat: who is in it, or which channels it has. */
  changed(asked: Asked): void;
}

/** What Saman was added to: a team is one, whichever of its channels is named. */
function addedTo({ from, where }: Asked): ConversationName {
  const { connectionId, externalId } = from;
  return where.kind === 'direct'
    ? { connectionId, kind: 'person', externalId }
    : { connectionId, kind: 'place', externalId: where.team?.id ?? where.placeId };
}

export function createInstalling(options: InstallingOptions): Installing {
  const { tenants, references, roster, answering, onIncoming, log } = options;

  /** What could not be delivered in the team's channels can be tried again. */
  const letIn = async ({ from: { connectionId }, where, serviceUrl }: Asked): Promise<void> => {
    const channels = where.team ? await roster.channels({ connectionId, serviceUrl }, where.team.id) : null;
    const ids = channels?.map(({ id }) => id) ?? [where.placeId];
    for (const externalId of ids) await onIncoming({ kind: 'letIn', connectionId, externalId });
  };

  return {
    changed({ from: { connectionId }, where }) {
      roster.changed(connectionId, where.team?.id ?? where.placeId);
    },
    async added(asked, { who, bot, serviceUrl }) {
      const { from, where, place } = asked;
      // it is somebody who adds it
      if (who.userId === bot.id) return;
      const name = addedTo(asked);
      if (where.kind !== 'direct') {
        const { kind, team } = where;
        // a team may be added by another of its channels than the first, of which it has the id
        const called = name.externalId === where.placeId ? where.name : null;
        const reference: PlaceReference = { serviceUrl, botId: bot.id, kind, team, name: called };
        await references.sawPlace(from.connectionId, name.externalId, reference);
      }
      if (!(await references.added(name))) return;
      const reply = await onIncoming({ kind: 'added', from, where: place });
      if (reply.kind !== 'nothing') await answering.here(asked, reply.message);
      if (where.kind !== 'direct') await letIn(asked);
    },
    async removed(asked, { what, tenantId }) {
      const { connectionId } = asked.from;
      const { where } = asked;
      const isTeam = what.kind === 'removed' && what.whole === 'team' && where.team !== null;
      const places = isTeam ? await references.places(connectionId) : [];
      const ofTeam = places.filter(({ team }) => team?.id === where.team?.id);
      const name: ConversationName =
        where.kind === 'direct' || isTeam
          ? addedTo(asked)
          : { connectionId, kind: 'place', externalId: where.placeId };
      for (const { externalId } of ofTeam)
        await references.removed({ connectionId, kind: 'place', externalId });
      const others = await references.removed(name);
      // a channel can go while its team stays; and where somebody was heard, Saman is, though nobody told of it
      const isChannel = where.kind === 'channel' && !isTeam;
      if (others || isChannel || (await references.places(connectionId)).length > 0) return;
      await tenants.end(tenantId);
      log.info(
        { connectionId },
        'Saman was removed from the last place of a tenant: nothing is delivered there',
      );
    },
  };
}
