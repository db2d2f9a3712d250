/** The mark: an open book with a ribbon. */
export function Logo() {
  return (
    <svg className="logo" width="40" height="40" viewBox="0 0 40 40" fill="none" aria-hidden="true">
      <path
        d="M20 11C16.5 8 11 7 4.5 7.5v23C11 30 16.5 31 20 34c3.5-3 9-4 15.500-3.500v-23C29 7 23.500 8 20 11Z"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path d="M20 11v23" stroke="currentColor" strokeWidth="2" />
      <path d="M26 8.500v10l2.500-2 2.500 2V7.500" fill="var(--accent-ink)" />
    </svg>
  );
}
