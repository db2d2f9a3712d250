import type { SignLayout } from '../../shared/signs/model.ts';

/** A sign's design in a few lines, beside its name. */
export function LayoutPicture({ layout }: { readonly layout: SignLayout }) {
  return (
    <svg className="layout-picture" viewBox="0 0 42 56" aria-hidden="true">
      <rect className="layout-paper" x="0.5" y="0.5" width="41" height="55" />
      {layout === 'classic' && <path className="layout-accent" d="M5 15h32v1.6H5z" />}
      {layout === 'band' && <path className="layout-accent" d="M4 4h34v12H4z" />}
      {layout === 'letterpress' && <path className="layout-frame" d="M3.5 3.5h35v49h-35zM5 5h32v46H5z" />}
      <path className="layout-words" d={words[layout]} />
    </svg>
  );
}

const words: Readonly<Record<SignLayout, string>> = {
  classic:
    'M5 6h14v1.6H5zM5 9.6h26v2.6H5zM5 21h32v2H5zM5 25h24v2H5zM5 32h14v1.2H5zM5 35h14v1.2H5zM5 38h12v1.2H5zM23 32h14v1.2H23zM23 35h14v1.2H23zM23 38h10v1.2H23zM5 49h20v1H5z',
  band: 'M5 20h32v2H5zM5 24h24v2H5zM5 31h14v2.2H5zM5 36h14v1.2H5zM5 39h12v1.2H5zM23 31h14v2.2H23zM23 36h14v1.2H23zM23 39h10v1.2H23zM5 49h20v1H5z',
  letterpress:
    'M14 8h14v1.6H14zM10 11.6h22v2.6H10zM17 17h8v0.8h-8zM9 22h24v2H9zM12 26h18v2H12zM8 33h12v1.2H8zM8 36h12v1.2H8zM8 39h10v1.2H8zM22 33h12v1.2H22zM22 36h12v1.2H22zM22 39h10v1.2H22zM14 47h14v1H14z',
};
