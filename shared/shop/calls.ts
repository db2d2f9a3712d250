import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { language, screenLanguage } from '../foundation/language.ts';
import { type Logo, packIds, type Shop, sectors } from './model.ts';

const line = (max: number) => z.string().trim().max(max);

/** What set-up asks about the shop. */
export const shopDetails = z
  .object({
    name: line(120),
    address: line(400),
    contact: line(200),
    sector: z.enum(sectors),
    pack: z.enum(packIds),
    country: z.string().regex(/^[A-Z]{2}$/),
    language: screenLanguage,
    /** Left out: the screens' language. */
    customerLanguage: language.optional(),
  })
  .strict();
export type ShopDetails = z.infer<typeof shopDetails>;

export const shopCalls = {
  'shop.show': call('read', 'Counter', z.object({}).strict()).answers<Shop>(),
  /** Changes what the shop says about itself. A published notice that becomes untrue by it is stale afterwards. */
  'shop.change': call(
    'write',
    'Owner',
    z
      .object({
        name: line(120),
        address: line(400),
        contact: line(200),
        accent: z.string().regex(/^#[0-9a-f]{6}$/i),
        customerLanguage: language.optional(),
        idleSeconds: z.number().int().min(15).max(3600),
      })
      .strict(),
  ).answers<Shop>(),
  /** The picture that stands on signs and slips; `null` where there is none. */
  'shop.logo': call('read', 'Counter', z.object({}).strict()).answers<Logo | null>(),
  /** Lets the owner choose a picture; only what is seen of it is kept. Refused when it is no PNG or JPEG, or too large. */
  'shop.chooseLogo': call('long', 'Owner', z.object({}).strict()).answers<LogoChosen>(),
  'shop.removeLogo': call('write', 'Owner', z.object({}).strict()).answers<null>(),
};

/** A logo on its way to another window. */
export const logoSchema = z
  .object({
    type: z.enum(['image/png', 'image/jpeg']),
    base64: z.string().max(1_400_000),
    width: z.number().int().positive(),
    height: z.number().int().positive(),
  })
  .strict()
  .readonly();

export type LogoChosen = { readonly kind: 'chosen'; readonly logo: Logo } | { readonly kind: 'cancelled' };
