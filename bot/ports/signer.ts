/** Signs what Saman hands out. Verifies with the present secret and the previous one (SAMAN_SECRET_PREVIOUS). */
export interface Signer {
  sign(purpose: string, text: string): string;
  verify(purpose: string, text: string, signature: string): boolean;
}
