export {
  CLOSED_STATUSES,
  EVERYTHING,
  filterOf,
  INBOX_VIEWS,
  type InboxFilter,
  type InboxView,
  isNarrowed,
  listQueryOf,
  narrowings,
  ownSortOf,
  searchOf,
} from "@/core/inbox-filter";
