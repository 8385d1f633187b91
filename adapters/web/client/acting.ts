import type { PageWords } from '../page-words.ts';
import type { WireLetter, WireMessage, WireReply } from '../wire.ts';
import type { Answer } from './api.ts';
import { drawCard, type Pressed } from './card/card.ts';
import { createFormDialog } from './dialog.ts';
import { h } from './dom.ts';
import type { DrawnLetter } from './letter.ts';
import { troubleLine } from './trouble.ts';

/** What doing something on a card needs of the page that it is on. */
export interface ActingHost {
  words(): PageWords;
  /** Sends what was pressed; `letter` is null for a form in a dialog. */
  send(pressed: Pressed, letter: DrawnLetter | null): Promise<Answer<WireReply>>;
  /** Shows something to read: a kept letter, or a card that is there for now. */
  showSaid(message: WireMessage, letter: WireLetter | null): void;
  /** Shows what came of something: where it stands already, or as something to read. */
  showDone(message: WireMessage, letter: WireLetter | null): void;
  /** After something was done: what stands around it may be another. */
  done(): void;
}

/** Presses on cards, in messages and in the dialog, and what becomes of them: the same for chat and link. */
export interface Acting {
  press(letter: DrawnLetter, pressed: Pressed): void;
  /** Acts on a reply that came without a press (to words). */
  take(reply: WireReply): void;
}

export function createActing(host: ActingHost): Acting {
  const dialog = createFormDialog(host.words, (pressed) => void run(null, pressed));

  const tell = (source: DrawnLetter | null, line: HTMLElement): void => {
    if (source) source.tell(line);
    else dialog.tell(line);
  };

  const replaceIn = (source: DrawnLetter, reply: Extract<WireReply, { kind: 'replace' }>): void => {
    source.replace(reply.message);
    if (reply.letter) source.update(reply.letter);
    source.element.focus({ preventScroll: true });
    // a form is read from its beginning
    const isTall = source.element.offsetHeight > window.innerHeight / 2;
    source.element.scrollIntoView({ block: isTall ? 'start' : 'nearest' });
  };

  const take = (reply: WireReply, source: DrawnLetter | null, pressed: Pressed | null): void => {
    switch (reply.kind) {
      case 'replace':
        if (source) replaceIn(source, reply);
        else if (dialog.isOpen()) dialog.show(reply.message);
        else host.showSaid(reply.message, null);
        break;
      case 'open':
        dialog.show(reply.message);
        break;
      case 'invalid':
        // what was typed stands in the message already, and is put back where it does not
        if (source) source.replace(reply.message, reply.errors, pressed?.values);
        else dialog.show(reply.message, reply.errors, pressed?.values);
        break;
      case 'say':
        if (dialog.isOpen()) dialog.tell(drawCard(reply.message, (next) => void run(null, next)).element);
        else host.showSaid(reply.message, reply.letter);
        break;
      case 'done':
        dialog.close();
        host.showDone(reply.message, reply.letter);
        break;
      case 'nothing':
        dialog.close();
    }
  };

  const run = async (source: DrawnLetter | null, pressed: Pressed): Promise<void> => {
    const busy = source ?? dialog;
    busy.setBusy(true);
    const answer = await host.send(pressed, source);
    busy.setBusy(false);
    if (!answer.ok) {
      tell(
        source,
        troubleLine(host.words(), answer, () => void run(source, pressed)),
      );
      return;
    }
    take(answer.value, source, pressed);
    host.done();
  };

  return {
    press: (letter, pressed) => void run(letter, pressed),
    take: (reply) => take(reply, null, null),
  };
}

/** A place for what a screen reader should say without moving there. */
export function createAnnouncer(): { readonly element: HTMLElement; say(text: string): void } {
  const element = h('div', { class: 'hidden', 'aria-live': 'polite' });
  return {
    element,
    say(text) {
      element.textContent = '';
      window.setTimeout(() => {
        element.textContent = text;
      }, 50);
    },
  };
}
