import type { Views } from '../../bot/conversation/view.ts';
import type { RiskLine } from '../../bot/risk/risk.views.ts';
import { type Action, type Card, card, heading, press } from '../card.ts';
import type { Say } from '../words/say.ts';
import { riskLines } from './names.ts';

/** How many risks stand in a card. */
const most = 20;

/** The way to what a list has no room for: nothing that was noted is out of reach (RISK-3). */
export const onward = (lines: readonly RiskLine[], shown: number, say: Say): readonly Action[] => {
  const [next] = lines.slice(shown);
  return next ? [press(say.words.risk.register.next, 'risks.onward', { riskId: next.riskId })] : [];
};

/** The register from one risk on. */
export function risksOnward(props: Views['risksOnward'], say: Say): Card {
  const words = say.words.risk.register;
  const { projectId, projectName, from, count, lines } = props;
  const title = words.onwardTitle(projectName, from, count);
  const data = { projectId };
  return card(
    say.language,
    title,
    [heading(title), ...riskLines(lines, most, say)],
    [
      ...onward(lines, most, say),
      press(words.choose, 'risk.choose', data),
      ...(props.isSettled ? [] : [press(words.showSettled, 'risks.settled', data)]),
      press(words.all, 'risks.show', data),
    ],
  );
}
