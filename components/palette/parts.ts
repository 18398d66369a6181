/** The looks that the palette's rows and headings share. */
export const ITEM =
  "flex min-h-11 cursor-pointer items-center gap-2.5 rounded-md px-2 data-[selected=true]:bg-hover desk:min-h-9";

export const GROUP =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-faint";
