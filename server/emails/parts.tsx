import { Button, Link, Section, Text } from "react-email";
import type { Letter, MailLink } from "./letter";
import { styles } from "./theme";
import { Words } from "./words";

/** Somebody else's words, as plain text and marked off from ours. */
export function Quote({ title, lines, note }: NonNullable<Letter["quote"]>) {
  return (
    <>
      <Title>{title}</Title>
      <Section className="ink line" style={styles.quote}>
        {lines.map((line, index) => (
          <div key={index} dir="auto">
            {line === "" ? "\u00a0" : <Words>{line}</Words>}
          </div>
        ))}
      </Section>
      {note && <Note>{note}</Note>}
    </>
  );
}

/** A button in a coloured cell: Outlook paints the cell where it ignores the link's own padding. */
export function MainButton({ label, url, note }: NonNullable<Letter["button"]>) {
  return (
    <>
      <table role="presentation" cellPadding="0" cellSpacing="0" style={styles.buttonTable}>
        <tbody>
          <tr>
            <td style={styles.buttonCell}>
              <Button href={url} style={styles.button}>
                {label}
              </Button>
            </td>
          </tr>
        </tbody>
      </table>
      <Note>{note}</Note>
    </>
  );
}

export function PlainLink({ label, url }: MailLink) {
  return (
    <Text style={styles.linkLine}>
      <Link className="link" href={url} style={styles.link}>
        {label}
      </Link>
    </Text>
  );
}

/** A small heading inside of the letter. */
export function Title({ children, aside }: { children: string; aside?: string }) {
  return (
    <Text className="ink" style={styles.title}>
      <Words>{children}</Words>{" "}
      {aside && (
        <span className="muted" style={styles.aside}>
          <Words>{aside}</Words>
        </span>
      )}
    </Text>
  );
}

/** A line of fine print. */
export function Note({ children }: { children: string }) {
  return (
    <Text className="muted" style={styles.note}>
      {children}
    </Text>
  );
}
