import { Router } from 'express';

/** Where Teams sends what happens. */
export const messagesPath = '/api/messages';

/** The endpoint where Teams is not configured: nobody can be believed, so everybody is refused. */
export function createClosedEndpoint(): Router {
  const router = Router();
  router.post(messagesPath, (_request, response) => {
    response.status(401).json({ error: 'not configured' });
  });
  return router;
}
