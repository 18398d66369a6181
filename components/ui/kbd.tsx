/** A key to press; hidden from screen readers, where the control says `aria-keyshortcuts`. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd
      aria-hidden
      className="hidden h-5 min-w-5 items-center justify-center rounded-md border border-current/30 px-1 font-sans text-xs desk:inline-flex"
    >
      {children}
    </kbd>
  );
}
