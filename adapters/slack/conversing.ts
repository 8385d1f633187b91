import { createHash } from 'node:crypto';
import type { BlockAction, RespondFn, ViewSubmitAction } from '@slack/bolt';
import type { ViewsOpenArguments } from '@slack/web-api';
import type { Busy } from '../../bot/conversation/busy.ts';
import type { Incoming, OnIncoming, Reply, Sender } from '../../bot/conversation/incoming.ts';
import type { Once } from '../../bot/conversation/once.ts';
import type { Log } from '../../bot/ports/log.ts';
import type { Signer } from '../../bot/ports/signer.ts';
import { readPress } from '../../cards/block-kit/press.ts';
import { readValues } from '../../cards/block-kit/values.ts';
import { sorryMessage } from '../../cards/people/sorry.ts';
import { wordsOf } from '../../cards/words/words.ts';
import type { Answering, Asked } from './answering.ts';
import type { Late } from './late.ts';
import { type Origin, readMetadata } from './metadata.ts';
import { inputsOf, isEphemeral, originOf, senderOf, storableValues, viewOf, whereOf } from './payloads.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

/** What is answered to a modal that was sent: nothing closes it. */
export type Submitted =
  | undefined
  | { readonly response_action: 'clear' }
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update' | 'push'; readonly view: ViewsOpenArguments['view'] };

export interface ConversingOptions {
  readonly workspaces: Workspaces;
  readonly answering: Answering;
  readonly once: Once;
  readonly signer: Signer;
  readonly log: Log;
  readonly busy: Busy;
  readonly late: Late;
  readonly onIncoming: OnIncoming;
  /** Whether what came in asks for a form, by what it says alone. */
  readonly opensForm: (incoming: Incoming) => boolean;
}

/** What somebody did with a trigger in hand, or in words. `request` is Slack's signature of it, where there is one. */
export interface Doing {
  readonly workspace: Workspace;
  readonly user: string;
  readonly homeTeam: string | undefined;
  readonly trigger: string | null;
  readonly respond: RespondFn | null;
  readonly request: string | null;
}

/** Where words were said. */
export interface Spoken {
  readonly channel: string;
  readonly thread: string | null;
}

/** Takes what people do in Slack to the bot, and shows what comes of it. */
export interface Conversing {
  /** Words: in one's own conversation, with a command, or naming Saman in a channel. Without any: their home. */
  said(doing: Doing, place: Spoken, text: string): Promise<void>;
  shortcut(doing: Doing): Promise<void>;
  pressed(doing: Doing, body: BlockAction): Promise<void>;
  submitted(doing: Doing, body: ViewSubmitAction): Promise<Submitted>;
  homeOpened(workspace: Workspace, user: string, homeTeam: string | undefined): Promise<void>;
}

