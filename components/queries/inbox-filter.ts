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
  searchOf,
  sortOfView,
} from "@/core/inbox-filter";
