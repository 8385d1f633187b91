import type { Card, Element } from '../../cards/card.ts';
import { cardLimits } from '../../cards/limits.ts';
import { actionsOf, elementsOf, inputsOf, textsOf } from './reading-cards.ts';

const { slack } = cardLimits;

interface Counted {
  readonly blocks: number;
  /** Characters of the run of texts that the next text joins. */
  readonly run: number;
}

/**
 * How many Block Kit blocks a list of elements becomes: a run of texts is one section of at most 3,000 characters,
 * ten facts are one section of fields, columns are one context, everything else is a block of its own.
 */
function blocksOf(elements: readonly Element[]): number {
  return elements.reduce<Counted>(
    ({ blocks, run }, element) => {
      if (element.type === 'TextBlock') {
        const joined = run + element.text.length + 1;
        return run > 0 && joined <= slack.section
          ? { blocks, run: joined }
          : {
              blocks: blocks + Math.max(1, Math.ceil(element.text.length / slack.section)),
              run: element.text.length,
            };
      }
      if (element.type === 'FactSet')
        return { blocks: blocks + Math.ceil(element.facts.length / slack.fields), run: 0 };
      if (element.type === 'Container') return { blocks: blocks + blocksOf(element.items), run: 0 };
      return { blocks: blocks + 1, run: 0 };
    },
    { blocks: 0, run: 0 },
  ).blocks;
}

/** What of a card Slack would not take; empty where all is well. */
export function slackProblems(card: Card): readonly string[] {
  const inputs = inputsOf(card);
  const isForm = inputs.length > 0;
  const blocks = blocksOf(card.body) + (card.actions ? 1 : 0);
  const length = textsOf(card).join('').length;
  const problems: string[] = [];
  const atMost = (what: string, found: number, max: number) => {
    if (found > max) problems.push(`${what}: ${found}, at most ${max}`);
  };
  atMost('blocks', blocks, isForm ? slack.modalBlocks : slack.messageBlocks);
  // a form is a modal, which has no limit of its own for all its texts
  if (!isForm) atMost('text of the message', length, slack.messageText);
  for (const element of elementsOf(card.body)) {
    if (element.type === 'TextBlock')
      atMost('a text', element.text.length, element.style === 'heading' ? slack.heading : slack.section);
    if (element.type === 'FactSet')
      for (const fact of element.facts)
        atMost('a field', fact.title.length + fact.value.length + 1, slack.field);
  }
  for (const input of inputs) {
    atMost(`label of ${input.id}`, input.label.length, slack.label);
    atMost('an action id', input.id.length, slack.actionId);
    if (input.type === 'Input.Text') {
      atMost(`value of ${input.id}`, input.value?.length ?? 0, slack.inputText);
      atMost(`placeholder of ${input.id}`, input.placeholder?.length ?? 0, slack.placeholder);
    }
    if (input.type !== 'Input.ChoiceSet') continue;
    atMost(
      `options of ${input.id}`,
      input.choices.length,
      input.style === 'expanded' ? slack.boxes : slack.options,
    );
    if (input.choices.length === 0) problems.push(`${input.id} has no option`);
    for (const { title, value } of input.choices) {
      atMost(`an option of ${input.id}`, title.length, slack.optionText);
      atMost(`a value of ${input.id}`, value.length, slack.optionValue);
      if (title.trim() === '') problems.push(`an option of ${input.id} has no text`);
    }
  }
  for (const action of actionsOf(card)) {
    atMost('a button', action.title.length, slack.buttonText);
    if (action.type === 'Action.Execute')
      atMost('the data of a button', JSON.stringify(action.data).length, slack.buttonValue);
  }
  return problems;
}
