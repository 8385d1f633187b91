import { Router } from 'express';
import type { LineToDraw, MatrixToDraw, PictureFront } from '../../bot/ports/pictures.ts';
import { linePicture } from '../../cards/plan/line-picture.ts';
import { matrixPicture } from '../../cards/risk/matrix-picture.ts';
import { sayTo } from '../../cards/words/say.ts';

/** Twice as many points as the drawing has: screens are fine. */
const width = 1760;

/** The picture of a line as PNG. */
export const linePng = (
  { contents, audience }: LineToDraw,
  fontFiles: readonly string[],
): Promise<Uint8Array> => pngOf(linePicture(contents, sayTo(audience)), fontFiles);

/** The picture of a matrix of risks as PNG. */
export const matrixPng = (
  { contents, audience }: MatrixToDraw,
  fontFiles: readonly string[],
): Promise<Uint8Array> => pngOf(matrixPicture(contents, sayTo(audience)), fontFiles);

/** A drawing as PNG, written in these fonts alone. What draws it is loaded when it is first asked for. */
async function pngOf(svg: string, fontFiles: readonly string[]): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: 'DejaVu Sans' },
  });
  return drawing.render().asPng();
}

/** Pictures at their signed addresses, for the platforms to fetch. */
export function pictureRoutes(front: PictureFront, fontFiles: readonly string[]): Router {
  const router = Router();
  const named = async (token: string): Promise<Uint8Array | null> => {
    const line = await front.line(token);
    if (line) return linePng(line, fontFiles);
    const matrix = await front.matrix(token);
    return matrix && matrixPng(matrix, fontFiles);
  };
  router.get('/:name', async (request, response, next) => {
    const { name } = request.params;
    const png = name.endsWith('.png') ? await named(name.slice(0, -'.png'.length)) : null;
    if (!png) return next();
    response
      .set({ 'cache-control': 'private, max-age=3600', 'cross-origin-resource-policy': 'cross-origin' })
      .type('png')
      .send(Buffer.from(png));
  });
  return router;
}
