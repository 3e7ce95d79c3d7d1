import type { Piece } from './highlight';

/** A line of code in its colours. */
export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map(({ text, kind }, index) =>
        kind === undefined ? (
          text
        ) : (
          <span key={index} class={`t-${kind}`}>
            {text}
          </span>
        ),
      )}
    </>
  );
}
