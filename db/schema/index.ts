export * from './after-round.ts';
export * from './audit.ts';
export * from './messages.ts';
export * from './people.ts';
export * from './personal-link.ts';
export * from './programme.ts';
export * from './project.ts';
export * from './round.ts';
