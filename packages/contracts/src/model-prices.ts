import { z } from 'zod';

const dollars = z.number().nonnegative();

/** What one model costs at its maker's own server: US dollars for a million tokens. */
export const modelPriceSchema = z.strictObject({
  /** As the provider takes it; every other spelling, dated ones too, has no known price. */
  model: z.string().min(1),
  input: dollars,
  /** Input that the provider read from its cache. */
  cached: dollars,
  /** Input that went into its cache; absent: as `input`. */
  written: dollars.optional(),
  /** Reasoning included. */
  output: dollars,
  /** Tokens of input up to which this holds; the price of more is not known here. */
  upTo: z.number().int().positive().optional(),
});
/** See {@link modelPriceSchema}. */
export type ModelPrice = z.infer<typeof modelPriceSchema>;

/** List prices of one maker: where and when each of them was looked up. */
const makerSchema = z.strictObject({ date: z.iso.date(), source: z.url(), models: z.array(modelPriceSchema) });

/** `prices.json`: list prices, by kind of provider. */
export const priceTableSchema = z.strictObject({ openai: makerSchema, anthropic: makerSchema, gemini: makerSchema });
/** See {@link priceTableSchema}. */
export type PriceTable = z.infer<typeof priceTableSchema>;

/** `default-models.json`: the model of each kind of provider where neither route nor settings name one. */
export const defaultModelsSchema = z.strictObject({
  date: z.iso.date(),
  models: z.strictObject({
    openai: z.string(),
    anthropic: z.string(),
    gemini: z.string(),
    ollama: z.string(),
    codex: z.string(),
    claude: z.string(),
    'gemini-cli': z.string(),
  }),
});
/** See {@link defaultModelsSchema}. */
export type DefaultModels = z.infer<typeof defaultModelsSchema>;
