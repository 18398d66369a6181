"use client";

import { Download } from "lucide-react";
import { type AuditFilter, auditSearchOf } from "../../queries/audit-filter";
import { Button } from "../../ui/button";
import { Menu, MenuItem, MenuLabel } from "../../ui/menu";

const FORMATS = [
  { format: "ndjson", name: "NDJSON", help: "Can be verified anywhere" },
  { format: "csv", name: "CSV", help: "For a spreadsheet" },
] as const;

/** The entries that the filter finds, as a file. */
export function ExportMenu({ filter }: { filter: AuditFilter }) {
  const search = auditSearchOf(filter);
  const urlOf = (format: string) => `/api/audit/export${search}${search ? "&" : "?"}format=${format}`;
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
      <MenuLabel>{search ? "All that fits these filters" : "The whole trail"}</MenuLabel>
      {FORMATS.map(({ format, name, help }) => (
        <MenuItem key={format} asChild>
          <a href={urlOf(format)} download>
            <span className="w-16">{name}</span>
            <span className="text-sm text-ink-muted">{help}</span>
          </a>
        </MenuItem>
      ))}
    </Menu>
  );
}
