/** HTML that is safe to send: only `html` makes it, and it escapes everything that is put in. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Piece = Html | string | number | false | null | undefined | readonly Piece[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

function pieceText(piece: Piece): string {
  if (piece instanceof Html) return piece.text;
  if (Array.isArray(piece)) return piece.map(pieceText).join('');
  if (piece === null || piece === undefined || piece === false) return '';
  return escapeHtml(String(piece));
}

/** Builds HTML; every value put in is escaped, except what `html` itself made. Attributes need quotes around them. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(
    strings.map((text, index) => text + (index < pieces.length ? pieceText(pieces[index]) : '')).join(''),
  );
}
