import type { MinutesToRead } from '../../bot/conversation/pages.ts';
import type { DocumentBlock, PrintedDocument } from '../../bot/evaluation/round.ts';
import type { Language } from '../../bot/people/person.ts';
import { type Html, html } from './html.ts';
import { type PageWords, wordsOf } from './page-words.ts';
import { page } from './pages.ts';

const locales: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

function tableHtml(table: Extract<DocumentBlock, { kind: 'table' }>): Html {
  const [first, ...others] = table.head;
  return html`<div class="table" role="region" aria-label="${table.caption}" tabindex="0"><table><caption>${table.caption}</caption>
<thead><tr><th scope="col">${first}</th>${others.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${table.rows.map(
    ([head, ...cells]) =>
      html`<tr><th scope="row">${head}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

function blockHtml(block: DocumentBlock): Html {
  switch (block.kind) {
    case 'heading':
      return html`<h2>${block.text}</h2>`;
    case 'paragraph':
      return html`<p>${block.text}</p>`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${item}</li>`)}</ul>`;
    case 'facts':
      return html`<dl>${block.facts.map((fact) => html`<div><dt>${fact.label}</dt><dd>${fact.value}</dd></div>`)}</dl>`;
    case 'table':
      return tableHtml(block);
  }
}

const documentHtml = (document: PrintedDocument): Html =>
  html`<article lang="${document.language}"><header><h1>${document.title}</h1>
<p class="subtitle">${document.subtitle}</p></header>${document.blocks.map(blockHtml)}</article>`;

function versionLine(minutes: MinutesToRead, language: Language, timeZone: string, words: PageWords): string {
  if (!minutes.approvedAt) return words.minutes.draft;
  const date = minutes.approvedAt
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toLocaleString(locales[language], { day: 'numeric', month: 'long', year: 'numeric' });
  return words.minutes.approved.replace('{date}', date);
}

interface MinutesPage {
  /** The reader's language; the document has its own. */
  readonly language: Language;
  readonly timeZone: string;
  /** Newest first. */
  readonly all: readonly MinutesToRead[];
  readonly shown: MinutesToRead;
  /** The link's own page, where there is more to see than minutes; null where there is not. */
  readonly back: string | null;
  /** The address of the minutes; a version's is one step below. */
  readonly path: string;
}

/** A version of the minutes, to be read and printed (EVAL-7, PRIV-5). */
export function minutesPage({ language, timeZone, all, shown, back, path }: MinutesPage): string {
  const words = wordsOf(language);
  const { minutes } = words;
  const newest = all[0];
  const name = (one: MinutesToRead): string => minutes.version.replace('{version}', String(one.version));
  const versions = html`<nav class="no-print versions" aria-label="${minutes.versions}"><ul>${all.map(
    (one) =>
      html`<li><a href="${path}/${one.version}"${one === shown && html` aria-current="page"`}>${name(one)}</a>
<span class="quiet">${versionLine(one, language, timeZone, words)}</span></li>`,
  )}</ul></nav>`;
  return page({
    language,
    title: `${shown.document.title} – Saman`,
    script: 'minutes',
    body: html`<body class="page minutes"><header class="no-print tools">
${back && html`<a class="button" href="${back}">${minutes.back}</a>`}
<button class="button" id="print" type="button">${minutes.print}</button></header>
<main class="sheet document">
${shown.approvedAt === null && html`<p class="notice draft"><strong>${minutes.draft}.</strong> ${minutes.draftExplained}</p>`}
${
  newest &&
  newest !== shown &&
  html`<p class="notice">${minutes.olderVersion} <a class="no-print" href="${path}">${minutes.newest}</a></p>`
}
${documentHtml(shown.document)}
<footer class="quiet"><p>${name(shown)} · ${versionLine(shown, language, timeZone, words)}</p></footer>
</main>${all.length > 1 && versions}</body>`,
  });
}

/** The version asked for, or the newest; null where there is none. */
export const chosenMinutes = (
  all: readonly MinutesToRead[],
  version: string | undefined,
): MinutesToRead | null =>
  (version === undefined ? all[0] : all.find((one) => String(one.version) === version)) ?? null;
