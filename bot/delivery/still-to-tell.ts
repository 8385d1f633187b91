import type { Services } from '../conversation/handling.ts';
import { takesAnswers } from '../evaluation/round.decide.ts';
import type { Id } from '../id.ts';
import type { Delivery, Repositories } from '../ports/store.ts';
import { pauseWithDeputy } from '../reminders/deputy.ts';
import { partsIn } from '../reporting/reporting.loading.ts';
import { isOpen, whoDelivers } from '../reporting/reporting.ts';
import { askedIn } from '../risk/asking.ts';

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
    case 'riskGrading': {
      const workshop = await store.risks.workshop(view.id);
      return workshop !== null && askedIn(workshop) === view.name;
    }
    case 'deputyTold':
      return (await pauseWithDeputy(store, view.id, personId, clock.now())) !== null;
    case 'milestoneSlipped':
      return (await store.milestones.milestone(view.id))?.reached === null;
    case 'deadlineEntered': {
      const deadline = await store.reporting.deadline(view.id);
      return deadline !== null && isOpen(deadline);
    }
    case 'deadline':
      return isTheirs(store, view.id, personId);
    default:
      return true;
  }
}

/** Whether a report is still to be delivered, and by that person. */
async function isTheirs(repositories: Repositories, id: Id, personId: Id | null): Promise<boolean> {
  const deadline = await repositories.reporting.deadline(id);
  if (!deadline || !isOpen(deadline)) return false;
  return whoDelivers(deadline, await partsIn(repositories, deadline.projectId)) === personId;
}
