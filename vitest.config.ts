import { defineConfig } from 'vitest/config';

const onDatabase = 'tests/**/*.db.test.ts';
/**
 * What differs between the engines is in db/, which has tests of its own on both. Of the platforms, whose peers are
 * processes for each file, these run on both: whole ways, and what two processes share; the others on the embedded
 * database alone.
 */
const onBoth = {
  slack: [
    'delivery',
    'delivery-killed',
    'delivery-twice',
    'forms',
    'installing',
    'leaving-away',
    'milestones',
    'mixed',
    'refused',
    'rotation',
    'secret',
    'slow',
    'whole-round',
  ],
  teams: ['delivery', 'installing', 'mixed', 'reaching', 'reaching-away', 'round', 'tenants'],
};
const onPostgres = [
  'tests/!(slack|teams)/**/*.db.test.ts',
  ...Object.entries(onBoth).flatMap(([platform, names]) =>
    names.map((name) => `tests/${platform}/${name}.db.test.ts`),
  ),
];
const inBrowser = 'tests/journeys/**/*.test.ts';
/** Opening a database and a browser takes a while on two cores that are busy. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'pure',
          include: ['tests/**/*.test.ts'],
          exclude: [onDatabase, inBrowser],
          ...patience,
        },
      },
      // the same tests on both engines: what passes on PGlite (PostgreSQL 18) can fail on PostgreSQL 15
      {
        test: {
          name: 'embedded',
          include: [onDatabase],
          globalSetup: 'tests/harness/database-embedded.ts',
          ...patience,
        },
      },
      {
        test: {
          name: 'postgres',
          include: onPostgres,
          globalSetup: 'tests/harness/database-postgres.ts',
          ...patience,
        },
      },
      {
        test: {
          name: 'browser',
          include: [inBrowser],
          globalSetup: 'tests/harness/database-embedded.ts',
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
