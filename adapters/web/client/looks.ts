export const looks = ['system', 'light', 'dark'] as const;
export type Look = (typeof looks)[number];

const key = 'saman.look';

export const chosenLook = (): Look => {
  const stored = localStorage.getItem(key);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
};

/** Chooses the look for this browser; `system` follows the machine. */
export function chooseLook(look: Look): void {
  if (look === 'system') {
    localStorage.removeItem(key);
    delete document.documentElement.dataset.look;
  } else {
    localStorage.setItem(key, look);
    document.documentElement.dataset.look = look;
  }
}
