import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import type { Request } from 'express';

/** The largest file that is taken, and the largest field of a form beside it, in bytes. */
export const mostFileBytes = 1_000_000;
const mostFieldBytes = 1_000_000;

/** More than this is not read to its end, only to tell the browser why: it hears nothing before it has sent all. */
const mostBytes = 20_000_000;

/** What a form with a file sent. */
export type Uploaded =
  | {
      readonly kind: 'uploaded';
      /** Null: no file was chosen. */
      readonly file: Uint8Array | null;
      readonly fields: ReadonlyMap<string, string>;
    }
  /** `broken`: it is no such form, or it did not come to its end. */
  | { readonly kind: 'tooLarge' | 'broken' };

/** Reads a form with a file (`multipart/form-data`) into memory. What is too much of it is thrown away as it comes. */
export function readUpload(request: Request): Promise<Uploaded> {
  if (Number(request.get('content-length') ?? 0) > mostBytes) return Promise.resolve({ kind: 'tooLarge' });
  const form = formOf(request);
  if (!form) return Promise.resolve({ kind: 'broken' });
  return new Promise((resolve) => {
    const fields = new Map<string, string>();
    const chunks: Uint8Array[] = [];
    let [hasFile, isTooLarge, bytes] = [false, false, 0];
    const end = (uploaded: Uploaded) => {
      request.unpipe(form);
      resolve(uploaded);
    };
    form.on('file', (_field, stream, name) => {
      hasFile = name !== undefined && name !== '';
      // a file that is cut off says so itself
      stream.on('error', () => end({ kind: 'broken' }));
      stream.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      stream.on('limit', () => {
        isTooLarge = true;
      });
    });
    form.on('field', (field, value, _nameCut, isCut) => {
      if (isCut) isTooLarge = true;
      fields.set(field, value);
    });
    form.on('error', () => end({ kind: 'broken' }));
    form.on('finish', () => {
      const file = Buffer.concat(chunks);
      end(
        isTooLarge
          ? { kind: 'tooLarge' }
          : { kind: 'uploaded', file: hasFile || file.length > 0 ? file : null, fields },
      );
    });
    request.on('data', (chunk: Uint8Array) => {
      bytes += chunk.length;
      if (bytes > mostBytes) end({ kind: 'tooLarge' });
    });
    request.on('close', () => {
      if (!request.complete) end({ kind: 'broken' });
    });
    request.pipe(form);
  });
}

/** The library says by throwing that a request holds no such form. */
function formOf(request: Request): InstanceType<typeof Busboy> | null {
  const type = request.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(type)) return null;
  try {
    return new Busboy({
      headers: request.headers as BusboyHeaders,
      limits: {
        files: 1,
        fileSize: mostFileBytes,
        fields: 4,
        fieldSize: mostFieldBytes,
        parts: 6,
        headerPairs: 20,
        headerSize: 8192,
      },
    });
  } catch {
    return null;
  }
}
