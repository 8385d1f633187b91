import { setTimeout as pause } from 'node:timers/promises';
import type { RespondFn } from '@slack/bolt';
import type { View as SlackView, WebClient } from '@slack/web-api';
import { formCommand } from '../../bot/conversation/forms.ts';
import type { Reply } from '../../bot/conversation/incoming.ts';
import type { Message } from '../../bot/conversation/message.ts';
import { isPassing } from '../../bot/conversation/passing.ts';
import { type View, viewKey } from '../../bot/conversation/view.ts';
import type { Called } from '../../bot/delivery/calls.ts';
import type { Language } from '../../bot/people/person.ts';
import type { Log } from '../../bot/ports/log.ts';
import type { Signer } from '../../bot/ports/signer.ts';
import { slackHome } from '../../cards/block-kit/home.ts';
import { slackLoading, slackModal, submitOf, withoutForm } from '../../cards/block-kit/modal.ts';
import type { Card } from '../../cards/card.ts';
import type { Calling } from './calling.ts';
import { asMessage, sendDrawn, type Upload, withPictures } from './drawing.ts';
import { type Origin, writeMetadata } from './metadata.ts';
import { isDirect } from './payloads.ts';
import type { Pictures } from './pictures.ts';
import { asWritten, metadataType } from './sending.ts';
import type { Shown } from './shown.ts';
import type { Workspace } from './workspaces.ts';

/** Somebody who did something, and where the answer can be shown. */
export interface Asked {
  readonly workspace: Workspace;
  /** Slack's id of them. */
  readonly user: string;
  readonly origin: Origin;
  /** An open modal, which the answer then goes into. */
  readonly modal: string | null;
  /** What another modal can still be opened with. */
  readonly trigger: string | null;
  /** Slack's own way back for some minutes: to what one person alone sees, also where Saman is not in the channel. */
  readonly respond: RespondFn | null;
  /** What was pressed is seen by one person alone, and can be replaced through `respond`. */
  readonly ephemeral: boolean;
  /** Whether it was done in a modal that was opened from the origin, and not there itself. */
  readonly inModal: boolean;
  /** Whether a form was asked for; otherwise one that comes has been put aside. */
  readonly forForm: boolean;
}

export interface AnsweringOptions {
  readonly calling: Calling;
  readonly pictures: Pictures;
  /** What messages show since a moment ago. */
  readonly recently: Shown;
  readonly signer: Signer;
  readonly log: Log;
}

/** Shows replies where they belong. What Slack does not take is logged: nobody waits for it any more. */
export interface Answering {
  /** Opens a modal at once, before anything is read; null where Slack did not open it. */
  openFirst(asked: Asked, trigger: string): Promise<string | null>;
  answer(asked: Asked, reply: Reply): Promise<void>;
  /** A modal that shows a message, with what belongs to it: soon enough for the answer to one that was sent. */
  modalOf(asked: Asked, message: Message): Promise<SlackView>;
  publishHome(workspace: Workspace, user: string, message: Message): Promise<void>;
  languageOf(workspace: Workspace, user: string): Language;
}

/** Slack waits three seconds for an answer to a modal that was sent; in milliseconds. */
const picturePatience = 1000;

/** So many people's languages are remembered, to speak to them before anything is read. */
const mostLanguages = 10_000;

const cardOf = ({ card }: Message): Card => card as Card;

/** What a message shows, if it can be shown again: an old card is answered with the current one. */
const saidMetadata = (view: View) =>
  'id' in view || view.name === 'home' || view.name === 'help'
    ? { metadata: { event_type: metadataType, event_payload: { view: viewKey(view) } } }
    : {};

