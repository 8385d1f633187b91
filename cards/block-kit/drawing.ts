import type { Language } from '../../bot/people/person.ts';
import type { Action } from '../card.ts';
import { cardLimits } from '../limits.ts';
import type { Block, PlainText, RichText, RichTextSection } from './blocks.ts';
import { pieces, plain } from './texts.ts';

const { slack } = cardLimits;

const isSaid = (text: string): boolean => text.trim() !== '';

const lengthOf = (parts: readonly RichText[]): number =>
  parts.reduce((sum, { text }) => sum + text.length, 0);

/** How a card is drawn. */
export interface Manner {
  readonly language: Language;
  /** With few blocks: what is subtle stands in italics among the other lines, not in a block of its own. */
  readonly dense: boolean;
  /** The action that the surface has a place of its own for. */
  readonly without: Action | null;
}

/** Collects blocks: lines that follow each other are one block, and so are notes. */
export class Drawing {
  readonly manner: Manner;
  readonly #blocks: Block[] = [];
  #lines: RichTextSection[] = [];
  #length = 0;
  #notes: PlainText[] = [];
  #buttons = 0;

  constructor(manner: Manner) {
    this.manner = manner;
  }

  /** A line of text below the one before it. One that is too long for a block goes on in the next. */
  line(parts: readonly RichText[]): void {
    const said = parts.filter(({ text }) => isSaid(text));
    if (lengthOf(said) <= slack.plainText) this.#whole(said);
    else
      for (const part of said)
        for (const text of pieces(part.text, slack.plainText)) this.#whole([{ ...part, text }]);
  }

  #whole(elements: readonly RichText[]): void {
    if (elements.length === 0) return;
    const length = lengthOf(elements);
    if (this.#notes.length > 0 || this.#length + length > slack.plainText) this.end();
    this.#lines.push({ type: 'rich_text_section', elements });
    this.#length += length;
  }

  /** What is subtle. */
  note(text: string): void {
    if (this.manner.dense) this.line([{ type: 'text', text, style: { italic: true } }]);
    else for (const piece of pieces(text, slack.plainText).filter(isSaid)) this.#note(piece);
  }

  #note(text: string): void {
    if (this.#lines.length > 0 || this.#notes.length === slack.contextElements) this.end();
    this.#notes.push(plain(text, slack.plainText));
  }

  block(block: Block): void {
    this.end();
    this.#blocks.push(block);
  }

  /** What comes next does not join what was before. */
  end(): void {
    if (this.#lines.length > 0) this.#blocks.push({ type: 'rich_text', elements: this.#lines });
    if (this.#notes.length > 0) this.#blocks.push({ type: 'context', elements: this.#notes });
    this.#lines = [];
    this.#length = 0;
    this.#notes = [];
  }

  /** A name that no other button here has. */
  buttonId(what: string): string {
    this.#buttons += 1;
    return `${what}#${this.#buttons}`;
  }

  /** All of it, in reading order. */
  blocks(): readonly Block[] {
    this.end();
    return this.#blocks;
  }
}
