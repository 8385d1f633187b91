import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary, subtle, text } from '../card.ts';
import { attentions, field, textInput } from '../form.ts';
import { form as reading } from '../reading.ts';
import type { Say } from '../words/say.ts';
import { onGathering } from './gathering-form.ts';
import { gatheringName, occasionFields, occasionText, readOccasion } from './occasion.ts';

/** Another time or place for a gathering, and why. */
export function moveGatheringForm(props: Views['moveGatheringForm'], say: Say): Card {
  const words = say.words.gatherings.move;
  const form = say.form(props.form);
  const title = words.title(gatheringName(props.gathering, say));
  const body = [
    heading(title),
    text(words.now(occasionText(props.occasion, say))),
    ...attentions(form),
    ...occasionFields(form, say, props.occasion),
    ...field(form, textInput('reason', words.reason, { multiline: true, required: true })),
    subtle(words.next),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'gathering.move', { gatheringId: props.gatheringId }, true),
  ]);
}

export const readMoveGathering = reading('gathering.move', onGathering, (form) => ({
  ...readOccasion(form),
  reason: form.text('reason'),
}));
