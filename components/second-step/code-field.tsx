import { Field } from "../ui/field";
import { Input } from "../ui/input";

interface CodeFieldProps {
  help: string;
  value: string;
  onChange: (code: string) => void;
  autoFocus?: boolean;
  required?: boolean;
}

/** The six digits of an authenticator app, which some show in two groups. */
export function CodeField({ help, value, onChange, autoFocus, required }: CodeFieldProps) {
  return (
    <Field label="Code" help={help}>
      {(wiring) => (
        <Input
          {...wiring}
          name="code"
          autoFocus={autoFocus}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          required={required}
          className="font-mono text-lg tracking-widest"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** The code as it is sent. */
export const plainDigits = (code: string): string => code.replace(/\s/g, "");
