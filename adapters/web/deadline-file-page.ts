import type { LinkRefused } from '../../bot/conversation/pages.ts';
import { limits } from '../../bot/limits.ts';
import type { FileOutcome } from '../../bot/ports/deadline-file.ts';
import { type Say, sayTo } from '../../cards/words/say.ts';
import { type Html, html } from './html.ts';
import { wordsOf } from './page-words.ts';
import { simple } from './pages.ts';
import type { SheetProblem } from './sheets/sheet.ts';

/** What can be wrong with a file before its lines are looked at. */
export type FileProblem = SheetProblem | 'missing' | 'broken' | 'tooLarge';

/** Nobody has opened the link yet: one button, which posts. */
export function unusedFilePage(say: Say, path: string): string {
  const { link } = wordsOf(say.language);
  const { title } = say.words.deadlineFile;
  return simple(
    say.language,
    title,
    html`<h1>${title}</h1><p>${link.unused}</p>
<form method="post" action="${path}"><button class="button primary" type="submit">${link.open}</button></form>`,
  );
}

/** The link does not open: why, and how to get a new one. */
export function refusedFilePage({ language, why }: LinkRefused): string {
  const { link } = wordsOf(language);
  const { askAgain } = sayTo({ language, timeZone: 'UTC' }).words.deadlineFile;
  return simple(
    language,
    link.refusedHeading,
    html`<h1>${link.refusedHeading}</h1><p>${link.refused[why]}</p><p>${askAgain}</p>`,
  );
}

/** The field for a file and its button. What is wrong stands beside the field. */
const chooser = ({ words }: Say, path: string, problem: string | null): Html =>
  html`<form class="file" method="post" action="${path}/check" enctype="multipart/form-data">
<label for="file">${words.deadlineFile.choose}</label>
${problem !== null && html`<p class="notice" id="problem"><strong>${problem}</strong></p>`}
<input id="file" name="file" type="file" accept=".xlsx,.csv" ${
    problem === null
      ? html`aria-describedby="room"`
      : html`aria-invalid="true" aria-describedby="problem room"`
  }>
<p class="quiet" id="room">${words.deadlineFile.room(limits.deadlineFileRows)}</p>
<button class="button primary" type="submit">${words.reporting.many.check}</button>
</form>`;

/** Where a file is chosen, with what it is to hold; again, where one could not be read. */
export function choosePage(say: Say, path: string, problem: FileProblem | null = null): string {
  const words = say.words.deadlineFile;
  const text = problem && words.problems[problem];
  const { exampleName } = words;
  return simple(
    say.language,
    text ?? words.title,
    html`<h1>${words.title}</h1><p>${words.intro}</p>
${chooser(say, path, text)}
<h2>${words.columns}</h2>
<ol class="list"><li>${words.column.project}</li><li>${words.column.dueOn}</li><li>${words.column.contents}</li></ol>
<h2>${words.examples}</h2>
<ul class="list"><li><a href="${path}/${exampleName}.xlsx" download>${words.exampleXlsx}</a></li>
<li><a href="${path}/${exampleName}.csv" download>${words.exampleCsv}</a></li></ul>`,
  );
}

/** What became of a file. `rows`: what goes back with the confirmation, for nothing is kept here. */
export function outcomePage(outcome: FileOutcome, path: string, rows: string): string {
  const say = sayTo(outcome.audience);
  switch (outcome.kind) {
    case 'plan':
      return planPage(outcome.plan, say, path, rows);
    case 'wrong':
      return wrongPage(outcome.refusals.map(say.refusal), say, path);
    case 'recorded':
      return recordedPage(outcome.count, say, path);
  }
}

type Plan = Extract<FileOutcome, { kind: 'plan' }>['plan'];

/** What would be recorded, to be looked over; one press records it all. */
function planPage(
  { added, there, fingerprint, hasChanged }: Plan,
  say: Say,
  path: string,
  rows: string,
): string {
  const words = say.words.reporting.plan;
  const title = added.length === 0 ? words.nothing : words.title(added.length);
  return simple(
    say.language,
    title,
    html`<h1>${title}</h1>
${hasChanged && html`<p class="notice">${words.changed}</p>`}
${table(words.added(added.length), added, say)}
${
  added.length > 0 &&
  html`<form method="post" action="${path}/record" enctype="multipart/form-data">
<input type="hidden" name="rows" value="${rows}"><input type="hidden" name="fingerprint" value="${fingerprint}">
<button class="button primary" type="submit">${words.record(added.length)}</button></form>`
}
${table(words.there(there.length), there, say)}
<p><a class="button" href="${path}">${say.words.deadlineFile.another}</a></p>`,
  );
}

/** Deadlines as a table; nothing where there are none. */
function table(caption: string, lines: Plan['added'], say: Say): Html | null {
  if (lines.length === 0) return null;
  const { header } = say.words.deadlineFile;
  return html`<div class="table plan" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr><th scope="col">${header.project}</th><th scope="col">${header.dueOn}</th><th scope="col">${header.contents}</th></tr></thead>
<tbody>${lines.map(
    ({ projectName, dueOn, contents }) =>
      html`<tr><th scope="row">${projectName}</th><td>${say.day(dueOn)}</td><td class="lines">${contents}</td></tr>`,
  )}</tbody></table></div>`;
}

/** Every bad line by its number, with what is wrong with it; nothing was recorded. */
function wrongPage(problems: readonly string[], say: Say, path: string): string {
  const words = say.words.deadlineFile;
  return simple(
    say.language,
    words.wrongTitle,
    html`<h1>${words.wrongTitle}</h1><p>${words.wrongIntro}</p>
<ul class="list">${problems.map((problem) => html`<li>${problem}</li>`)}</ul>
${chooser(say, path, null)}`,
  );
}

function recordedPage(count: number, say: Say, path: string): string {
  const words = say.words.reporting.recorded;
  return simple(
    say.language,
    words.title(count),
    html`<h1>${words.title(count)}</h1><p>${words.next}</p><p><a class="button" href="${path}">${words.more}</a></p>`,
  );
}
