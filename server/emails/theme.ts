import type { CSSProperties } from "react";

const SANS = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const MONO = "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace";

// The colours of app/globals.css in hex, because mail programs know neither oklch nor variables.
const ink = "#191c22";
const muted = "#65676d";
const line = "#dee0e2";
const accent = "#2654c5";
const danger = "#b21a1c";
const warning = "#7b4903";

const cell: CSSProperties = { padding: "7px 0", verticalAlign: "top", borderTop: `1px solid ${line}` };
const name: CSSProperties = {
  ...cell,
  padding: "7px 12px 7px 0",
  color: muted,
  fontWeight: 400,
  textAlign: "left",
};

export const styles = {
  page: { margin: 0, backgroundColor: "#ffffff", padding: "28px 20px", fontFamily: SANS, color: ink },
  column: { maxWidth: 560 },
  heading: {
    margin: 0,
    fontSize: 20,
    lineHeight: "28px",
    fontWeight: 600,
    color: ink,
    overflowWrap: "anywhere",
  },
  lead: {
    margin: "4px 0 20px",
    textWrap: "pretty",
    fontSize: 15,
    lineHeight: "22px",
    color: ink,
    overflowWrap: "anywhere",
  },
  table: { tableLayout: "fixed", borderCollapse: "collapse", fontSize: 13, lineHeight: "20px" },
  name: { ...name, width: "28%", overflowWrap: "anywhere" },
  value: { ...cell, color: ink, overflowWrap: "anywhere" },
  code: { ...cell, color: ink, overflowWrap: "anywhere", fontFamily: MONO, fontSize: 12 },
  danger: { ...cell, color: danger, fontWeight: 600 },
  warning: { ...cell, color: warning, fontWeight: 600 },
  badge: {
    border: `1px solid ${line}`,
    borderRadius: 4,
    padding: "1px 5px",
    marginRight: 2,
    fontSize: 11,
    color: muted,
  },
  detail: { color: muted, fontFamily: MONO, fontSize: 12 },
  buttonTable: { marginTop: 20 },
  buttonCell: { backgroundColor: accent, borderRadius: 6 },
  button: {
    padding: "11px 18px",
    fontSize: 14,
    fontWeight: 600,
    color: "#ffffff",
    backgroundColor: accent,
    borderRadius: 6,
  },
  aside: { marginLeft: 4, fontWeight: 400, fontFamily: MONO, fontSize: 12, color: muted },
  title: { margin: "28px 0 8px", fontSize: 13, lineHeight: "20px", fontWeight: 600, color: ink },
  quote: {
    borderLeft: `3px solid ${line}`,
    padding: "2px 0 2px 14px",
    fontSize: 13,
    lineHeight: "20px",
    color: ink,
    overflowWrap: "anywhere",
  },
  row: { ...cell, padding: "9px 0", overflowWrap: "anywhere" },
  rowLink: { color: accent, fontSize: 14, lineHeight: "20px", fontWeight: 600, textDecoration: "none" },
  rowDetail: { color: muted, fontSize: 13, lineHeight: "20px" },
  dangerText: { color: danger, fontWeight: 600 },
  warningText: { color: warning, fontWeight: 600 },
  note: { margin: "8px 0 0", fontSize: 12, lineHeight: "18px", color: muted },
  linkLine: { margin: "24px 0 0" },
  link: { color: accent, fontSize: 13, lineHeight: "20px", textDecoration: "underline" },
  footer: {
    margin: "28px 0 0",
    paddingTop: 12,
    borderTop: `1px solid ${line}`,
    fontSize: 12,
    lineHeight: "18px",
    color: muted,
  },
  stop: { color: muted, textDecoration: "underline", whiteSpace: "nowrap" },
} satisfies Record<string, CSSProperties>;

/** Dark colours for programs that ask for them; those that invert on their own start from the light ones. */
export const CSS = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media only screen and (max-width: 600px) { .column { width: 100% !important; } }
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: #16171a !important; }
  .ink { color: #ebedef !important; }
  .muted { color: #9b9ea5 !important; }
  .line { border-color: #2d2f34 !important; }
  .link { color: #95b8ff !important; }
  .danger { color: #fc918e !important; }
  .warning { color: #eec066 !important; }
}`;