export function createAnswering({ calling, pictures, recently, signer, log }: AnsweringOptions): Answering {
  const languages = new Map<string, Language>();
  const personKey = ({ team }: Workspace, user: string): string => `${team} ${user}`;
  const languageOf = (workspace: Workspace, user: string): Language =>
    languages.get(personKey(workspace, user)) ?? 'nb';
  const remember = (workspace: Workspace, user: string, { lang }: Card): void => {
    languages.set(personKey(workspace, user), lang);
    if (languages.size > mostLanguages) languages.delete(languages.keys().next().value as string);
  };

  type Work = (client: WebClient) => Promise<unknown>;
  const tried = ({ workspace }: Asked, work: Work): Promise<Called<unknown>> =>
    calling.withPatience(workspace.connectionId, work);
  const called = (what: string, outcome: Called<unknown>): boolean => {
    if (!outcome.ok) log.warn({ what, ...outcome.failure }, 'an answer could not be shown in Slack');
    return outcome.ok;
  };

  /** What a picture says is said in words where Slack does not take it: somebody waits. */
  const pictured = (
    workspace: Workspace,
    card: Card,
    fetches: boolean,
    patience: number | null = null,
  ): Promise<Card> => {
    const upload: Upload = (picture) => {
      const taken = uploaded(workspace, picture);
      return patience === null ? taken : Promise.race([taken, pause(patience, null, { ref: false })]);
    };
    return withPictures(card, upload, fetches);
  };
  /** Draws a card, however often it is tried to be shown; and anew without the pictures that Slack could not fetch. */
  const shownBy = <D>(
    { workspace, user }: Pick<Asked, 'workspace' | 'user'>,
    message: Message,
    draw: (card: Card) => D,
  ) => {
    remember(workspace, user, cardOf(message));
    const made = async (fetches: boolean) => draw(await pictured(workspace, cardOf(message), fetches));
    let whole: Promise<D> | null = null;
    const drawn = (): Promise<D> => {
      whole ??= made(true);
      return whole;
    };
    return <T>(send: (drawn: D) => Promise<T>): Promise<T> =>
      sendDrawn(
        (fetches) => (fetches ? drawn() : made(false)),
        send,
        () => log.warn({ connectionId: workspace.connectionId }, 'Slack could not fetch a picture'),
      );
  };
  const uploaded = async ({ connectionId }: Workspace, picture: string): Promise<string | null> => {
    const work = (_client: WebClient, now: Workspace) => pictures.upload(now, picture);
    const taken = await calling.withPatience(connectionId, work);
    if (!taken.ok) log.warn({ ...taken.failure }, 'a picture was not taken');
    return taken.ok ? taken.value : null;
  };

  const showing = (asked: Asked, message: Message) =>
    shownBy(asked, message, (card) => asMessage(card, message.view));

  const asModal = (asked: Asked, card: Card): SlackView => {
    const submit = submitOf(card);
    const metadata = writeMetadata(signer, {
      user: asked.user,
      team: asked.workspace.team,
      origin: asked.origin,
      sends: submit && { verb: submit.verb, data: submit.data },
    });
    return slackModal(card, metadata) as unknown as SlackView;
  };
  const showingModal = (asked: Asked, message: Message) =>
    shownBy(asked, message, (card) => asModal(asked, card));

  /** A refusal stands on top of what is filled in, which is there again when it is closed. */
  const ontoModal = async (asked: Asked, trigger: string, message: Message): Promise<boolean> => {
    const modal = showingModal(asked, message);
    const push: Work = (client) => modal((view) => client.views.push({ trigger_id: trigger, view }));
    return (await tried(asked, push)).ok;
  };

  const intoModal = async (asked: Asked, modal: string, reply: Reply, message: Message): Promise<void> => {
    const { trigger } = asked;
    if (message.view.name === 'refused' && trigger && (await ontoModal(asked, trigger, message))) return;
    // put aside for later: what was kept, and the way back
    const form = reply.kind === 'replace' && !asked.forForm ? formCommand(message.view) : null;
    const shown = form ? { ...message, card: withoutForm(cardOf(message), form) } : message;
    const drawn = showingModal(asked, shown);
    const update: Work = (client) => drawn((view) => client.views.update({ view_id: modal, view }));
    const updated = await tried(asked, update);
    if (called('views.update', updated) || updated.ok) return;
    // a modal that has been closed is not missed; one that still waits gets its answer beside it
    if (updated.failure.kind !== 'never') await say(asked, message);
  };

  const responded = async (respond: RespondFn, body: Parameters<RespondFn>[0]): Promise<boolean> => {
    try {
      await respond(body);
      return true;
    } catch {
      // it serves five times, and for half an hour
      return false;
    }
  };

  /** In one's own conversation with Saman. */
  const directly = async (asked: Asked, message: Message): Promise<void> => {
    const { user, origin } = asked;
    const shown = showing(asked, message);
    const isThere = origin.kind !== 'home' && origin.channel.startsWith('D');
    const thread = isThere && origin.thread ? { thread_ts: origin.thread } : {};
    if (!isPassing(message.view)) {
      const to = { channel: isThere ? origin.channel : user, ...thread, ...saidMetadata(message.view) };
      const post: Work = (client) =>
        shown((drawn) => client.chat.postMessage({ ...asWritten, ...drawn, ...to }));
      called('chat.postMessage', await tried(asked, post));
      return;
    }
    const beside: Work = async (client) => {
      const opened = isThere ? null : await client.conversations.open({ users: user });
      const channel = opened?.channel?.id ?? (isThere ? origin.channel : user);
      return shown((drawn) => client.chat.postEphemeral({ ...drawn, ...thread, channel, user }));
    };
    called('chat.postEphemeral', await tried(asked, beside));
  };

  /** Beside what was acted on, for who asked alone. */
  const say = async (asked: Asked, message: Message): Promise<void> => {
    const { user, origin, respond } = asked;
    if (origin.kind === 'home') return directly(asked, message);
    const shown = showing(asked, message);
    const thread = origin.thread ? { thread_ts: origin.thread } : {};
    const stays = origin.kind === 'message' && !isPassing(message.view);
    const beside = { ...thread, response_type: 'ephemeral', replace_original: false } as const;
    if (respond && !stays && (await shown((drawn) => responded(respond, { ...drawn, ...beside })))) return;
    const { channel } = origin;
    if (isDirect(channel)) return directly(asked, message);
    const post: Work = (client) =>
      shown((drawn) => client.chat.postEphemeral({ ...drawn, ...thread, channel, user }));
    // where Saman is not in the channel, it comes in their own conversation
    if (!(await tried(asked, post)).ok) await directly(asked, message);
  };

  const replace = async (asked: Asked, message: Message): Promise<void> => {
    const { origin, respond, ephemeral } = asked;
    const shown = showing(asked, message);
    const anew = { replace_original: true } as const;
    if (ephemeral && respond && (await shown((drawn) => responded(respond, { ...drawn, ...anew })))) return;
    if (origin.kind !== 'message') return say(asked, message);
    const { channel, ts } = origin;
    // which delivery it is stays with it
    const metadata = showsIt(asked, message) ? {} : saidMetadata(message.view);
    const update: Work = (client) =>
      shown((drawn) =>
        recently.change({ channel, ts }, drawn, () =>
          client.chat.update({ ...drawn, ...metadata, channel, ts }),
        ),
      );
    if (!called('chat.update', await tried(asked, update))) await say(asked, message);
  };

  const showsIt = ({ origin }: Asked, { view }: Message): boolean =>
    origin.kind !== 'home' && origin.shows === viewKey(view);

  /** Whether the answer takes the place of the card that it was asked from. */
  const takesPlace = (asked: Asked, reply: Exclude<Reply, { kind: 'nothing' }>): boolean =>
    (reply.kind === 'replace' || reply.kind === 'done') && (!asked.inModal || showsIt(asked, reply.message));

  return {
    languageOf,
    async modalOf(asked, message) {
      remember(asked.workspace, asked.user, cardOf(message));
      // it is not told whether Slack could fetch a picture
      const card = await pictured(asked.workspace, cardOf(message), false, picturePatience);
      return asModal(asked, card);
    },
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
      const { message } = reply;
      if (asked.modal !== null) {
        await intoModal(asked, asked.modal, reply, message);
        // an old card, which is answered with the current one, does not stay old
        const isOld = !asked.inModal && reply.kind === 'replace' && showsIt(asked, message);
        return isOld ? replace(asked, message) : undefined;
      }
      // a message with it is on its way there
      if (reply.kind === 'done' && reply.here) return;
      if (!takesPlace(asked, reply)) return say(asked, message);
      // everybody's card in a channel is brought up to date by itself
      if (asked.inModal && asked.origin.kind === 'channel') return;
      return replace(asked, message);
    },
    async publishHome(workspace, user, message) {
      const home = shownBy({ workspace, user }, message, (card) => slackHome(card) as unknown as SlackView);
      const publish: Work = (client) => home((view) => client.views.publish({ user_id: user, view }));
      called('views.publish', await calling.withPatience(workspace.connectionId, publish));
    },
  };
}
