import { createRequire } from 'node:module';

const names = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'];

/** The font that pictures are written in, as it comes with Saman; null where it was left out. */
export function pictureFonts(): readonly string[] | null {
  const { resolve } = createRequire(import.meta.url);
  try {
    return names.map((name) => resolve(`dejavu-fonts-ttf/ttf/${name}`));
  } catch {
    return null; // a picture without words would say nothing: cards come without it
  }
}
