"use client";

import { Download } from "lucide-react";
import { type AuditFilter, auditSearchOf } from "../../queries/audit-filter";
import { Button } from "../../ui/button";
import { Menu, MenuItem, MenuLabel } from "../../ui/menu";
import { useNow } from "../../ui/now";
import { exportUrl } from "./export-url";

const FORMATS = [
  { format: "ndjson", name: "NDJSON", help: "Can be verified anywhere" },
  { format: "csv", name: "CSV", help: "For a spreadsheet" },
] as const;

/** The entries that the filter finds, as a file. */
export function ExportMenu({ filter }: { filter: AuditFilter }) {
  const now = new Date(useNow());
  const isWhole = auditSearchOf(filter) === "";
  return (
    <Menu
      align="end"
      trigger={
        <Button className="h-11 desk:h-8">
          <Download aria-hidden />
          Export
        </Button>
      }
    >
      <MenuLabel>{isWhole ? "The whole trail" : "All that fits these filters"}</MenuLabel>
      {FORMATS.map(({ format, name, help }) => (
        <MenuItem key={format} asChild>
          <a href={exportUrl(filter, format, now)} download>
            <span className="w-16">{name}</span>
            <span className="text-sm text-ink-muted">{help}</span>
          </a>
        </MenuItem>
      ))}
    </Menu>
  );
}
