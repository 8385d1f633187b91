import type { Services } from '../conversation/handling.ts';
import { takesAnswers } from '../evaluation/round.decide.ts';
import type { Delivery } from '../ports/store.ts';
import { pauseWithDeputy } from '../reminders/deputy.ts';
import { isToDo } from '../reminders/today.ts';
import { isOpen } from '../reporting/reporting.ts';

/**
 * Whether what a message says still helps whoever gets it. What has become pointless since it was to be told (it waited
 * for office hours, or for its platform) is not sent.
 */
export async function isStillToTell(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  { view, personId }: Delivery,
): Promise<boolean> {
  switch (view.name) {
    case 'ballot':
    case 'answerLinks':
    case 'progress':
    case 'roundStatus':
    case 'deadlineMoved': {
      const round = await store.rounds.round(view.id);
      return round !== null && takesAnswers(round, clock.now());
    }
    case 'riskNotes':
      return (await store.risks.workshop(view.id))?.status === 'collecting';
    case 'riskGrading':
      return (await store.risks.workshop(view.id))?.status === 'grading';
    case 'workshopLinks':
      return ((await store.risks.workshop(view.id))?.status ?? 'closed') !== 'closed';
    case 'deputyTold':
      return (await pauseWithDeputy(store, view.id, personId, clock.now())) !== null;
    case 'milestoneSlipped':
      return (await store.milestones.milestone(view.id))?.reached === null;
    case 'deadlineEntered': {
      const deadline = await store.reporting.deadline(view.id);
      return deadline !== null && isOpen(deadline);
    }
    case 'deadline':
      return isToDo(store, 'deadline', view.id, personId, clock.now());
    case 'milestoneAsked':
      return isToDo(store, 'milestone', view.id, personId, clock.now());
    case 'goal':
      return isToDo(store, 'measurement', view.id, personId, clock.now());
    default:
      return true;
  }
}
