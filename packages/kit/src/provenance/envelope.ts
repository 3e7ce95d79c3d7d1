import type { KeyObject } from 'node:crypto';
import { verify } from 'node:crypto';

import type { Envelope } from '@orchestrate/contracts/provenance';
import { STATEMENT_TYPE } from '@orchestrate/contracts/provenance';

import type { Signer } from './signing-key';

/**
 * What is really signed: DSSE's pre-authentication encoding, in which the payload's type cannot flow into the payload.
 * Lengths are in bytes.
 */
export function encodeForSigning(payloadType: string, payload: Uint8Array): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}

/** Puts a payload into an envelope. */
export function sealEnvelope(payload: Uint8Array, signer: Signer): Envelope {
  const sig = signer.sign(encodeForSigning(STATEMENT_TYPE, payload)).toString('base64');
  return {
    payloadType: STATEMENT_TYPE,
    payload: Buffer.from(payload).toString('base64'),
    signatures: [{ keyid: signer.keyId, sig }],
  };
}

/** The payload, or `undefined` where the key did not sign it. */
export function openEnvelope({ payloadType, payload, signatures }: Envelope, key: KeyObject): Buffer | undefined {
  const bytes = Buffer.from(payload, 'base64');
  const signed = encodeForSigning(payloadType, bytes);
  const isSigned = signatures.some(({ sig }) => verify(null, signed, key, Buffer.from(sig, 'base64')));
  return isSigned ? bytes : undefined;
}
