/** What Teams would read as emphasis, code or a link, wherever it stands. */
const signs = /[\\`*_[\]~]/g;
/** What it would read as a heading, a quotation or a list, at the beginning of a line. */
const lineSigns = /^(\s*)([#>+-]|\d{1,9}[.)])(?=\s)/gm;

/** A line ends with two line ends there. */
const lines = (text: string): string => text.replace(/\n+/g, '\n\n');

/**
 * A text as it was written: Teams reads the texts of cards as Markdown, and our texts, with what people wrote in them,
 * are none (no link can be made to look like something else).
 */
export const escaped = (text: string): string =>
  lines(
    text
      .replace(signs, '\\$&')
      .replace(lineSigns, (_all, before: string, sign: string) =>
        /\d/.test(sign) ? `${before}${sign.slice(0, -1)}\\${sign.slice(-1)}` : `${before}\\${sign}`,
      ),
  );

/** The same without those signs, where there is no room for more. */
export const withoutSigns = (text: string): string => lines(text.replace(signs, '').replace(lineSigns, '$1'));
