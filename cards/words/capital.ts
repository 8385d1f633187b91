/** With a capital first letter, for the start of a line. */
export const capital = (content: string): string =>
  content.charAt(0).toLocaleUpperCase('nb') + content.slice(1);
