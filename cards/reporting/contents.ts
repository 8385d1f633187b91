/** What a report holds, on one line. */
export const onOneLine = (contents: string): string => contents.split('\n').join('; ');
