import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary, subtle, text } from '../card.ts';
import { attentions, field, textInput } from '../form.ts';
import { form as reading } from '../reading.ts';
import type { Say } from '../words/say.ts';
import { onGathering } from './gathering-form.ts';
import { gatheringName, occasionText } from './occasion.ts';

/** That a gathering does not take place, and why. */
export function cancelGatheringForm(props: Views['cancelGatheringForm'], say: Say): Card {
  const words = say.words.gatherings.cancel;
  const form = say.form(props.form);
  const title = words.title(gatheringName(props.gathering, say));
  const body = [
    heading(title),
    text(occasionText(props.occasion, say)),
    ...attentions(form),
    ...field(form, textInput('reason', words.reason, { multiline: true, required: true })),
    subtle(words.next),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'gathering.cancel', { gatheringId: props.gatheringId }, true),
  ]);
}

export const readCancelGathering = reading('gathering.cancel', onGathering, (form) => ({
  reason: form.text('reason'),
}));
