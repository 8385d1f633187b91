import { expect, test } from 'vitest';
import { withPictures } from '../../adapters/slack/drawing.ts';
import { type Card, card, heading } from '../../cards/card.ts';

const withPicture = (url: string): Card =>
  card('nb', 'Milepæl', [heading('Nådd'), { type: 'Image', url, altText: '1 av 2 er nådd.' }]);
const never = async (): Promise<string> => {
  throw new Error('nothing is uploaded');
};

test('a picture at an address of ours is left for Slack to fetch', async () => {
  const shown = withPicture('https://saman.kommune.example/pictures/x.png');
  expect(await withPictures(shown, never)).toBe(shown);
});

test('an address that Slack cannot fetch from is said in words: a message is never lost for a picture', async () => {
  const { body } = await withPictures(withPicture('http://localhost:3978/pictures/x.png'), never);
  expect(body.at(-1)).toMatchObject({ type: 'TextBlock', text: '1 av 2 er nådd.' });
});

test('where Slack could not fetch from an address, the same is said in words', async () => {
  const { body } = await withPictures(
    withPicture('https://saman.kommune.example/pictures/x.png'),
    never,
    false,
  );
  expect(body.at(-1)).toMatchObject({ type: 'TextBlock', text: '1 av 2 er nådd.' });
});
