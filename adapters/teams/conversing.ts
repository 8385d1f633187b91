import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Busy } from '../../bot/conversation/busy.ts';
import type { Incoming, OnIncoming } from '../../bot/conversation/incoming.ts';
import type { Once } from '../../bot/conversation/once.ts';
import type { Id } from '../../bot/id.ts';
import type { Log } from '../../bot/ports/log.ts';
import { sorryMessage } from '../../cards/people/sorry.ts';
import { wordsOf } from '../../cards/words/words.ts';
import { type Happening, happeningIn, languageOf, whereaboutsOf } from './activities.ts';
import { type Answering, type Asked, wordsIn } from './answering.ts';
import type { Installing } from './installing.ts';
import type { Executed, Press, Pressing } from './pressing.ts';
import type { References } from './references.ts';
import { activityOf } from './sending.ts';
import type { Tenants } from './tenants.ts';

export interface ConversingOptions {
  /** Of a registration for one tenant; null: it serves many. */
  readonly onlyTenant: string | null;
  readonly tenants: Tenants;
  readonly references: References;
  readonly answering: Answering;
  readonly pressing: Pressing;
  readonly installing: Installing;
  readonly once: Once;
  readonly busy: Busy;
  readonly log: Log;
  readonly onIncoming: OnIncoming;
}

/** Takes what comes from Teams to the bot, and shows what comes of it. */
export type Conversing = (context: TurnContext) => Promise<void>;

/** Who waits longer sees that an answer is coming, in milliseconds. */
const silence = 1500;

export function createConversing(options: ConversingOptions): Conversing {
  const { onlyTenant, tenants, references, answering, pressing, installing, once, busy, log, onIncoming } =
    options;

  /** What is learnt from everything that comes: where somebody is reached, and in which language. */
  const note = async (connectionId: Id, { serviceUrl, bot, who, where }: Happening): Promise<void> => {
    const common = { serviceUrl, botId: bot.id };
    const { externalId, userId, name, locale, timeZone } = who;
    const conversationId = where.kind === 'direct' ? where.conversationId : null;
    const known = { ...common, userId, name, locale, timeZone, conversationId };
    if (await references.sawPerson(connectionId, externalId, known))
      await onIncoming({ kind: 'introduced', from: { platform: 'teams', connectionId, externalId } });
    if (where.kind === 'direct') return;
    const place = { ...common, kind: where.kind, team: where.team, name: where.name };
    await references.sawPlace(connectionId, where.placeId, place);
  };

  const askedOf = (connectionId: Id, { who, where, serviceUrl, bot }: Happening): Asked => ({
    from: { platform: 'teams', connectionId, externalId: who.externalId },
    where,
    place: whereaboutsOf(where),
    serviceUrl,
    botId: bot.id,
  });

  /** Teams tells a thing again where it is not sure that it was heard. */
  const isNew = async ({ tenantId, where }: Happening, id: string | null): Promise<boolean> => {
    const key = `activity:${tenantId} ${where.conversationId} ${id}`;
    return id === null || (once.here(key) && (await once.anywhere(key)));
  };

  const said = async (asked: Asked, text: string): Promise<void> => {
    const { from, place } = asked;
    const incoming: Incoming =
      text === '' ? { kind: 'arrived', from } : { kind: 'said', from, where: place, text };
    const isDirect = asked.where.kind === 'direct';
    const waits = isDirect ? setTimeout(() => void answering.typing(asked).catch(() => {}), silence) : null;
    const reply = await onIncoming(incoming).finally(() => waits && clearTimeout(waits));
    if (reply.kind === 'nothing') return;
    const got = await answering.toOwn(asked, reply.message);
    if (isDirect) return;
    const { elsewhere } = wordsIn(reply.message);
    await answering.line(asked, got ? elsewhere.sent : elsewhere.unreached);
  };

  const pressed = async (asked: Asked, press: Press): Promise<Executed> => {
    const { answer, after } = await pressing(asked, press);
    busy
      .with(Promise.resolve().then(after))
      .catch((error: unknown) => log.error({ error: nameOf(error) }, 'what follows a press failed'));
    return answer;
  };

  const turn = async (context: TurnContext, happening: Happening): Promise<void> => {
    const { what } = happening;
    const connectionId = await tenants.connectionOf(happening.tenantId);
    const asked = askedOf(connectionId, happening);
    if (what.kind !== 'removed') await note(connectionId, happening);
    switch (what.kind) {
      case 'said':
        if (await isNew(happening, what.id)) await said(asked, what.text);
        return;
      case 'pressed': {
        return executed(context, await pressed(asked, what));
      }
      case 'added':
        return installing.added(asked, happening);
      case 'removed':
        return installing.removed(asked, happening);
      case 'other':
        return installing.changed(asked);
    }
  };

  return async (context) => {
    const happening = happeningIn(context.activity);
    if (!happening) {
      log.warn({ type: context.activity.type }, 'an activity that tells not who did what where');
      return;
    }
    if (onlyTenant !== null && happening.tenantId !== onlyTenant) {
      log.warn(
        { tenant: happening.tenantId },
        'Saman is set up for another tenant: what came is not answered',
      );
      return;
    }
    try {
      await busy.with(turn(context, happening));
    } catch (error) {
      log.error(
        { error: nameOf(error), what: happening.what.kind },
        'what came from Teams could not be done',
      );
      if (!(await apologised(context, happening))) throw error;
    }
  };
}

const executed = async (context: TurnContext, body: Executed): Promise<void> => {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
};

/** Says that it did not work just now, by the turn itself: nothing else may be at hand. False where nobody waits. */
async function apologised(context: TurnContext, { what, who, where }: Happening): Promise<boolean> {
  const language = languageOf(who.locale) ?? 'nb';
  const { sorry } = wordsOf(language).people;
  if (what.kind === 'pressed') {
    // the card stays, with what was filled in
    const type = 'application/vnd.microsoft.activity.message';
    await executed(context, { statusCode: 200, type, value: sorry.kept });
    return true;
  }
  if (what.kind !== 'said') return false;
  const said = where.kind === 'direct' ? activityOf(sorryMessage(language)) : { text: sorry.text };
  await context.sendActivity({ type: ActivityTypes.Message, ...said });
  return true;
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