export function createConversing(options: ConversingOptions): Conversing {
  const { workspaces, answering, once, signer, log, busy, late, onIncoming, opensForm } = options;

  const fromOf = ({ workspace, user, homeTeam }: Doing): Sender =>
    senderOf(workspaces, workspace, user, homeTeam);

  const publishHome = async (doing: Pick<Doing, 'workspace' | 'user' | 'homeTeam'>): Promise<void> => {
    const { workspace, user, homeTeam } = doing;
    const from = senderOf(workspaces, workspace, user, homeTeam);
    const reply = await onIncoming({ kind: 'arrived', from });
    if (reply.kind !== 'nothing') await answering.publishHome(workspace, user, reply.message);
  };

  /** Whether it is new; a request that is replayed, also to another process, is not. */
  const isNew = async ({ request }: Doing): Promise<boolean> => {
    if (request === null) return true;
    if (await once.anywhere(`request:${request}`)) return true;
    log.warn({}, 'a request of Slack’s came a second time');
    return false;
  };

  /** The same thing done twice has one outcome; the second request is heard all the same, so that it is no new one later. */
  const together = async <T>(
    doing: Doing,
    key: string,
    work: () => Promise<T>,
    keptFor: (outcome: T) => number,
  ): Promise<T> => {
    let isFirst = false;
    const first = (): Promise<T> => {
      isFirst = true;
      return work();
    };
    const outcome = await once.together(key, first, keptFor);
    if (!isFirst) await isNew(doing).catch(() => {});
    return outcome;
  };

  /** Opens what a trigger can open before anything is read, then asks the bot and shows what it says. */
  const converse = async (doing: Doing, asked: Asked, incoming: Incoming): Promise<void> => {
    if (doing.request !== null && !once.here(doing.request)) return;
    const { trigger } = asked;
    const forForm = opensForm(incoming);
    const opens = asked.modal === null && (forForm || asked.origin.kind === 'home');
    const within: Asked =
      opens && trigger
        ? { ...asked, forForm, trigger: null, modal: await answering.openFirst(asked, trigger) }
        : { ...asked, forForm };
    try {
      if (!(await isNew(doing))) return;
      await answering.answer(within, await onIncoming(incoming));
    } catch (error) {
      await apologise(within);
      throw error;
    }
    await renewHome(doing, within);
  };

  /** Their home, wherever it was acted from, shows what has come of it. */
  const renewHome = async (doing: Doing, asked: Asked): Promise<void> => {
    const { origin, inModal } = asked;
    if (origin.kind === 'home') return publishHome(doing);
    if (origin.kind !== 'message' || origin.shows !== 'home' || !inModal) return;
    const reply = await onIncoming({ kind: 'arrived', from: fromOf(doing) });
    if (reply.kind === 'nothing') return;
    const { message } = reply;
    await answering.answer({ ...asked, modal: null, inModal: false }, { kind: 'replace', message });
  };

  const apologise = async (asked: Asked): Promise<void> => {
    const language = answering.languageOf(asked.workspace, asked.user);
    await answering.answer(asked, { kind: 'say', message: sorryMessage(language) }).catch(() => {});
  };

  const asks = (doing: Doing, origin: Origin, more: Partial<Asked> = {}): Asked => ({
    workspace: doing.workspace,
    user: doing.user,
    origin,
    modal: null,
    trigger: doing.trigger,
    respond: doing.respond,
    ephemeral: false,
    inModal: false,
    forForm: false,
    ...more,
  });

  /** What comes of a modal goes where the modal was opened from; where there is no such place, it stays in the modal. */
  const afterSubmit = async (asked: Asked, reply: Reply): Promise<Submitted> => {
    if (reply.kind === 'nothing') return { response_action: 'clear' };
    // what was filled in is there again when the refusal on top of it is closed
    const refused = reply.message.view.name === 'refused';
    const stays = reply.kind === 'open' || reply.kind === 'say' || asked.origin.kind === 'home';
    if (!refused && !stays) return { response_action: 'clear' };
    const view = await answering.modalOf(asked, reply.message);
    return { response_action: refused ? 'push' : 'update', view };
  };

  const submit = async (doing: Doing, body: ViewSubmitAction): Promise<Submitted> => {
    const { view } = body;
    const { user, workspace } = doing;
    const facts = readMetadata(signer, view.private_metadata, { user, team: workspace.team });
    if (!facts?.sends) {
      log.warn({ user, team: workspace.team }, 'a modal was sent that was not opened for who sent it');
      return { response_action: 'clear' };
    }
    if (doing.request !== null && !(once.here(doing.request) && (await isNew(doing)))) return undefined;
    const asked = asks(doing, facts.origin, { respond: null, inModal: true });
    const { values, picked } = readValues(view.state.values);
    const { verb, data } = facts.sends;
    const reply = await onIncoming({
      kind: 'acted',
      from: fromOf(doing),
      where: facts.origin.kind === 'home' ? { kind: 'direct' } : whereOf(facts.origin.channel),
      verb,
      data,
      view: null,
      values: storableValues(values),
      ...(Object.keys(picked).length > 0 ? { picked } : {}),
    });
    if (reply.kind === 'invalid') {
      const { errors } = reply;
      const inputs = inputsOf(view);
      const beside = reply.complete && Object.keys(errors).every((field) => inputs.includes(field));
      if (beside) return { response_action: 'errors', errors: { ...errors } };
      return { response_action: 'update', view: await answering.modalOf(asked, reply.message) };
    }
    const answered = await afterSubmit(asked, reply);
    if (answered?.response_action === 'clear') show(asked, reply);
    later(() => renewHome(doing, asked));
    return answered;
  };

  /** After Slack has had its answer. */
  const later = (work: () => Promise<void>): void => {
    const failed = (error: unknown) =>
      log.error({ error: error instanceof Error ? error.name : typeof error }, 'an answer failed');
    // once the acknowledgement is on its way
    busy.with(new Promise((resolve) => setImmediate(resolve)).then(work).catch(failed));
  };
  const show = (asked: Asked, reply: Reply): void => later(() => answering.answer(asked, reply));

  /** Typed words are kept by errors beside the first field; a modal without any closes. */
  const couldNot = (doing: Doing, body: ViewSubmitAction): Submitted => {
    const [first] = inputsOf(body.view);
    const { sorry } = wordsOf(answering.languageOf(doing.workspace, doing.user)).people;
    return first
      ? { response_action: 'errors', errors: { [first]: sorry.kept } }
      : { response_action: 'clear' };
  };

  return {
    said: (doing, { channel, thread }, text) => {
      const from = fromOf(doing);
      const incoming: Incoming =
        text === '' ? { kind: 'arrived', from } : { kind: 'said', from, where: whereOf(channel), text };
      const origin: Origin = { kind: 'channel', channel, thread, shows: null };
      return converse(doing, asks(doing, origin), incoming);
    },
    shortcut: (doing) =>
      converse(doing, asks(doing, { kind: 'home' }), { kind: 'arrived', from: fromOf(doing) }),
    async pressed(doing, body) {
      const [action] = body.actions;
      const press = readPress(action);
      // a button that opens an address, or none of ours
      if (!press || !action) return;
      const { view } = body;
      const inModal = view?.type === 'modal' ? view : null;
      const { user, workspace } = doing;
      const facts = inModal && readMetadata(signer, inModal.private_metadata, { user, team: workspace.team });
      if (inModal && !facts) {
        log.warn({ user, team: workspace.team }, 'a button in a modal that was opened for somebody else');
        return;
      }
      const origin = facts?.origin ?? originOf(body);
      const asked = asks(doing, origin, {
        modal: inModal?.id ?? null,
        ephemeral: !inModal && isEphemeral(body),
        inModal: inModal !== null,
        ...(inModal ? { respond: null } : {}),
      });
      const { values, picked } = press.sends
        ? readValues(inModal ? inModal.state.values : body.state?.values)
        : { values: {}, picked: {} };
      const incoming: Incoming = {
        kind: 'acted',
        from: fromOf(doing),
        where: origin.kind === 'home' ? { kind: 'direct' } : whereOf(origin.channel),
        verb: press.verb,
        data: press.data,
        view: viewOf(body),
        values: storableValues(values),
        ...(Object.keys(picked).length > 0 ? { picked } : {}),
      };
      const place = view ? `${view.id} ${view.hash}` : JSON.stringify([origin, body.container]);
      const key = `press ${workspace.team} ${user} ${place} ${action.action_id} ${digest([press, values, picked])}`;
      await together(
        doing,
        key,
        () => converse(doing, asked, incoming),
        () => doubleClick,
      );
    },
    async submitted(doing, body) {
      const { id, hash, state } = body.view;
      const key = `submit ${doing.workspace.team} ${doing.user} ${id} ${hash} ${digest(state.values)}`;
      const { workspace, user } = doing;
      const answer = together(doing, key, () => submit(doing, body), keptFor).catch((error: unknown) => {
        log.error({ error: error instanceof Error ? error.name : typeof error }, 'a sent form failed');
        return couldNot(doing, body);
      });
      return late.inTime(workspace, answering.languageOf(workspace, user), answer);
    },
    homeOpened: (workspace, user, homeTeam) => publishHome({ workspace, user, homeTeam }),
  };
}

/** In milliseconds: whoever clicks twice within it means it once. */
const doubleClick = 500;
/** Who did not get the answer in time can send the same form again, and it has been taken: it is answered alike. */
const sentAgain = 60_000;
const keptFor = (answered: Submitted): number =>
  answered?.response_action === 'errors' || answered?.response_action === 'push' ? 0 : sentAgain;

const digest = (values: unknown): string =>
  createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 16);
