import type { RespondFn } from '@slack/bolt';
import type { View as SlackView, WebClient } from '@slack/web-api';
import { formCommand } from '../../bot/conversation/forms.ts';
import type { Reply } from '../../bot/conversation/incoming.ts';
import type { Message } from '../../bot/conversation/message.ts';
import type { Language } from '../../bot/people/person.ts';
import type { Log } from '../../bot/ports/log.ts';
import type { Signer } from '../../bot/ports/signer.ts';
import { slackHome } from '../../cards/block-kit/home.ts';
import { slackMessage } from '../../cards/block-kit/message.ts';
import { slackLoading, slackModal, submitOf } from '../../cards/block-kit/modal.ts';
import type { Card } from '../../cards/card.ts';
import type { Calling } from './calling.ts';
import { withPictures } from './drawing.ts';
import { type Origin, writeMetadata } from './metadata.ts';
import { isDirect } from './payloads.ts';
import type { Pictures } from './pictures.ts';
import { asWritten } from './sending.ts';
import type { Workspace } from './workspaces.ts';

/** Somebody who did something, and where the answer can be shown. */
export interface Asked {
  readonly workspace: Workspace;
  /** Slack's id of them. */
  readonly user: string;
  readonly origin: Origin;
  /** An open modal, which the answer then goes into. */
  readonly modal: string | null;
  /** Slack's own way back for some minutes: to what one person alone sees, also where Saman is not in the channel. */
  readonly respond: RespondFn | null;
  /** What was pressed is seen by one person alone, and can be replaced through `respond`. */
  readonly ephemeral: boolean;
}

export interface AnsweringOptions {
  readonly calling: Calling;
  readonly pictures: Pictures;
  readonly signer: Signer;
  readonly log: Log;
}

/** Shows replies where they belong. What Slack does not take is logged: nobody waits for it any more. */
export interface Answering {
  /** Opens a modal at once, before anything is read; null where Slack did not open it. */
  openFirst(asked: Asked, trigger: string): Promise<string | null>;
  answer(asked: Asked, reply: Reply): Promise<void>;
  /** A modal that shows a message, with what belongs to it. */
  modalOf(asked: Asked, message: Message): SlackView;
  publishHome(workspace: Workspace, user: string, message: Message): Promise<void>;
  languageOf(workspace: Workspace, user: string): Language;
}

/** So many people's languages are remembered, to speak to them before anything is read. */
const mostLanguages = 10_000;

export function createAnswering({ calling, pictures, signer, log }: AnsweringOptions): Answering {
  const languages = new Map<string, Language>();
  const personKey = ({ team }: Workspace, user: string): string => `${team} ${user}`;
  const languageOf = (workspace: Workspace, user: string): Language =>
    languages.get(personKey(workspace, user)) ?? 'nb';
  const remember = (workspace: Workspace, user: string, { lang }: Card): void => {
    languages.set(personKey(workspace, user), lang);
    if (languages.size > mostLanguages) languages.delete(languages.keys().next().value as string);
  };

  const call = async (
    workspace: Workspace,
    what: string,
    work: (client: WebClient) => Promise<unknown>,
  ): Promise<boolean> => {
    const called = await calling.withPatience(workspace.connectionId, work);
    if (!called.ok) log.warn({ what, ...called.failure }, 'an answer could not be shown in Slack');
    return called.ok;
  };

  const drawn = (message: Message, asked: Asked): { text: string; blocks: never[] } => {
    const card = message.card as Card;
    remember(asked.workspace, asked.user, card);
    const { text, blocks } = slackMessage(card, formCommand(message.view));
    return { text, blocks: blocks as unknown as never[] };
  };

  const modalOf = (asked: Asked, message: Message): SlackView => {
    const card = message.card as Card;
    remember(asked.workspace, asked.user, card);
    const submit = submitOf(card);
    const metadata = writeMetadata(signer, {
      user: asked.user,
      team: asked.workspace.team,
      origin: asked.origin,
      sends: submit && { verb: submit.verb, data: submit.data },
    });
    return slackModal(card, metadata) as unknown as SlackView;
  };

  const intoModal = (asked: Asked, modal: string, message: Message): Promise<boolean> =>
    call(asked.workspace, 'views.update', (client) =>
      client.views.update({ view_id: modal, view: modalOf(asked, message) }),
    );

  /** Beside what was acted on, for who asked alone. */
  const say = async (asked: Asked, message: Message): Promise<void> => {
    const { workspace, user, origin, respond } = asked;
    const shown = drawn(message, asked);
    if (origin.kind === 'message')
      return void (await call(workspace, 'chat.postMessage', (client) =>
        client.chat.postMessage({ ...asWritten, ...shown, channel: origin.channel }),
      ));
    if (respond) {
      await respond({ ...shown, response_type: 'ephemeral', replace_original: false });
      return;
    }
    if (origin.kind === 'home')
      return void (await call(workspace, 'chat.postMessage', (client) =>
        client.chat.postMessage({ ...asWritten, ...shown, channel: user }),
      ));
    const thread = origin.thread ? { thread_ts: origin.thread } : {};
    const { channel } = origin;
    await call(workspace, 'chat.postMessage', (client) =>
      isDirect(channel)
        ? client.chat.postMessage({ ...asWritten, ...shown, ...thread, channel })
        : client.chat.postEphemeral({ ...shown, ...thread, channel, user }),
    );
  };

  const replace = async (asked: Asked, message: Message): Promise<void> => {
    const { workspace, origin, respond, ephemeral } = asked;
    if (ephemeral && respond) {
      await respond({ ...drawn(message, asked), replace_original: true });
      return;
    }
    if (origin.kind !== 'message') return say(asked, message);
    await call(workspace, 'chat.update', (client) =>
      client.chat.update({ ...drawn(message, asked), channel: origin.channel, ts: origin.ts }),
    );
  };

  const prepared = async (asked: Asked, message: Message): Promise<Message> => ({
    ...message,
    card: await withPictures(message.card as Card, (picture) =>
      pictures.upload(asked.workspace.client, picture),
    ),
  });

  return {
    languageOf,
    modalOf,
    async openFirst(asked, trigger) {
      const { workspace, user } = asked;
      const view = slackLoading(languageOf(workspace, user)) as unknown as SlackView;
      const opened = await calling.inWorkspace(workspace.connectionId, (client) =>
        client.views.open({ trigger_id: trigger, view }),
      );
      if (!opened.ok)
        log.warn({ what: 'views.open', ...opened.failure }, 'a form could not be opened in Slack');
      return opened.ok ? (opened.value.view?.id ?? null) : null;
    },
    async answer(asked, reply) {
      if (reply.kind === 'nothing') return;
      const message = await prepared(asked, reply.message);
      if (asked.modal !== null) return void (await intoModal(asked, asked.modal, message));
      return reply.kind === 'replace' ? replace(asked, message) : say(asked, message);
    },
    async publishHome(workspace, user, message) {
      const card = message.card as Card;
      remember(workspace, user, card);
      const view = slackHome(card) as unknown as SlackView;
      await call(workspace, 'views.publish', (client) => client.views.publish({ user_id: user, view }));
    },
  };
}
