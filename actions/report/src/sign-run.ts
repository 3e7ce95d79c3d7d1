import { PROVENANCE_FILES } from '@orchestrate/contracts/provenance';
import { ConfigurationError, describeError } from '@orchestrate/kit/errors';
import { signRun } from '@orchestrate/kit/provenance/sign-run';
import { openSigner } from '@orchestrate/kit/provenance/signing-key';
import { describeBuilder } from '@orchestrate/kit/provenance/statement';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { removePath } from '@orchestrate/kit/run-directory/run-directory';

/** Whose key signs, and when. */
export interface SigningChoice {
  /** Private key as given by the input; empty takes the environment's or the user's own. */
  readonly given: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly hasEnded: boolean;
}

/** Signs a sealed run, with whichever key there is. */
export async function signRunAs(run: RunDirectory, { given, environment, hasEnded }: SigningChoice): Promise<void> {
  const signer = await openSigner(given, environment);
  await signRun(run, { signer, builder: describeBuilder(environment, run.id), hasEnded });
}

/** Why a run is not signed; `isAsked` where somebody named a key, and so wants to be told loudly. */
export interface Unsigned {
  readonly reason: string;
  readonly isAsked: boolean;
}

/** As {@link signRunAs}; where it does not work, no signature of an earlier seal stays behind. */
export async function trySigning(run: RunDirectory, choice: SigningChoice): Promise<Unsigned | undefined> {
  try {
    await signRunAs(run, choice);
    return undefined;
  } catch (error) {
    for (const name of Object.values(PROVENANCE_FILES)) await removePath(run.resolve(name));
    const isAsked = error instanceof ConfigurationError && error.code === 'bad-signing-key';
    return { reason: describeError(error), isAsked };
  }
}
