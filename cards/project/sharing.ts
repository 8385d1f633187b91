import { z } from 'zod';
import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, press, primary, subtle, text } from '../card.ts';
import { onProject, form as reading } from '../reading.ts';
import type { Say } from '../words/say.ts';

/** What the programme's people see of a project, and for PL and PA the button that changes it (domain §3). */
export function sharing({ projectId, projectName, shares, may }: Views['sharing'], say: Say): Card {
  const words = say.words.project.sharing;
  const title = words.title(projectName);
  const body = [
    heading(title),
    text(shares ? words.shared : words.notShared),
    ...(may.change ? [subtle(shares ? words.canStop : words.canShare)] : []),
  ];
  const change = shares
    ? press(words.stop, 'sharing.set', { projectId, shares: 'no' })
    : primary(words.share, 'sharing.set', { projectId, shares: 'yes' });
  return card(say.language, title, body, may.change ? [change] : []);
}

/** What the button says. */
export const readSharing = reading(
  'sharing.set',
  onProject.extend({ shares: z.enum(['yes', 'no']) }),
  (_form, data) => ({
    shares: data.shares === 'yes',
  }),
);
