import { IntentMissing } from "@/components/intent/intent-missing";

export default function NotFound() {
  return <IntentMissing />;
}
