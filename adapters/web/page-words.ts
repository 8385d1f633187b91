import type { Language } from '../../bot/people/person.ts';
import type { DemoHint } from './demo-controls.ts';
import { en } from './words/en.ts';
import { nb } from './words/nb.ts';
import { nn } from './words/nn.ts';

/** The texts of the browser's pages. Sent to the client as they are; `{name}` marks what is filled in. */
export interface PageWords {
  readonly language: Language;
  readonly chat: {
    readonly title: string;
    readonly saman: string;
    readonly skipToMessages: string;
    readonly conversations: string;
    readonly channels: string;
    readonly directMessages: string;
    readonly unread: string;
    readonly messages: string;
    readonly emptyConversation: string;
    readonly chooseConversation: string;
    readonly back: string;
    readonly onlyYou: string;
    readonly you: string;
    /** From Monday: browsers write nynorsk dates with bokmål's weekdays. */
    readonly weekdays: readonly string[];
    readonly today: string;
    readonly yesterday: string;
    readonly composer: string;
    readonly composerPlaceholder: string;
    readonly send: string;
    readonly close: string;
    readonly newMessage: string;
    readonly contentsChanged: string;
    readonly showNew: string;
    readonly loading: string;
  };
  readonly demo: {
    readonly actingAs: string;
    readonly language: string;
    readonly languages: Readonly<Record<Language, string>>;
    readonly look: string;
    readonly looks: Readonly<Record<'system' | 'light' | 'dark', string>>;
    readonly clock: string;
    /** That it is not the real time. */
    readonly ownTime: string;
    readonly moveClock: string;
    readonly hour: string;
    readonly day: string;
    readonly week: string;
    readonly letOthersAnswer: string;
    readonly othersAnswered: string;
    readonly nobodyAnswered: string;
    readonly startOver: string;
    readonly startOverQuestion: string;
    readonly startOverYes: string;
    readonly cancel: string;
    readonly menu: string;
    readonly nextStep: string;
    readonly becomePerson: string;
    readonly moveTo: string;
    readonly openDirect: string;
    readonly openChannel: string;
    readonly write: string;
    readonly hints: Readonly<Record<DemoHint, string>>;
    /** What the hints name to be written; Saman understands it. */
    readonly toWrite: Readonly<Record<'openRound' | 'closeRound' | 'readResult' | 'approveMinutes', string>>;
  };
  readonly connection: {
    readonly lost: string;
    readonly back: string;
    readonly notSent: string;
    readonly tryAgain: string;
  };
  readonly problem: {
    readonly notFoundTitle: string;
    readonly notFound: string;
    readonly tooLarge: string;
    readonly malformed: string;
    readonly foreign: string;
    readonly away: string;
    readonly unexpected: string;
    readonly title: string;
    readonly toStart: string;
    readonly duration: string;
    readonly emptyText: string;
    readonly textTooLong: string;
    readonly moreThanDemo: string;
  };
  readonly link: {
    readonly title: string;
    readonly unusedHeading: string;
    readonly unused: string;
    readonly open: string;
    readonly openHeading: Readonly<Record<'round' | 'workshop', string>>;
    readonly personal: string;
    readonly minutes: string;
    readonly needsScript: string;
    readonly refusedHeading: string;
    readonly refused: Readonly<Record<'unknown' | 'expired' | 'replaced' | 'elsewhere', string>>;
    readonly whomToAsk: string;
    readonly onTheWay: string;
  };
  readonly minutes: {
    readonly versions: string;
    readonly version: string;
    readonly approved: string;
    readonly draft: string;
    readonly draftExplained: string;
    readonly olderVersion: string;
    readonly newest: string;
    readonly print: string;
    readonly none: string;
    readonly back: string;
  };
  readonly front: { readonly heading: string; readonly what: string; readonly where: string };
}

const words: Readonly<Record<Language, PageWords>> = { nb, nn, en };

/** The texts of the pages in a language. */
export const wordsOf = (language: Language): PageWords => words[language];

/** The first language of an `Accept-Language` header that Saman speaks; bokmål where there is none. */
export function acceptedLanguage(header: string | undefined): Language {
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const tag = part.trim().split(/[-;]/)[0];
    if (tag === 'nn' || tag === 'en' || tag === 'nb') return tag;
    if (tag === 'no') return 'nb';
  }
  return 'nb';
}
