"use client";

import { Download } from "lucide-react";
import type { AuditFilter } from "../../queries/audit-filter";
import { Button } from "../../ui/button";
import { Menu, MenuItem, MenuLabel } from "../../ui/menu";
import { useNow } from "../../ui/now";
import { exportParams } from "./export-params";

const FORMATS = [
  { format: "ndjson", name: "NDJSON", help: "Can be verified anywhere" },
  { format: "csv", name: "CSV", help: "For a spreadsheet" },
] as const;

/** The entries that the filter finds, as a file. */
export function ExportMenu({ filter }: { filter: AuditFilter }) {
  const { params, all } = exportParams(filter, new Date(useNow()));
  const hrefOf = (format: string) =>
    `/api/audit/export?${params}${params.size > 0 ? "&" : ""}format=${format}`;
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
      <MenuLabel>
        {all ? "All that fits these filters" : "Narrowed by time, subject and one kind only"}
      </MenuLabel>
      {FORMATS.map(({ format, name, help }) => (
        <MenuItem key={format} asChild>
          <a href={hrefOf(format)} download>
            <span className="w-16">{name}</span>
            <span className="text-sm text-ink-muted">{help}</span>
          </a>
        </MenuItem>
      ))}
    </Menu>
  );
}
