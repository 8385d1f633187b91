import type { Language } from '../../../bot/people/person.ts';
import { cardVersion } from '../../../cards/card.ts';
import type { WireReply, WireState } from '../wire.ts';
import { type Answer, post } from './api.ts';
import { ask } from './dialog.ts';
import { fill } from './dom.ts';
import { forgetRead } from './reading.ts';
import type { Shell } from './shell.ts';

/** What the demo's controls need of the chat. */
interface DemoActionsHost {
  readonly shell: Shell;
  state(): WireState;
  where(): { readonly as: string; readonly page: string; readonly conversation: string };
  refreshAll(): Promise<void>;
  forgetOpen(): void;
}

export interface DemoActions {
  speak(language: Language): Promise<void>;
  moveClock(to: { readonly advance: string } | { readonly now: string }): Promise<void>;
  letOthersAnswer(): Promise<void>;
  startOver(): Promise<void>;
}

/** The demo's controls at work: each asks the server, then everything is fetched anew. */
export function createDemoActions(host: DemoActionsHost): DemoActions {
  const { shell } = host;

  const run = async <T>(path: string, body: unknown, said?: (value: T) => string | null): Promise<void> => {
    shell.setWorking(true);
    const answer: Answer<T> = await post<T>(path, body);
    shell.setWorking(false);
    if (answer.ok) {
      await host.refreshAll();
      const text = said?.(answer.value) ?? null;
      if (text !== null) shell.say(text);
    } else {
      shell.say(answer.text ?? host.state().words.connection.notSent);
    }
  };

  return {
    speak: (language) =>
      run<WireReply>(
        '/demo/act',
        {
          ...host.where(),
          verb: 'settings.save',
          data: { v: cardVersion },
          values: { language, timeZone: host.state().me.timeZone },
          quiet: true,
        },
        (reply) => (reply.kind === 'say' && reply.message.view === 'refused' ? reply.message.plain : null),
      ),
    moveClock: (to) => run('/demo/clock', to),
    letOthersAnswer() {
      const { demo } = host.state().words;
      return run<{ answered: number }>('/demo/let-others-answer', { as: host.where().as }, ({ answered }) =>
        answered > 0 ? fill(demo.othersAnswered, { count: answered }) : demo.nobodyAnswered,
      );
    },
    async startOver() {
      const { demo } = host.state().words;
      if (!(await ask(demo.startOverQuestion, demo.startOverYes, demo.cancel))) return;
      forgetRead();
      host.forgetOpen();
      await run('/demo/start-over', {});
    },
  };
}
