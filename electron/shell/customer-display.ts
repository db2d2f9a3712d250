import type { CustomerView, DisplayState } from '../../shared/display/model.ts';

/** A screen, as far as it matters where a window goes. */
export type Place = {
  readonly id: number;
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
};

export type CustomerWindow = {
  show(view: CustomerView): void;
  /** Throws the page away, with all it shows and knows, for an empty one that says anew that it is there. */
  renew(): void;
  close(): void;
};

/** What the customer's display needs of Electron. Tests pass plain fakes. */
export type DisplayWorld = {
  /** Every screen that is plugged in. */
  places(): readonly Place[];
  /** The one that the shop's own window stands on. */
  shopPlace(): number;
  /** Opens the window there; tells when its page is there, and when it has gone by itself. */
  open(place: Place, hears: { ready(): void; gone(): void }): CustomerWindow;
  changed(state: DisplayState): void;
};

export type CustomerDisplay = {
  /** Whether the shop wants a window for its customers at all. Answers with the state, changed or not. */
  want(wanted: boolean): void;
  /** Something was plugged in, pulled out, turned or moved. */
  look(): void;
  show(view: CustomerView): void;
  /** Leaves an empty page on the screen: nobody is at the counter, or somebody else. */
  empty(): void;
  /** Closes the window, with all it shows, until it is wanted again. */
  close(): void;
};

/**
 * Keeps the customer's window on the first screen that the shop's window is not on, for as long as there is one. It
 * never covers the shop's own screen: with one screen there is no customer's window.
 */
export function customerDisplay(world: DisplayWorld): CustomerDisplay {
  let wanted = false;
  let at: { readonly place: Place; readonly window: CustomerWindow } | null = null;
  let ready = false;
  let told: DisplayState | null = null;

  function target(): Place | null {
    const shop = world.shopPlace();
    return world.places().find(({ id }) => id !== shop) ?? null;
  }

  function tell(again: 'always' | 'when-new'): void {
    const state: DisplayState = { second: target() !== null, open: at !== null && ready };
    if (again === 'when-new' && told?.second === state.second && told.open === state.open) return;
    told = state;
    world.changed(state);
  }

  function shut(): void {
    const last = at;
    at = null;
    ready = false;
    last?.window.close();
  }

  function open(place: Place): void {
    let mine: CustomerWindow | null = null;
    const isMine = () => at !== null && at.window === mine;
    mine = world.open(place, {
      ready() {
        if (!isMine()) return;
        ready = true;
        tell('when-new');
      },
      // A page that broke is not opened again by itself: that could go on for ever.
      gone() {
        if (!isMine()) return;
        at = null;
        ready = false;
        tell('when-new');
      },
    });
    at = { place, window: mine };
  }

  function look(): void {
    const place = wanted ? target() : null;
    if (at !== null && (place === null || !isSame(at.place, place))) shut();
    if (at === null && place !== null) open(place);
  }

  return {
    want(now) {
      wanted = now;
      look();
      tell('always');
    },
    look() {
      look();
      tell('when-new');
    },
    show(view) {
      if (ready) at?.window.show(view);
    },
    empty() {
      ready = false;
      told = null;
      at?.window.renew();
    },
    close() {
      wanted = false;
      shut();
    },
  };
}

function isSame({ id, bounds }: Place, other: Place): boolean {
  return (
    id === other.id &&
    bounds.x === other.bounds.x &&
    bounds.y === other.bounds.y &&
    bounds.width === other.bounds.width &&
    bounds.height === other.bounds.height
  );
}
