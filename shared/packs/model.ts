import type { Confirmation, CountryPack } from '../notices/pack.ts';
import type { PackId } from '../shop/model.ts';

/** The rules a shop follows, as the owner may look at them. */
export type PackView = {
  readonly id: PackId;
  /** ISO date on which the facts were last checked. */
  readonly checkedOn: string;
  /** True when that is more than a year ago. */
  readonly isOld: boolean;
  readonly source: 'shipped' | 'file';
  readonly coverage: CountryPack['coverage'];
  readonly laws: readonly string[];
  /** The authority of the shop's country; `null` where the pack knows none. */
  readonly authority: { readonly name: string; readonly web: string; readonly st: Confirmation } | null;
  /** How many facts carry each mark. */
  readonly marks: Readonly<Record<Confirmation, number>>;
  /** What was not confirmed, for the owner to look at; in the words of the pack. */
  readonly unsure: readonly { readonly text: string; readonly law: string | null }[];
};

/** What became of loading a pack. */
export type PackLoaded = { readonly kind: 'loaded'; readonly view: PackView } | { readonly kind: 'cancelled' };
