import { jwtVerify, SignJWT } from 'jose';

/** What a link is good for. */
export type FileLinkPurpose = 'evidence-upload' | 'evidence-download';

const algorithm = 'HS256';
const tokenType = 'rasad-file+jwt';
const issuer = 'rasad-compliance';

/** Signs and checks links to files: each is good for one purpose, one row, one person, and not for long. */
export class FileLinks {
  private readonly key: Uint8Array;

  /** @param secret 32 or more random characters, the same for all replicas. */
  constructor(secret: string) {
    this.key = new TextEncoder().encode(secret);
  }

  /** A compact JWT that names the row and the person. */
  sign(purpose: FileLinkPurpose, rowId: string, personId: string, expiresAt: Date): Promise<string> {
    return new SignJWT({ row: rowId })
      .setProtectedHeader({ alg: algorithm, typ: tokenType })
      .setIssuer(issuer)
      .setAudience(purpose)
      .setSubject(personId)
      .setExpirationTime(expiresAt)
      .sign(this.key);
  }

  /** The row id behind a link of this purpose and person; null for any other. */
  async rowOf(purpose: FileLinkPurpose, token: string, personId: string): Promise<string | null> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: [algorithm],
        typ: tokenType,
        issuer,
        audience: purpose,
        subject: personId,
        requiredClaims: ['exp'],
      });
      return typeof payload['row'] === 'string' ? payload['row'] : null;
    } catch {
      return null;
    }
  }
}
