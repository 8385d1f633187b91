import type { LinkOpened, LinkRefused } from '../../bot/conversation/pages.ts';
import type { Language } from '../../bot/people/person.ts';
import { type Html, html } from './html.ts';
import { wordsOf } from './page-words.ts';

interface Frame {
  readonly language: Language;
  readonly title: string;
  readonly body: Html;
  /** The client's part that runs on the page, if any. */
  readonly script?: 'chat' | 'link' | 'minutes';
  readonly head?: Html;
}

/** A whole page. The look is chosen before the first paint by a small script of its own. */
export function page({ language, title, body, script, head }: Frame): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/client/style.css">
<script src="/client/look.js"></script>
${script && html`<script type="module" src="/client/${script}.js"></script>`}
${head}
</head>
${body}
</html>
`.text;
}

/** A page with a heading and some contents. */
export const simple = (language: Language, title: string, contents: Html): string =>
  page({
    language,
    title: `${title} – Saman`,
    body: html`<body class="page"><main class="sheet">
<img class="sheet-mark" src="/saman.svg" alt="" width="48" height="48">
${contents}
</main></body>`,
  });

/** The chat; the client fills it. */
export const chatPage = (language: Language): string =>
  page({
    language,
    title: 'Saman',
    script: 'chat',
    body: html`<body class="chat"><div id="chat"><p class="waiting">${wordsOf(language).chat.loading}</p></div>
<noscript><p class="sheet">${wordsOf(language).link.needsScript}</p></noscript></body>`,
  });

/** What stands at the root where there is no demo. */
export function frontPage(language: Language): string {
  const { front } = wordsOf(language);
  return simple(
    language,
    front.heading,
    html`<h1>${front.heading}</h1><p>${front.what}</p><p>${front.where}</p>`,
  );
}

/** A page with a heading, some sentences and at most one link: for other platforms' pages in the browser. */
export const noticePage = (
  language: Language,
  title: string,
  texts: readonly string[],
  link: { readonly text: string; readonly to: string } | null,
): string =>
  simple(
    language,
    title,
    html`<h1>${title}</h1>${texts.map((text) => html`<p>${text}</p>`)}
${link && html`<p><a href="${link.to}">${link.text}</a></p>`}`,
  );

/** A page that says what went wrong and what to do. */
export const problemPage = (language: Language, title: string, text: string): string =>
  simple(
    language,
    title,
    html`<h1>${title}</h1><p>${text}</p><p><a href="/">${wordsOf(language).problem.toStart}</a></p>`,
  );

/** Nobody has used the link yet: one button, which posts, also without JavaScript. */
export function unusedLinkPage(language: Language, path: string): string {
  const { link } = wordsOf(language);
  return simple(
    language,
    link.title,
    html`<h1>${link.unusedHeading}</h1><p>${link.unused}</p>
<form method="post" action="${path}"><button class="button primary" type="submit">${link.open}</button></form>`,
  );
}

/** A link that does not open: why, and whom to ask. */
export function refusedLinkPage({ language, why }: LinkRefused): string {
  const { link } = wordsOf(language);
  return simple(
    language,
    link.refusedHeading,
    html`<h1>${link.refusedHeading}</h1><p>${link.refused[why]}</p><p>${link.whomToAsk}</p>`,
  );
}

/**
 * Comes first when a link was followed from another site: the browser keeps a strict cookie back on that first
 * request, and gives it with the next one.
 */
export function bouncePage(language: Language, path: string): string {
  const { link } = wordsOf(language);
  return page({
    language,
    title: link.title,
    head: html`<meta http-equiv="refresh" content="0; url=${path}">`,
    body: html`<body class="page"><main class="sheet"><p><a href="${path}">${link.onTheWay}</a></p></main></body>`,
  });
}

/** The page of a link in its browser: the cards, drawn by the client, and the minutes where there are any. */
export function openLinkPage(
  { language, about, messages, minutes }: Extract<LinkOpened, { kind: 'open' }>,
  path: string,
): string {
  const { link } = wordsOf(language);
  const heading = link.openHeading[about];
  return page({
    language,
    title: `${heading} – Saman`,
    script: 'link',
    body: html`<body class="page"><main class="link">
<header class="link-head"><img src="/saman.svg" alt="" width="40" height="40"><h1>${heading}</h1></header>
${minutes.length > 0 && html`<p><a class="button" href="${path}/minutes">${link.minutes}</a></p>`}
<div id="link" data-path="${path}"></div>
<noscript><p>${link.needsScript}</p>${messages.map((message) => html`<pre class="plain">${message.plain}</pre>`)}</noscript>
<p class="quiet">${link.personal}</p>
</main></body>`,
  });
}
