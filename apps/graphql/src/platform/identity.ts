import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
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
  const path = join(dataDirectory, 'development-issuer.jwk');
  if (!existsSync(path)) {
    const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
    writeFileSync(path, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600 });
    chmodSync(path, 0o600);
  }
  const jwk = JSON.parse(readFileSync(path, 'utf8')) as JWK;
  const privateKey = await importJWK(jwk, algorithm);
  const { d: _private, ...publicJwk } = jwk;
  const publicKey = await importJWK(publicJwk, algorithm);
  return {
    issuer: developmentIssuerName,
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, publicKey, { issuer: developmentIssuerName, audience, algorithms: [algorithm] });
        return typeof payload.sub === 'string' ? { issuer: developmentIssuerName, subject: payload.sub } : null;
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
