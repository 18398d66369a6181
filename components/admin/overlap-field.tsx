import { Field } from "../ui/field";
import { Select } from "../ui/select";

const OVERLAPS = [
  { value: "0", label: "It ends at once" },
  { value: "1h", label: "1 hour" },
  { value: "24h", label: "24 hours" },
  { value: "7d", label: "7 days" },
  { value: "30d", label: "30 days" },
];

interface OverlapFieldProps {
  /** A duration as requests spell it, or "0". */
  value: string;
  onChange: (value: string) => void;
}

/** How long a webhook secret signs beside the one that takes its place. */
export function OverlapField({ value, onChange }: OverlapFieldProps) {
  return (
    <Field
      label="The old secret signs for another"
      help={
        value === "0"
          ? "Whoever verifies by the old one refuses everything from now on. Choose this if it has leaked."
          : "Until then everything carries two signatures, and is accepted by either secret."
      }
    >
      {(wiring) => <Select {...wiring} value={value} onValueChange={onChange} options={OVERLAPS} />}
    </Field>
  );
}
