import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import { ownAs } from './embedded-postgres/run-as.ts';
import { StartFailure } from './start-failure.ts';
import type { Identity } from './viewer.ts';

/** Checks bearer tokens. `null`: the token is not to be trusted. */
export interface Issuer {
  verify(token: string): Promise<Identity | null>;
}

/** In production without an issuer of its own, nobody can sign in; the catalog is there for all. */
export const noIssuer: Issuer = { verify: async () => null };

/** The server as its own issuer: for a loopback address and development only. */
export interface DevelopmentIssuer extends Issuer {
  readonly issuer: string;
  /** A token by which the example person of that subject signs in. */
  token(subject: string): Promise<string>;
}

const algorithm = 'EdDSA';
const audience = 'coterie';
export const developmentIssuerName = 'urn:coterie:development';

/** Opens the issuer whose key is kept in the data directory, readable by its owner only. */
export async function openDevelopmentIssuer(dataDirectory: string): Promise<DevelopmentIssuer> {
  const { privateKey, publicKey } = await openKeys(dataDirectory);
  return {
    issuer: developmentIssuerName,
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, publicKey, {
          issuer: developmentIssuerName,
          audience,
          algorithms: [algorithm],
          requiredClaims: ['exp'],
        });
        return typeof payload.sub === 'string'
          ? { issuer: developmentIssuerName, subject: payload.sub }
          : null;
      } catch {
        return null;
      }
    },
    token: (subject) =>
      new SignJWT({})
        .setProtectedHeader({ alg: algorithm })
        .setIssuer(developmentIssuerName)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime('30d')
        .sign(privateKey),
  };
}

async function openKeys(dataDirectory: string): Promise<{ privateKey: CryptoKey; publicKey: CryptoKey }> {
  const path = join(dataDirectory, 'development-issuer.jwk');
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
    if (!existsSync(path)) {
      const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
      // Named only when complete: a start that is killed here leaves no half of a key.
      const draft = `${path}.${process.pid}`;
      writeFileSync(draft, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600 });
      ownAs(draft, dataDirectory);
      renameSync(draft, path);
    }
  } catch (cause) {
    throw new StartFailure(
      'DATA_DIRECTORY_NOT_WRITABLE',
      `The data directory ${dataDirectory} cannot be written (${(cause as NodeJS.ErrnoException).code ?? 'unknown'}). ` +
        'Give this user the right to, or set COTERIE_DATA_DIR to another directory.',
      { cause },
    );
  }
  try {
    const jwk = JSON.parse(readFileSync(path, 'utf8')) as JWK;
    const { d: _private, ...publicJwk } = jwk;
    return {
      privateKey: (await importJWK(jwk, algorithm)) as CryptoKey,
      publicKey: (await importJWK(publicJwk, algorithm)) as CryptoKey,
    };
  } catch (cause) {
    throw new StartFailure(
      'DATA_DIRECTORY_DAMAGED',
      `${path} cannot be read. Remove it; a new key is made, and tokens are given out anew.`,
      { cause },
    );
  }
}
