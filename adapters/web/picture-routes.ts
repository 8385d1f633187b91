import { Router } from 'express';
import type { LineToDraw, PictureFront } from '../../bot/ports/pictures.ts';
import { linePicture } from '../../cards/plan/line-picture.ts';
import { sayTo } from '../../cards/words/say.ts';

/** Twice as many points as the drawing has: screens are fine. */
const width = 1760;

/** The picture of a line as PNG, written in these fonts alone. What draws it is loaded when it is first asked for. */
export async function linePng(
  { contents, audience }: LineToDraw,
  fontFiles: readonly string[],
): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const drawing = new Resvg(linePicture(contents, sayTo(audience)), {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: 'DejaVu Sans' },
  });
  return drawing.render().asPng();
}

/** Pictures at their signed addresses, for the platforms to fetch. */
export function pictureRoutes(front: PictureFront, fontFiles: readonly string[]): Router {
  const router = Router();
  router.get('/:name', async (request, response, next) => {
    const { name } = request.params;
    const line = name.endsWith('.png') ? await front.line(name.slice(0, -'.png'.length)) : null;
    if (!line) return next();
    response
      .set({ 'cache-control': 'private, max-age=3600', 'cross-origin-resource-policy': 'cross-origin' })
      .type('png')
      .send(Buffer.from(await linePng(line, fontFiles)));
  });
  return router;
}
