import { openDatabase } from '../../../db/connect.ts';
import { recordingLog } from '../../harness/log.ts';
import { aPerson } from '../given.ts';

// Writes persons into the folder that its argument names, one a transaction, and says each that was acknowledged.

const [folder = ''] = process.argv.slice(2);
const { store } = await openDatabase({ folder }, recordingLog());
for (;;) {
  const person = aPerson();
  await store.transaction(async (tx) => {
    await tx.people.addPerson(person);
    await tx.notify([
      {
        kind: 'tell',
        to: { kind: 'person', personId: person.id },
        view: { name: 'home' },
        dedupeKey: person.id,
      },
    ]);
  });
  process.stdout.write(`${person.id}\n`);
}
