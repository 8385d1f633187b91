import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { View as SlackView } from '@slack/web-api';
import type { Busy } from '../../bot/conversation/busy.ts';
import type { Language } from '../../bot/people/person.ts';
import type { Log } from '../../bot/ports/log.ts';
import { slackLoading, slackModal } from '../../cards/block-kit/modal.ts';
import { card, heading, text } from '../../cards/card.ts';
import type { Calling } from './calling.ts';
import type { Submitted } from './conversing.ts';
import { wordsOf } from './words/words.ts';
import type { Workspace } from './workspaces.ts';

export interface LateOptions {
  readonly calling: Calling;
  readonly busy: Busy;
  readonly log: Log;
}

/** Answers modals that were sent within the time that Slack waits, also where storing takes longer. */
export interface Late {
  /**
   * The answer; or, where it takes too long, a window on top of the form that says so, and in which stands later what
   * has come of it. What was filled in stays below it until all is well.
   */
  inTime(workspace: Workspace, language: Language, answer: Promise<Submitted>): Promise<Submitted>;
}

/** Slack waits three seconds, the way included; in milliseconds. */
const patience = 2300;
/** Slack has to have opened the window before something can be put into it; in milliseconds. */
const untilOpened = 500;
const tries = 4;

export function createLate({ calling, busy, log }: LateOptions): Late {
  /** What stands in the window at last; closing it closes the form too where there is nothing more to do in it. */
  const lastOf = (language: Language, answered: Submitted): SlackView => {
    if (answered?.response_action === 'update')
      return { ...answered.view, clear_on_close: true } as SlackView;
    if (answered?.response_action === 'push') return answered.view as SlackView;
    const { late } = wordsOf(language);
    const isDone = answered?.response_action !== 'errors';
    const title = isDone ? late.done : late.refused;
    const texts = isDone ? [] : Object.values(answered.errors).map((one) => text(one));
    const shown = slackModal(card(language, title, [heading(title), ...texts]), '');
    return { ...shown, clear_on_close: isDone } as unknown as SlackView;
  };

  const fill = async (workspace: Workspace, externalId: string, view: SlackView): Promise<void> => {
    for (let nth = 1; ; nth += 1) {
      await pause(untilOpened);
      const filled = await calling.withPatience(workspace.connectionId, (client) =>
        client.views.update({ external_id: externalId, view: { ...view, external_id: externalId } }),
      );
      if (filled.ok) return;
      if (nth === tries)
        return log.warn({ ...filled.failure }, 'what came of a form could not be shown in Slack');
    }
  };

  return {
    async inTime(workspace, language, answer) {
      const over = new AbortController();
      const tooLong = pause(patience, 'too long' as const, { ref: false, signal: over.signal });
      try {
        const first = await Promise.race([answer, tooLong]);
        if (first !== 'too long') return first;
      } finally {
        over.abort();
        tooLong.catch(() => {});
      }
      const externalId = randomUUID();
      busy.with(answer.then((answered) => fill(workspace, externalId, lastOf(language, answered))));
      const view = { ...slackLoading(language), external_id: externalId } as unknown as SlackView;
      return { response_action: 'push', view };
    },
  };
}
