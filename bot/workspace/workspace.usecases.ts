import type { Context, Handlers, Loaders } from '../conversation/handling.ts';
import type { Views } from '../conversation/view.ts';
import { accept, refuse } from '../refusal.ts';
import { giveWorkspace } from './workspace.decide.ts';

const today = (context: Pick<Context, 'clock' | 'reader'>) =>
  context.clock.now().toZonedDateTimeISO(context.reader.person.timeZone).toPlainDate();

/** An administrator says whose workspace this is (design §1: connects platforms, sets defaults). */
export const workspaceHandlers: Handlers<'workspace.form' | 'workspace.save'> = {
  'workspace.form': async ({ reader }) =>
    reader.person.isAdministrator && reader.connectionId !== null
      ? accept({ how: 'open', view: { name: 'workspaceForm' } })
      : refuse('notAllowed'),

  'workspace.save': (context, command) =>
    context.store.transaction(async (tx) => {
      const { person, connectionId } = context.reader;
      if (connectionId === null) return refuse('notAllowed');
      const programme = await tx.programmes.current();
      const decided = giveWorkspace(
        {
          isAdministrator: person.isAdministrator,
          programme,
          named: await tx.programmes.organisationNamed(command.organisation.trim()),
          participants: programme ? await tx.programmes.participants(programme.id) : [],
          today: today(context),
        },
        command,
      );
      if (!decided.ok) return decided;
      const given = decided.value;
      if (given.isNewProgramme) await tx.programmes.addProgramme(given.programme);
      if (given.isNewOrganisation) await tx.programmes.addOrganisation(given.organisation);
      if (given.becomesParticipant)
        await tx.programmes.addParticipant(given.programme.id, given.organisation);
      await tx.programmes.giveConnection(connectionId, given.organisation.id);
      await tx.audit({
        what: command.type,
        by: person.id,
        projectId: null,
        roundId: null,
        at: context.clock.now(),
        details: { organisationId: given.organisation.id, newProgramme: given.isNewProgramme },
      });
      const props: Views['workspace'] = {
        organisation: given.organisation.name,
        programme: given.programme.name,
      };
      return accept({ how: 'done' as const, view: { name: 'workspace' as const }, props });
    }),
};

/** The form, filled with whose workspace it is taken for now. */
export const workspaceLoaders: Loaders<'workspaceForm'> = {
  workspaceForm: async ({ repositories, reader, services }, _view, form) => {
    if (reader.connectionId === null || !reader.person.isAdministrator) return null;
    const organisation = await repositories.people.organisationOf(reader.connectionId);
    return {
      organisation: organisation?.name ?? '',
      programmeMissing: (await repositories.programmes.current()) === null,
      suggestedEnd: today({ clock: services.clock, reader }).add({ years: 4 }).with({ month: 12, day: 31 }),
      form,
    };
  },
};
