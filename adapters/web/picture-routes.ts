import { Router } from 'express';
import type { PictureFront, PictureToDraw } from '../../bot/ports/pictures.ts';
import { chartPicture } from '../../cards/goals/goal-picture.ts';
import { linePicture } from '../../cards/plan/line-picture.ts';
import { matrixPicture } from '../../cards/risk/matrix-picture.ts';
import { sayTo } from '../../cards/words/say.ts';

/** Twice as many points as the drawing has: screens are fine. */
const width = 1760;

const drawn = (picture: PictureToDraw): string => {
  const say = sayTo(picture.audience);
  switch (picture.kind) {
    case 'line':
      return linePicture(picture.contents, say);
    case 'goal':
      return chartPicture(picture.contents, say);
    case 'matrix':
      return matrixPicture(picture.contents, say);
  }
};

/** A picture as PNG, written in these fonts alone. What draws it is loaded when it is first asked for. */
export async function picturePng(picture: PictureToDraw, fontFiles: readonly string[]): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const drawing = new Resvg(drawn(picture), {
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
    const picture = name.endsWith('.png') ? await front.picture(name.slice(0, -'.png'.length)) : null;
    if (!picture) return next();
    response
      .set({ 'cache-control': 'private, max-age=3600', 'cross-origin-resource-policy': 'cross-origin' })
      .type('png')
      .send(Buffer.from(await picturePng(picture, fontFiles)));
  });
  return router;
}
