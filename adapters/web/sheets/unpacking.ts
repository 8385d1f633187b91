import { strFromU8, unzipSync } from 'fflate';

/** How many files an archive can hold, and how much of it is unpacked, in bytes. */
const mostEntries = 500;
const mostUnpacked = 10_000_000;

/** A zip archive whose names are known, and whose files are unpacked only when they are asked for. */
export interface Archive {
  readonly names: readonly string[];
  /** The text of a file; null where there is none. `TooMuch` where what was asked for is more than is unpacked. */
  text(name: string): string | null;
}

/** More is unpacked, or listed, than a sheet of deadlines needs: a bomb, or a workbook with much else in it. */
export class TooMuch extends Error {}

/**
 * Opens an archive. Nothing is unpacked before its size is known, and nothing beyond that size: the library unpacks into
 * as much room as the archive says that it needs. Throws whatever the library throws at what is none.
 */
export function openArchive(bytes: Uint8Array): Archive {
  const names: string[] = [];
  unzipSync(bytes, {
    filter: ({ name }) => {
      if (names.length >= mostEntries) throw new TooMuch();
      names.push(name);
      return false;
    },
  });
  let left = mostUnpacked;
  return {
    names,
    text(wanted) {
      const found = unzipSync(bytes, {
        filter: ({ name, originalSize }) => {
          if (name !== wanted) return false;
          left -= originalSize;
          if (left < 0) throw new TooMuch();
          return true;
        },
      })[wanted];
      return found === undefined ? null : strFromU8(found);
    },
  };
}
