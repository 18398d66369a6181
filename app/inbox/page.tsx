import { NothingSelected } from "@/components/inbox/nothing-selected";

export default function InboxPage() {
  return <NothingSelected />;
}
