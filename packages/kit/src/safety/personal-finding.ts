/** What tells who somebody is, or how to reach or charge them. */
export type PersonalDataKind = 'mail-address' | 'phone-number' | 'payment-card' | 'iban' | 'name';

/** A place in a text that looks like personal data. */
export interface PlacedValue {
  readonly kind: PersonalDataKind;
  readonly start: number;
  readonly value: string;
}
