import { Field } from "../ui/field";
import { Input } from "../ui/input";

interface InstantFieldProps {
  label: string;
  error: string | undefined;
  /** As the browser's control has it, in the reader's own zone: form/local-time.ts reads and writes it. */
  value: string;
  onChange: (value: string) => void;
}

/** A day and a time of it. */
export function InstantField({ label, error, value, onChange }: InstantFieldProps) {
  return (
    <Field label={label} error={error}>
      {(wiring) => (
        <Input
          {...wiring}
          type="datetime-local"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
