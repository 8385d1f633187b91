import type { TurnContext } from 'botbuilder';
import type { Router } from 'express';
import { createBusy } from '../../bot/conversation/busy.ts';
import type { OnIncoming, Sender, Whereabouts } from '../../bot/conversation/incoming.ts';
import type { Message } from '../../bot/conversation/message.ts';
import { createOnce } from '../../bot/conversation/once.ts';
import type { View } from '../../bot/conversation/view.ts';
import type { Pacing } from '../../bot/delivery/pacing.ts';
import type { ChatAdapter, MessageRef } from '../../bot/ports/chat.ts';
import type { Clock } from '../../bot/ports/clock.ts';
import type { Connections } from '../../bot/ports/connections.ts';
import type { Conversations } from '../../bot/ports/conversations.ts';
import type { Log } from '../../bot/ports/log.ts';
import { createAnswering } from './answering.ts';
import { createCalling } from './calling.ts';
import { createCloud, type TeamsSettings } from './cloud.ts';
import { type Conversing, createConversing } from './conversing.ts';
import { createInstalling } from './installing.ts';
import { createDirectory } from './people.ts';
import { createPressing } from './pressing.ts';
import { createReceiving } from './receiving.ts';
import { createReferences } from './references.ts';
import { createRoster } from './roster.ts';
import { createOutgoing } from './sending.ts';
import { createTenants } from './tenants.ts';

export interface TeamsOptions {
  readonly settings: TeamsSettings;
  readonly connections: Connections;
  readonly conversations: Conversations;
  readonly clock: Clock;
  readonly log: Log;
  /** The real time in milliseconds, which tokens are held against. */
  readonly now: () => number;
  /** Keeps messages to one conversation apart. */
  readonly pacing: Pacing;
  /** What a card shows now, where it stands. */
  readonly current: (from: Sender, where: Whereabouts, view: View) => Promise<Message | null>;
  /** A message that can hold its reader's grades is from now on the one that asks them. */
  readonly follow: (from: Sender, view: View, ref: MessageRef) => Promise<void>;
}

/** Teams' part of Saman: the platform, and what the HTTP server mounts at its root. */
export interface Teams {
  readonly adapter: ChatAdapter;
  readonly router: Router;
  /** Resolves when nothing that came in is still being answered. */
  idle(): Promise<void>;
}

/** Teams as a platform. Nothing is answered before `start`. */
export function createTeams(options: TeamsOptions): Teams {
  const { settings, connections, conversations, clock, log, pacing, current, follow } = options;
  const cloud = createCloud(settings, log, options.now);
  const calling = createCalling(cloud);
  const tenants = createTenants(connections, clock);
  const references = createReferences(conversations, clock);
  const roster = createRoster(calling);
  const directory = createDirectory({ references, roster, tenants });
  const outgoing = createOutgoing({ calling, pacing, references, tenants, directory, log });
  const answering = createAnswering({ calling, outgoing, log, follow });
  const once = createOnce(connections, clock, 'teams');
  const busy = createBusy();
  let conversing: Conversing | null = null;
  const turn = async (context: TurnContext): Promise<void> => {
    if (!conversing) throw new Error('Teams was heard before it was started.');
    await conversing(context);
  };

  const adapter: ChatAdapter = {
    name: 'teams',
    capabilities: {
      formsInMessages: true,
      privateInChannel: false,
      home: false,
      threads: true,
      makesChannels: false,
      keepsViews: false,
    },
    async start(onIncoming: OnIncoming) {
      conversing = createConversing({
        onlyTenant: settings.app?.tenantId ?? null,
        tenants,
        references,
        answering,
        pressing: createPressing({ onIncoming, answering, once, current }),
        installing: createInstalling({ tenants, references, roster, answering, onIncoming, log }),
        once,
        busy,
        log,
        onIncoming,
      });
    },
    async stop() {
      await busy.idle();
    },
    send: outgoing.send,
    update: outgoing.update,
    remove: outgoing.remove,
    describePerson: directory.describePerson,
    describePlace: directory.describePlace,
    listMembers: directory.listMembers,
    surroundings: directory.surroundings,
  };
  return {
    adapter,
    router: createReceiving({ cloud, turn, believesAnybody: settings.app === null }),
    idle: busy.idle,
  };
}
