import { cut } from '../room.ts';
import type { PlainText } from './blocks.ts';

/** Plain text as it is, cut to what Slack takes of it. */
export const plain = (text: string, max: number): PlainText => ({
  type: 'plain_text',
  text: cut(text, max),
  emoji: false,
});

/** The same on one line, for what has no room for more: a heading, a button, a choice. */
export const line = (text: string, max: number): PlainText =>
  plain(text.replace(/\s+/g, ' ').trim() || '–', max);

/** Where Slack reads mrkdwn: as text, so that it is no mention, no link and no channel. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A text in pieces of at most so many characters, none of which begins in the middle of a sign. */
export function pieces(text: string, max: number): readonly string[] {
  if (text.length <= max) return [text];
  const isLead = /[\ud800-\udbff]/.test(text[max - 1] ?? '');
  const end = isLead ? max - 1 : max;
  return [text.slice(0, end), ...pieces(text.slice(end), max)];
}
