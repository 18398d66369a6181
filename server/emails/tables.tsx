import type { ReactNode } from "react";
import type { Fact, Letter } from "./letter";
import { Note, Title } from "./parts";
import { styles } from "./theme";
import { Words } from "./words";

/** What has to be known before answering, a line each. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <Lines>
      {facts.map(({ label, badge, value, detail, tone }) => (
        <tr key={label}>
          <Name>{label}</Name>
          <td className={`${tone ?? "ink"} line`} style={styles[tone ?? "value"]}>
            {badge && (
              <span className="muted line" style={styles.badge}>
                {badge}
              </span>
            )}{" "}
            <Words>{value}</Words>
            {detail && (
              <div className="muted" style={styles.detail}>
                <Words>{detail}</Words>
              </div>
            )}
          </td>
        </tr>
      ))}
    </Lines>
  );
}

/** What the agent wants to act on, a line for each of its first fields. */
export function Fields({ title, aside, rows, note }: NonNullable<Letter["fields"]>) {
  return (
    <>
      <Title aside={aside}>{title}</Title>
      <Lines>
        {rows.map(({ name, value, code }, index) => (
          <tr key={index}>
            <Name>
              <Words>{name}</Words>
            </Name>
            <td className="ink line" style={code ? styles.code : styles.value}>
              <Words>{value}</Words>
            </td>
          </tr>
        ))}
      </Lines>
      {note && <Note>{note}</Note>}
    </>
  );
}

function Lines({ children }: { children: ReactNode }) {
  return (
    <table width="100%" cellPadding="0" cellSpacing="0" style={styles.table}>
      <tbody>{children}</tbody>
    </table>
  );
}

function Name({ children }: { children: ReactNode }) {
  return (
    <th scope="row" className="muted line" style={styles.name}>
      {children}
    </th>
  );
}
