import { Parser } from 'saxen';

/** What reads a part of a workbook: elements by their names without a prefix. */
export interface XmlReader {
  open?(name: string, attribute: (name: string) => string | undefined): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** The XML cannot be read. */
export class BrokenXml extends Error {}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads XML from its beginning to its end. Entities of a document's own are never resolved. */
export function readXml(text: string, { open, close, text: said }: XmlReader): void {
  const parser = new Parser();
  let broken = false;
  parser.on('error', () => {
    broken = true;
  });
  if (open)
    parser.on('openTag', (name, attributes, decode) => {
      const all = attributes();
      open(withoutPrefix(name), (wanted) => {
        const found = Object.entries(all).find(([key]) => key === wanted || withoutPrefix(key) === wanted);
        return found && decode(found[1]);
      });
    });
  if (close) parser.on('closeTag', (name) => close(withoutPrefix(name)));
  if (said) {
    parser.on('text', (value, decode) => said(decode(value)));
    parser.on('cdata', (value) => said(value));
  }
  parser.parse(text);
  if (broken) throw new BrokenXml();
}
